package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.mobility.MobilityKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A stay for which a grant is to be worked out.
 *
 * @param stay its first and last day
 * @param kind what it is for
 * @param country the host's, ISO 3166-1 alpha-2
 * @param length long or short; by its days when absent
 * @param interruptions days on which it was interrupted
 * @param forceMajeure whether it ended early through nobody's fault, so that the shortest stay does not matter
 * @param profile what else it depends on; nothing declared when absent
 */
public record GrantCase(
        @NotNull @Valid Period stay,
        @NotNull MobilityKind kind,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        StayLength length,
        @Size(max = 50) List<@NotNull @Valid Period> interruptions,
        Boolean forceMajeure,
        @Valid GrantProfile profile) {

    /** Fills in what is absent. */
    public GrantCase {
        interruptions = interruptions == null ? List.of() : List.copyOf(interruptions);
        profile = profile == null ? GrantProfile.NONE : profile;
    }
}
