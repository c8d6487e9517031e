package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The decision about one student in words: where they were placed and why every wish they preferred was refused.
 *
 * @param text one or two sentences to show to the student
 * @param reasons one entry per refused wish and cause, in the order of the wishes
 */
@Schema(name = "PlacementExplanation")
public record Explanation(String text, List<RefusedWish> reasons) {

    /**
     * A cause of refusal.
     *
     * @param wish rank of the wish, from 1; absent when the student filed none
     * @param destination what was wished for
     * @param score the student's there, when the score was the cause
     * @param lastAdmittedScore the weakest admitted there, when the score was the cause
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedWish(
            Integer wish,
            UUID destination,
            String code,
            String detail,
            BigDecimal score,
            BigDecimal lastAdmittedScore) {}

    /** The same once a seat that others held before has become the student's. */
    Explanation promoted(String place, int rank, int wishes) {
        List<RefusedWish> left = reasons.stream()
                .filter(r -> r.wish() != null && r.wish() < rank)
                .toList();
        return new Explanation(
                "A seat at " + place + ", wish " + rank + " of " + wishes
                        + ", became free and is yours by the priorities of the allocation.",
                left);
    }

    /** Where an officer has decided. */
    static Explanation overridden(String place) {
        return new Explanation("Placed at " + place + " by a decision of the international office.", List.of());
    }
}
