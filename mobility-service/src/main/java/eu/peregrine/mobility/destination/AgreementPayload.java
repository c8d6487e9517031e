package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What is read of an agreement's events.
 *
 * @param id the agreement
 * @param state its life-cycle state at partners-service
 * @param conditions what it says, per direction and activity
 */
record AgreementPayload(UUID id, String state, List<Condition> conditions) {

    /** One direction of the agreement; months are per academic year, both terms together. */
    record Condition(
            UUID id,
            String activity,
            UUID sending,
            UUID receiving,
            String firstAcademicYear,
            String lastAcademicYear,
            int mobilitiesPerYear,
            BigDecimal totalMonthsPerYear,
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
