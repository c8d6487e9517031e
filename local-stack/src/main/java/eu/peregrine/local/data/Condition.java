package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * One directional cooperation condition of an agreement.
 *
 * @param sending the organisation that sends
 * @param receiving the organisation that receives
 * @param firstAcademicYear {@code 2026/2027}
 * @param mobilitiesPerYear people
 * @param totalMonthsPerYear months of all of them together
 * @param languages all of them are asked for
 */
public record Condition(
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

    /**
     * A field of education.
     *
     * @param iscedF four digits of ISCED-F 2013
     */
    public record SubjectArea(String iscedF) {}
}
