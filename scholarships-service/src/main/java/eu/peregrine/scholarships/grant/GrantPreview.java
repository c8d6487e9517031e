package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.Money;
import java.util.List;

/**
 * What proposed terms would change.
 *
 * @param comparedWith number of the version that the cases are compared with
 * @param items one for each case, in the order in which they were asked
 */
public record GrantPreview(int comparedWith, List<Comparison> items) {

    /**
     * One case by both.
     *
     * @param present by the version that holds today
     * @param proposed by the proposed terms
     * @param difference proposed less present
     */
    public record Comparison(GrantEstimate present, GrantEstimate proposed, Money difference) {}
}
