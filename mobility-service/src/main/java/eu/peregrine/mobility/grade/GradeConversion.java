package eu.peregrine.mobility.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts grades by comparing distributions (ECTS Users' Guide 2015, annex 2, and EGRACONS): a grade stands for a part of all
 * who passed, counted from the best; what the other institution gives to the same part is its equivalent.
 */
final class GradeConversion {

    private static final BigDecimal TWO = new BigDecimal(2);
    private static final int SCALE = 6;

    private GradeConversion() {}

    /**
     * What a grade is elsewhere.
     *
     * @param from distribution that the grade belongs to, the best one first
     * @param to the other distribution
     * @return empty where the grade is no passing grade of its scale
     */
    static Optional<ConvertedGrade> convert(String grade, List<GradeShare> from, List<GradeShare> to) {
        Part part = parts(from).stream()
                .filter(p -> p.grade().equals(grade))
                .findFirst()
                .orElse(null);
        if (part == null) {
            return Optional.empty();
        }
        List<Part> others = parts(to);
        BigDecimal middle = part.first().add(part.last()).divide(TWO, SCALE, RoundingMode.HALF_UP);
        return Optional.of(
                new ConvertedGrade(after(part.first(), others), upTo(part.last(), others), upTo(middle, others)));
    }

    /**
     * A grade's part of all who passed.
     *
     * @param first where it begins, 0 for the best
     * @param last where it ends, 1 for the last
     */
    private record Part(String grade, BigDecimal first, BigDecimal last) {}

    private static List<Part> parts(List<GradeShare> grades) {
        BigDecimal all = grades.stream().map(GradeShare::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Part> parts = new ArrayList<>();
        BigDecimal begun = BigDecimal.ZERO;
        for (GradeShare share : grades) {
            BigDecimal end = begun.add(share.share());
            parts.add(new Part(
                    share.grade(),
                    begun.divide(all, SCALE, RoundingMode.HALF_UP),
                    end.divide(all, SCALE, RoundingMode.HALF_UP)));
            begun = end;
        }
        return parts;
    }

    /** The grade of those who come right after a point. */
    private static String after(BigDecimal point, List<Part> parts) {
        return parts.stream()
                .filter(part -> point.compareTo(part.last()) < 0)
                .findFirst()
                .orElse(parts.get(parts.size() - 1))
                .grade();
    }

    /** The grade of those who come right before a point. */
    private static String upTo(BigDecimal point, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.first().compareTo(part.last()) < 0 && point.compareTo(part.last()) <= 0)
                .findFirst()
                .orElse(parts.get(parts.size() - 1))
                .grade();
    }
}
