package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.grant.GrantProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A line of an import of applications to one call.
 *
 * @param id the caller's id, when it brings one
 * @param studentId who applies
 * @param mobilityId the stay that the money is for
 * @param motivation why
 * @param profile what the grant depends on besides the stay
 * @param submit whether it is handed in at once
 */
public record ApplicationLine(
        UUID id,
        @NotNull UUID studentId,
        UUID mobilityId,
        @Size(max = 10_000) String motivation,
        @Valid GrantProfile profile,
        Boolean submit) {

    ApplicationDraft to(UUID callId) {
        return new ApplicationDraft(id, callId, studentId, mobilityId, motivation, profile);
    }
}
