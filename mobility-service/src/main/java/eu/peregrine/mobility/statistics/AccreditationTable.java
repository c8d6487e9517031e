package eu.peregrine.mobility.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of each graduating cohort was abroad for how long, as accreditation asks for it.
 *
 * @param asOf the day until which days are counted
 * @param items one for each cohort, by year
 */
@Schema(name = "AccreditationTable")
public record AccreditationTable(LocalDate asOf, List<Cohort> items) {

    /**
     * A graduating cohort.
     *
     * @param cohort year of graduation
     * @param students how many the school has of it
     * @param meanDays days abroad of a student on average, to one decimal
     * @param shares one for each length, those of nobody too
     */
    @Schema(name = "AccreditedCohort")
    public record Cohort(String cohort, long students, BigDecimal meanDays, List<AccreditationRow> shares) {}
}
