package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is read of an agreement's events.
 *
 * @param id the agreement
 * @param state its life-cycle state at partners-service
 * @param conditions what is in force, per direction and activity
 * @param endsOn the first day on which it is over by notice; absent of most
 */
record AgreementPayload(UUID id, String state, List<Condition> conditions, LocalDate endsOn) {

    /** Whether a stay that begins with an academic year would begin under the agreement. */
    boolean lastsInto(AcademicYear year) {
        return endsOn == null || year.firstDay().isBefore(endsOn);
    }

    /** One direction of the agreement; months, and days of staff, are per academic year, both terms together. */
    record Condition(
            UUID id,
            String activity,
            UUID sending,
            UUID receiving,
            String firstAcademicYear,
            String lastAcademicYear,
            int mobilitiesPerYear,
            BigDecimal totalMonthsPerYear,
            BigDecimal totalDaysPerYear,
            List<SubjectArea> subjectAreas,
            List<Integer> eqfLevels,
            boolean blended,
            List<Language> languages) {

        boolean isForStudies() {
            return "student-studies".equals(activity);
        }
    }

    record SubjectArea(String iscedF) {}

    record Language(String language, Cefr cefr, SubjectArea subjectArea) {}
}
