package eu.peregrine.scholarships.application;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An application as the API shows it.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param call the call
 * @param student who applies
 * @param mobility the stay that the money is for
 * @param motivation why
 * @param submittedAt when it was handed in
 * @param reasons what speaks or spoke against it
 * @param scores what reviewers gave; not for the student
 * @param conflicts who must not judge it; not for the student
 * @param total from 0 to 100; not for the student
 * @param rank its place in the order; not for the student
 * @param actions what can be done; of a single application only
 * @param version for the ETag
 */
public record ApplicationView(
        UUID id,
        String reference,
        ApplicationState state,
        Ref call,
        Ref student,
        Ref mobility,
        String motivation,
        Instant submittedAt,
        List<Reason> reasons,
        List<Score> scores,
        List<Conflict> conflicts,
        BigDecimal total,
        Integer rank,
        List<Action> actions,
        long version)
        implements Versioned {

    static ApplicationView of(
            Application application, LocalizedText callName, boolean showsScores, List<Action> actions) {
        return new ApplicationView(
                application.id(),
                application.reference(),
                application.state(),
                Ref.to("calls", application.callId(), callName),
                Ref.to("students", application.studentId()),
                Ref.to("mobilities", application.mobilityId()),
                application.motivation(),
                application.submittedAt(),
                application.reasons(),
                showsScores ? application.scores() : null,
                showsScores ? application.conflicts() : null,
                showsScores ? application.total() : null,
                showsScores ? application.place() : null,
                actions,
                application.version());
    }
}
