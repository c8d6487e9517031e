package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The membership of an organisation in a network.
 *
 * @param networkId the network: an organisation of kind {@code network}
 * @param role what it is there, such as {@code member} or {@code coordinator}
 * @param start first day
 * @param end last day; absent while it lasts
 * @param delegates ids of the organisation's contacts who speak for it there
 */
public record MembershipDraft(
        @NotNull UUID networkId,
        @Size(max = 100) String role,
        @NotNull LocalDate start,
        LocalDate end,
        @Size(max = 20) List<@NotNull UUID> delegates) {

    /** Absent delegates are none. */
    public MembershipDraft {
        delegates = delegates == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(delegates));
    }
}
