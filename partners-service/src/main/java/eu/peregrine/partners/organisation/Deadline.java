package eu.peregrine.partners.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The last day for something.
 *
 * @param date the day
 * @param zone IANA time zone in which the day ends
 * @param instant when it ends: the first instant that is too late
 */
public record Deadline(LocalDate date, String zone, Instant instant) {

    static Deadline of(LocalDate date, String zone) {
        return date == null
                ? null
                : new Deadline(
                        date,
                        zone,
                        date.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant());
    }
}
