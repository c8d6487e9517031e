package eu.peregrine.scholarships.application;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An application's public state, the payload of its events: without the motivation and the scores, which are between the
 * applicant, the office and the reviewers.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param callId the call
 * @param studentId who applies
 * @param mobilityId the stay that the money is for
 * @param reasons codes of what speaks or spoke against it
 * @param submittedAt when it was handed in
 */
public record ApplicationPublicState(
        UUID id,
        String reference,
        ApplicationState state,
        UUID callId,
        UUID studentId,
        UUID mobilityId,
        List<String> reasons,
        Instant submittedAt) {

    static ApplicationPublicState of(Application application) {
        return new ApplicationPublicState(
                application.id(),
                application.reference(),
                application.state(),
                application.callId(),
                application.studentId(),
                application.mobilityId(),
                application.reasons().stream().map(Reason::code).toList(),
                application.submittedAt());
    }

    static VisibleTo visibleTo(Application application) {
        return VisibleTo.roles(Roles.REVIEWER).person(application.studentId());
    }
}
