package eu.peregrine.scholarships.mobility;

import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What this service reads of a mobility event's payload, which holds the mobility's whole public state. Words stay text:
 * a kind or state that is new over there must not stop the projection here.
 *
 * @param id the mobility
 * @param reference its short reference
 * @param direction {@code outgoing | incoming | internal}
 * @param kind {@code exchange | internship | …}
 * @param state the life-cycle state
 * @param studentId who goes
 * @param hostCountry ISO 3166-1 alpha-2
 * @param programmeId the student's programme, where the event tells it
 * @param segments the stays, first to last
 * @param interruptions whole days in which the participant was away from the host
 * @param forceMajeure whether it ended early, or was cancelled, through nobody's fault
 */
record MobilityState(
        UUID id,
        String reference,
        String direction,
        String kind,
        String state,
        UUID studentId,
        String hostCountry,
        UUID programmeId,
        List<Segment> segments,
        List<Period> interruptions,
        boolean forceMajeure) {

    private static final Set<String> HAS_DEPARTED = Set.of("RETURNED", "RECOGNISED", "CLOSED");
    private static final Set<String> HAS_ARRIVED = Set.of("ON_SITE", "INTERRUPTED");
    private static final Set<String> HAS_TRANSCRIPT = Set.of("RECOGNISED", "CLOSED");

    /** One stay at one host. */
    record Segment(String country, Dates planned, Dates actual) {}

    /** First and last day, of which the last may be unknown yet. */
    record Dates(LocalDate start, LocalDate end) {}

    boolean arrived() {
        return departed()
                || HAS_ARRIVED.contains(state)
                || stays().anyMatch(
                                stay -> stay.actual() != null && stay.actual().start() != null);
    }

    boolean departed() {
        return HAS_DEPARTED.contains(state);
    }

    boolean transcriptReceived() {
        return HAS_TRANSCRIPT.contains(state);
    }

    boolean cancelled() {
        return "CANCELLED".equals(state);
    }

    LocalDate plannedStart() {
        return planned(Dates::start).min(LocalDate::compareTo).orElse(null);
    }

    LocalDate plannedEnd() {
        return planned(Dates::end).max(LocalDate::compareTo).orElse(null);
    }

    LocalDate startsOn() {
        return best(Dates::start).min(LocalDate::compareTo).orElse(null);
    }

    LocalDate endsOn() {
        return best(Dates::end).max(LocalDate::compareTo).orElse(null);
    }

    String country() {
        return hostCountry != null
                ? hostCountry
                : stays().map(Segment::country)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Stream<LocalDate> planned(Function<Dates, LocalDate> end) {
        return stays().map(Segment::planned).filter(Objects::nonNull).map(end).filter(Objects::nonNull);
    }

    private Stream<LocalDate> best(Function<Dates, LocalDate> end) {
        return stays().map(stay -> {
                    LocalDate happened = stay.actual() == null ? null : end.apply(stay.actual());
                    return happened != null || stay.planned() == null ? happened : end.apply(stay.planned());
                })
                .filter(Objects::nonNull);
    }

    private Stream<Segment> stays() {
        return segments == null ? Stream.empty() : segments.stream();
    }
}
