package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.grant.GrantProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * An application to be written.
 *
 * @param id the caller's id, when it brings one
 * @param callId the call
 * @param studentId who applies; a student's token can only name its own
 * @param mobilityId the stay that the money is for
 * @param motivation why
 * @param profile what the grant depends on besides the stay
 */
public record ApplicationDraft(
        UUID id,
        @NotNull UUID callId,
        @NotNull UUID studentId,
        UUID mobilityId,
        @Size(max = 10_000) String motivation,
        @Valid GrantProfile profile) {}
