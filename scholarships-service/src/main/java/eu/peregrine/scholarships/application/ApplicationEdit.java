package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.grant.GrantProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What an application says, in full.
 *
 * @param mobilityId the stay that the money is for
 * @param motivation why
 * @param profile what the grant depends on besides the stay
 */
public record ApplicationEdit(
        UUID mobilityId,
        @Size(max = 10_000) String motivation,
        @Valid GrantProfile profile) {}
