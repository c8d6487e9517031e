package eu.peregrine.partners.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The whole public state of a review, as its events carry it: no reviewer, no words of theirs.
 *
 * @param id its id
 * @param reference its short reference
 * @param organisationId who is reviewed
 * @param state where it stands
 * @param criteria what it is judged by
 * @param reviewers how many reviewers have given points that count
 * @param conflicts how many conflicts of interest were declared
 * @param total 0 to 20; absent until every criterion has points that count
 * @param decision the outcome, once there is one
 * @param validFrom its first day
 * @param validUntil its last day
 */
record ReviewEvent(
        UUID id,
        String reference,
        UUID organisationId,
        ReviewState state,
        List<Criterion> criteria,
        long reviewers,
        int conflicts,
        BigDecimal total,
        Decision decision,
        LocalDate validFrom,
        LocalDate validUntil) {

    static ReviewEvent of(SelectionReview review) {
        return new ReviewEvent(
                review.id(),
                review.reference(),
                review.organisation().id(),
                review.state(),
                review.criteria(),
                review.scores().stream()
                        .map(Score::reviewer)
                        .filter(reviewer -> !review.isConflicted(reviewer))
                        .distinct()
                        .count(),
                review.conflicts().size(),
                review.total(),
                review.decision(),
                review.validFrom(),
                review.validUntil());
    }
}
