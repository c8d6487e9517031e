package eu.peregrine.partners.review;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a total comes about, so that anybody can work it out again.
 *
 * @param value 0 to 20; absent until every criterion has points that count
 * @param lines one per criterion
 * @param rounding how it was rounded
 */
public record ReviewTotal(BigDecimal value, List<Line> lines, String rounding) {

    /**
     * What one criterion adds.
     *
     * @param criterion its code
     * @param weight per cent
     * @param points that count, in ascending order
     * @param mean of the points, four decimals; absent without points
     * @param contribution mean × weight ÷ 100, six decimals; absent without points
     */
    public record Line(
            String criterion, int weight, List<BigDecimal> points, BigDecimal mean, BigDecimal contribution) {}
}
