package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.call.Criterion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums scores up: per criterion the mean over its reviewers, weighted, from 0 to 100 with four decimals. */
final class Totals {

    private static final int INNER_SCALE = 12;
    private static final int SCALE = 4;

    private Totals() {}

    /** The mean points of each criterion that was scored. */
    static Map<String, BigDecimal> means(List<Score> scores) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Score score : scores) {
            sums.merge(score.criterion(), score.points(), BigDecimal::add);
            counts.merge(score.criterion(), 1, Integer::sum);
        }
        Map<String, BigDecimal> means = new HashMap<>();
        sums.forEach((criterion, sum) -> means.put(
                criterion, sum.divide(BigDecimal.valueOf(counts.get(criterion)), INNER_SCALE, RoundingMode.HALF_EVEN)));
        return means;
    }

    /** The weighted total; null while a criterion has no score, or fewer reviewers scored than are needed. */
    static BigDecimal total(List<Criterion> criteria, List<Score> scores, int needed) {
        if (scores.stream().map(Score::reviewer).distinct().count() < needed) {
            return null;
        }
        Map<String, BigDecimal> means = means(scores);
        BigDecimal total = BigDecimal.ZERO;
        for (Criterion criterion : criteria) {
            BigDecimal mean = means.get(criterion.code());
            if (mean == null) {
                return null;
            }
            total = total.add(mean.multiply(BigDecimal.valueOf(criterion.weight()))
                    .divide(BigDecimal.valueOf(criterion.maximum()), INNER_SCALE, RoundingMode.HALF_EVEN));
        }
        return total.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
