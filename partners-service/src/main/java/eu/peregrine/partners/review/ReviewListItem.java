package eu.peregrine.partners.review;

import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A review in a list.
 *
 * @param id its id
 * @param reference its short reference
 * @param organisation who is reviewed
 * @param state where it stands
 * @param total 0 to 20; absent until every criterion has points that count
 * @param decision the outcome, once there is one
 * @param validFrom first day of the decision
 * @param validUntil its last day
 * @param modifiedAt when it was last changed
 * @param href where it is
 */
public record ReviewListItem(
        UUID id,
        String reference,
        Ref organisation,
        ReviewState state,
        BigDecimal total,
        Decision decision,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant modifiedAt,
        String href) {

    static ReviewListItem of(SelectionReview review) {
        return new ReviewListItem(
                review.id(),
                review.reference(),
                review.organisation().toRef(),
                review.state(),
                review.total(),
                review.decision(),
                review.validFrom(),
                review.validUntil(),
                review.modifiedAt(),
                "/api/v1/selection-reviews/" + review.id());
    }
}
