package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The membership of an organisation in a network.
 *
 * @param networkId the network: an organisation of kind {@code network}
 * @param role what it is there, such as {@code member} or {@code coordinator}
 * @param start first day
 * @param end last day; absent while it lasts
 */
public record MembershipDraft(
        @NotNull UUID networkId,
        @Size(max = 100) String role,
        @NotNull LocalDate start,
        LocalDate end) {}
