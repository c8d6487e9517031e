package eu.peregrine.mobility.cohort;

import eu.peregrine.mobility.student.Verdict;
import java.util.Map;

/**
 * A cohort at a glance.
 *
 * @param id its year of graduation
 * @param students how many there are
 * @param verdicts how many of each verdict
 * @param outlook where they are listed
 */
public record CohortSummary(String id, long students, Map<Verdict, Long> verdicts, String outlook) {}
