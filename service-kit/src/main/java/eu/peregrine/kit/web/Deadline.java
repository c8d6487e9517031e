package eu.peregrine.kit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Until when something must be done: the whole of a day, where it applies.
 *
 * @param date the last day
 * @param zone IANA time zone in which that day is meant, such as {@code Europe/Paris}
 * @param instant when that day is over
 */
public record Deadline(LocalDate date, String zone, Instant instant) {

    /** The end of a day in a time zone. */
    public static Deadline of(LocalDate date, ZoneId zone) {
        return new Deadline(
                date, zone.getId(), date.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
