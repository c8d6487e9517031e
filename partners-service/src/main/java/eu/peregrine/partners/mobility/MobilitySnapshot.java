package eu.peregrine.partners.mobility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What this service reads of a mobility's event; it ignores the rest.
 *
 * @param id of the mobility
 * @param reference what people quote it by, such as {@code OUT-2026-0042}
 * @param agreementId the agreement it happens under, if any
 * @param conditionId the condition of that agreement whose seat it takes, if any
 * @param direction {@code outgoing} or {@code incoming}
 * @param kind such as {@code exchange}
 * @param state where it stands
 * @param sendingId the organisation that sends
 * @param hostId the first organisation that hosts
 * @param hostCountry where that is, ISO 3166-1 alpha-2
 * @param academicYear in which the stay starts
 * @param term in which it starts, if it keeps to one
 * @param segments the parts of the stay in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MobilitySnapshot(
        UUID id,
        String reference,
        UUID agreementId,
        UUID conditionId,
        String direction,
        String kind,
        String state,
        UUID sendingId,
        UUID hostId,
        String hostCountry,
        String academicYear,
        String term,
        List<Segment> segments) {

    MobilitySnapshot {
        segments = segments == null ? List.of() : segments;
    }

    /** The organisation at the other end, seen from the home school; null while the direction is unknown. */
    UUID partnerId() {
        if (direction == null) {
            return null;
        }
        return direction.equals("incoming") ? sendingId : hostId;
    }

    /** First day of the stay, the attested one where there is one. */
    LocalDate start() {
        return days(Segment::start).min(LocalDate::compareTo).orElse(null);
    }

    /** Last day of the stay, the attested one where there is one. */
    LocalDate end() {
        return days(Segment::end).max(LocalDate::compareTo).orElse(null);
    }

    /** Calendar days of all segments, both ends counted; null when none has dates. */
    Integer days() {
        return start() == null || end() == null
                ? null
                : Math.toIntExact(segments.stream().mapToLong(Segment::length).sum());
    }

    private Stream<LocalDate> days(java.util.function.Function<Segment, LocalDate> day) {
        return segments.stream().map(day).filter(Objects::nonNull);
    }

    /** A part of the stay. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Segment(Days planned, Days actual) {

        LocalDate start() {
            return actual != null && actual.start() != null ? actual.start() : planned == null ? null : planned.start();
        }

        LocalDate end() {
            return actual != null && actual.end() != null ? actual.end() : planned == null ? null : planned.end();
        }

        long length() {
            return start() == null || end() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(start(), end()) + 1);
        }
    }

    /** Two days, either of which may be unknown. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Days(LocalDate start, LocalDate end) {}
}
