package eu.peregrine.partners.review;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules and the arithmetic of reviews. */
final class ReviewRules {

    static final String ROUNDING =
            "Means to four decimals, half up; contributions exact; their sum to two decimals, half up.";

    private static final int WHOLE = 100;
    private static final int MEAN_DECIMALS = 4;
    private static final int TOTAL_DECIMALS = 2;

    private ReviewRules() {}

    /** Whether an organisation can be reviewed at all. */
    static Violations check(Organisation organisation) {
        return new Violations()
                .check(!organisation.isHome(), "/organisationId", "home-stays", "The school does not review itself.")
                .check(
                        organisation.mergedInto() == null,
                        "/organisationId",
                        "merged-already",
                        "That organisation was merged; name the one that stands for it, " + organisation.mergedInto()
                                + ".")
                .check(
                        organisation.mergedInto() != null || organisation.state() != OrganisationState.ARCHIVED,
                        "/organisationId",
                        "organisation-archived",
                        "That organisation is archived; nothing is agreed with it any more.");
    }

    static Violations check(List<Criterion> criteria) {
        Violations violations = new Violations();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < criteria.size(); i++) {
            violations.check(
                    codes.add(criteria.get(i).code()),
                    "/criteria/" + i + "/code",
                    "criterion-twice",
                    "Every criterion has a code of its own.");
        }
        int sum = criteria.stream().mapToInt(Criterion::weight).sum();
        violations.check(
                sum == WHOLE, "/criteria", "weights-not-100", "The weights make " + sum + ", and must make 100.");
        return violations;
    }

    static Violations check(ScoresDraft draft, Collection<Criterion> criteria) {
        Set<String> known = new HashSet<>();
        criteria.forEach(criterion -> known.add(criterion.code()));
        Violations violations = new Violations();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.scores().size(); i++) {
            ScoresDraft.Points points = draft.scores().get(i);
            String pointer = "/scores/" + i;
            violations.check(
                    known.contains(points.criterion()),
                    pointer + "/criterion",
                    "unknown-criterion",
                    "This review is not about \"" + points.criterion() + "\".");
            violations.check(
                    seen.add(points.criterion()),
                    pointer + "/criterion",
                    "criterion-twice",
                    "One reviewer gives points once for a criterion.");
            for (int j = 0; j < points.evidence().size(); j++) {
                violations.check(
                        !points.evidence().get(j).empty(),
                        pointer + "/evidence/" + j,
                        "no-evidence",
                        "Evidence is a text, a page or a document.");
            }
        }
        return violations;
    }

    /** The total of the scores that count. */
    static ReviewTotal total(List<Criterion> criteria, Collection<Score> counted) {
        List<ReviewTotal.Line> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean complete = true;
        for (Criterion criterion : criteria) {
            ReviewTotal.Line line = line(criterion, counted);
            lines.add(line);
            complete &= line.contribution() != null;
            sum = complete ? sum.add(line.contribution()) : sum;
        }
        return new ReviewTotal(complete ? sum.setScale(TOTAL_DECIMALS, RoundingMode.HALF_UP) : null, lines, ROUNDING);
    }

    private static ReviewTotal.Line line(Criterion criterion, Collection<Score> counted) {
        List<BigDecimal> points = counted.stream()
                .filter(score -> score.criterion().equals(criterion.code()))
                .map(Score::points)
                .sorted()
                .toList();
        if (points.isEmpty()) {
            return new ReviewTotal.Line(criterion.code(), criterion.weight(), points, null, null);
        }
        BigDecimal mean = points.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(points.size()), MEAN_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal contribution =
                mean.multiply(BigDecimal.valueOf(criterion.weight())).movePointLeft(2);
        return new ReviewTotal.Line(criterion.code(), criterion.weight(), points, mean, contribution);
    }
}
