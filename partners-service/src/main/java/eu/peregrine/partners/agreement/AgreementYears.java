package eu.peregrine.partners.agreement;

import java.time.LocalDate;
import java.util.List;

/** Moves conditions in time. */
final class AgreementYears {

    private AgreementYears() {}

    /**
     * The same conditions later, each lasting as long as before; without ids, since they are new ones.
     *
     * @param conditions of the agreement that is renewed
     * @param firstYear in which the earliest begins; the year after the last one when null
     */
    static List<ConditionTerms> moved(List<ConditionTerms> conditions, String firstYear) {
        if (conditions.isEmpty()) {
            return List.of();
        }
        int first = conditions.stream()
                .mapToInt(condition -> AcademicYears.start(condition.firstAcademicYear()))
                .min()
                .getAsInt();
        int last = conditions.stream()
                .mapToInt(condition -> AcademicYears.start(condition.lastAcademicYear()))
                .max()
                .getAsInt();
        int years = (firstYear == null ? last + 1 : AcademicYears.start(firstYear)) - first;
        return conditions.stream()
                .map(condition -> condition
                        .withYears(
                                AcademicYears.later(condition.firstAcademicYear(), years),
                                AcademicYears.later(condition.lastAcademicYear(), years))
                        .withId(null))
                .toList();
    }

    /**
     * The same conditions, ending with the academic year that runs today; those that begin later last one year.
     *
     * @param conditions that are in force
     * @param today the day
     */
    static List<ConditionTerms> shortened(List<ConditionTerms> conditions, LocalDate today) {
        return conditions.stream()
                .map(condition -> condition.withYears(condition.firstAcademicYear(), shortest(condition, today)))
                .toList();
    }

    private static String shortest(ConditionTerms condition, LocalDate today) {
        String running = AcademicYears.running(today, condition.firstAcademicYear());
        String earliest = AcademicYears.isBefore(running, condition.firstAcademicYear())
                ? condition.firstAcademicYear()
                : running;
        return AcademicYears.isBefore(earliest, condition.lastAcademicYear()) ? earliest : condition.lastAcademicYear();
    }
}
