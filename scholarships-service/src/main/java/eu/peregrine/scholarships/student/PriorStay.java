package eu.peregrine.scholarships.student;

import java.time.LocalDate;

/**
 * A stay abroad from before the system.
 *
 * @param kind what it was
 * @param start first day there
 * @param end last day there, which counts
 * @param grantedDays days that a grant paid for; null for none
 */
public record PriorStay(String kind, LocalDate start, LocalDate end, Integer grantedDays) {}
