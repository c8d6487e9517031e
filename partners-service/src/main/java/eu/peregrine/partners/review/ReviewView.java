package eu.peregrine.partners.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A review as one reads it.
 *
 * @param id its id
 * @param reference its short reference, such as {@code REV-2026-0001}
 * @param organisation who is reviewed
 * @param state where it stands
 * @param criteria what it is judged by
 * @param scores points with their evidence, and whether they count
 * @param conflicts declared conflicts of interest
 * @param total how the total comes about
 * @param decision the outcome, once there is one
 * @param reason why
 * @param validFrom first day of the decision
 * @param validUntil its last day
 * @param decidedBy subject of the decider's token
 * @param decidedAt when it was decided
 * @param modifiedAt when it was last changed
 * @param actions what the caller may do now
 * @param version of the aggregate, for the ETag; never in the JSON
 */
public record ReviewView(
        UUID id,
        String reference,
        Ref organisation,
        ReviewState state,
        List<Criterion> criteria,
        List<ScoreView> scores,
        List<Conflict> conflicts,
        ReviewTotal total,
        Decision decision,
        String reason,
        LocalDate validFrom,
        LocalDate validUntil,
        String decidedBy,
        Instant decidedAt,
        Instant modifiedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * Points as one reads them.
     *
     * @param reviewer subject of the reviewer's token
     * @param criterion code of the criterion
     * @param points 0 to 20
     * @param evidence what they rest on
     * @param at when they were given
     * @param counts whether they count: not those of a reviewer with a conflict of interest
     */
    public record ScoreView(
            String reviewer,
            String criterion,
            BigDecimal points,
            List<Evidence> evidence,
            Instant at,
            boolean counts) {}

    static ReviewView of(SelectionReview review, List<Action> actions) {
        return new ReviewView(
                review.id(),
                review.reference(),
                review.organisation().toRef(),
                review.state(),
                review.criteria(),
                review.scores().stream()
                        .map(score -> new ScoreView(
                                score.reviewer(),
                                score.criterion(),
                                score.points(),
                                score.evidence(),
                                score.at(),
                                !review.isConflicted(score.reviewer())))
                        .toList(),
                review.conflicts(),
                review.explain(),
                review.decision(),
                review.reason(),
                review.validFrom(),
                review.validUntil(),
                review.decidedBy(),
                review.decidedAt(),
                review.modifiedAt(),
                actions,
                review.version());
    }
}
