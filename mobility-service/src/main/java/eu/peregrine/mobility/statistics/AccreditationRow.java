package eu.peregrine.mobility.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Part of a graduating cohort, by the days its students were abroad.
 *
 * @param cohort year of graduation
 * @param fromDays at least so many days
 * @param toDays at most so many; absent for the longest
 * @param students how many
 * @param share of the cohort, from 0 to 1, to four decimals
 */
@Schema(name = "AccreditationRow")
public record AccreditationRow(String cohort, int fromDays, Integer toDays, long students, BigDecimal share) {}
