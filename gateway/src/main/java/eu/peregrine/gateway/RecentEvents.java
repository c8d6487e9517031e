package eu.peregrine.gateway;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The latest events, in the order in which this gateway read them; the oldest make room. Every listener has its own place among
 * them, so that a slow one holds up nobody and costs no memory of its own.
 */
final class RecentEvents {

    private final StreamEvent[] events;
    private final String topicPrefix;
    private final Map<TopicPartition, Long> start = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long first;
    private long end;

    /**
     * Room for so many.
     *
     * @param size the most events that are kept
     */
    RecentEvents(int size, String topicPrefix) {
        this.events = new StreamEvent[size];
        this.topicPrefix = topicPrefix;
    }

    /** From now on a partition is read, from this offset on. */
    synchronized void begin(TopicPartition partition, long offset) {
        start.putIfAbsent(partition, offset);
        next.putIfAbsent(partition, offset);
    }

    /** What is read next of each partition. */
    synchronized Map<TopicPartition, Long> next() {
        return Map.copyOf(next);
    }

    /** Adds one, and gives it the id of the place behind it. */
    synchronized void add(StreamEvent event, Instant now) {
        next.put(event.partition(), event.offset() + 1);
        if (end - first == events.length) {
            StreamEvent oldest = events[slot(first++)];
            start.merge(oldest.partition(), oldest.offset() + 1, Math::max);
        }
        events[slot(end++)] = event.with(new Offsets(next, now).text(topicPrefix));
    }

    /** A record that is no event is passed over. */
    synchronized void pass(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** The place behind the latest. */
    synchronized long end() {
        return end;
    }

    /** The id of the place behind the latest. */
    synchronized String id(Instant now) {
        return new Offsets(next, now).text(topicPrefix);
    }

    /** The id of a place, if it is the one behind the latest; null if something has come since. */
    synchronized String idAt(long place, Instant now) {
        return place == end ? id(now) : null;
    }

    /** The first place that is kept, if everything since {@code from} is; -1 if some of it has made room. */
    synchronized long place(Offsets from) {
        return from.reaches(start) ? first : -1;
    }

    /** Whether the event at a place has made room already. */
    synchronized boolean gone(long place) {
        return place < first;
    }

    /** The event at a place; null behind the latest. */
    synchronized StreamEvent at(long place) {
        return place >= end ? null : events[slot(place)];
    }

    private int slot(long place) {
        return (int) (place % events.length);
    }
}
