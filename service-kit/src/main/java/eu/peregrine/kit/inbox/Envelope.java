package eu.peregrine.kit.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * What stands on a received event, without what is in it: for those who pass on that something happened. Its fields are those
 * of {@link Event}.
 *
 * @param id the event's id, the same however often it is delivered
 * @param type short type without prefix and version
 * @param subject id of the aggregate that changed
 * @param sequence the aggregate's event counter, contiguous from 1
 * @param time when the change happened, by the producer's clock
 * @param visibleTo who may see it; empty where the producer named nobody
 */
public record Envelope(UUID id, String type, UUID subject, long sequence, Instant time, String visibleTo) {

    /** The aggregate's kind: the part of the type before the dot, for example {@code agreement}. */
    public String kind() {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }
}
