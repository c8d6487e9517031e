package eu.peregrine.kit.outbox;

import eu.peregrine.kit.outbox.OutboxRow.Key;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows under way, one lane per aggregate. Only the first row of a lane is with the broker; the next one starts when
 * that is acknowledged. Not thread-safe: it belongs to the relay's thread.
 */
final class Lanes {

    private final Map<Key, Deque<OutboxRow>> lanes = new HashMap<>();
    private final Set<Long> positions = new HashSet<>();

    /** Puts a row in its lane; true when it is first and may be sent now. */
    boolean enter(OutboxRow row) {
        positions.add(row.position());
        Deque<OutboxRow> lane = lanes.computeIfAbsent(row.key(), key -> new ArrayDeque<>(2));
        lane.addLast(row);
        return lane.size() == 1;
    }

    /** Takes the acknowledged first row out of its lane; answers the next one, or null. */
    OutboxRow advance(OutboxRow acknowledged) {
        Deque<OutboxRow> lane = lanes.get(acknowledged.key());
        lane.removeFirst();
        positions.remove(acknowledged.position());
        if (lane.isEmpty()) {
            lanes.remove(acknowledged.key());
            return null;
        }
        return lane.peekFirst();
    }

    /** Clears a whole lane; its rows are read again later. */
    void leave(Key key) {
        Deque<OutboxRow> lane = lanes.remove(key);
        if (lane != null) {
            lane.forEach(row -> positions.remove(row.position()));
        }
    }

    /** How many rows are under way. */
    int size() {
        return positions.size();
    }

    /** How many lanes have a row with the broker. */
    int busy() {
        return lanes.size();
    }

    /** Positions of the rows under way. */
    Collection<Long> positions() {
        return positions;
    }

    void clear() {
        lanes.clear();
        positions.clear();
    }
}
