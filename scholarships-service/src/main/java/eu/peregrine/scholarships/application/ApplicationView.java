package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.scholarships.grant.GrantProfile;
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
 * @param student who applies; not for the reviewers of a blind call
 * @param mobility the stay that the money is for; not for the reviewers of a blind call
 * @param motivation why
 * @param profile what the grant depends on besides the stay; not for reviewers
 * @param documents its documents; not for the reviewers of a blind call
 * @param appeal what was brought forward against a refusal; not for reviewers
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
        GrantProfile profile,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<AttachedDocument> documents,
        Appeal appeal,
        Instant submittedAt,
        List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Score> scores,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Conflict> conflicts,
        BigDecimal total,
        Integer rank,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * What of it the caller sees.
     *
     * @param applicant who it is
     * @param scores what reviewers gave
     * @param file what is between the applicant and the office
     */
    record Seen(boolean applicant, boolean scores, boolean file) {}

    static ApplicationView of(Application application, LocalizedText callName, Seen seen, List<Action> actions) {
        return new ApplicationView(
                application.id(),
                application.reference(),
                application.state(),
                Ref.to("calls", application.callId(), callName),
                seen.applicant() ? Ref.to("students", application.studentId()) : null,
                seen.applicant() ? Ref.to("mobilities", application.mobilityId()) : null,
                application.motivation(),
                seen.file() ? application.profile() : null,
                seen.applicant() ? application.documents() : null,
                seen.file() ? application.appeal() : null,
                application.submittedAt(),
                application.reasons(),
                seen.scores() ? application.scores() : null,
                seen.scores() ? application.conflicts() : null,
                seen.scores() ? application.total() : null,
                seen.scores() ? application.place() : null,
                actions,
                application.version());
    }
}
