package eu.peregrine.mobility.seat;

import java.util.Comparator;
import java.util.UUID;

/**
 * What seats are counted by: an agreement's condition and the academic year in which the stay starts, all terms
 * together; or a destination at a campus, which has seats of its own in each term, and that year.
 */
public record SeatKey(UUID conditionId, String academicYear) implements Comparable<SeatKey> {
    private static final Comparator<SeatKey> ORDER =
            Comparator.comparing(SeatKey::conditionId).thenComparing(SeatKey::academicYear);

    /** The order in which several are locked, so that two writers cannot wait for each other. */
    @Override
    public int compareTo(SeatKey other) {
        return ORDER.compare(this, other);
    }
}
