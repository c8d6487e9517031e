package eu.peregrine.scholarships.fund;

import java.time.LocalDate;

/**
 * An amount to be moved.
 *
 * @param cents the amount, above zero
 * @param origin what it is for
 * @param on value date
 * @param text a few words for people, without names of persons
 */
public record Posting(long cents, Origin origin, LocalDate on, String text) {}
