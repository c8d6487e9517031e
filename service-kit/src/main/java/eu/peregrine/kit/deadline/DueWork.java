package eu.peregrine.kit.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Work that falls due on the domain's clock: an agreement that expires, a reminder ahead of a deadline. A service makes
 * it a bean; {@link Deadlines} asks it every second, and at once after the clock was moved, in one replica at a time.
 *
 * <p>All methods are called inside one short transaction, without a caller: what they change is the system's act. A
 * batch that fails is rolled back as a whole and done again item by item, each in a transaction of its own, so that an
 * item which cannot be done holds back no other; it is tried again later, less and less often.
 */
public interface DueWork {

    /** A short name, unique in the service and never changed, such as {@code agreement-expiry}. */
    String name();

    /**
     * What is due, longest overdue first.
     *
     * @param now the domain's time
     * @param limit how many at most; by an index, whatever the size of the table
     * @return the ids of what is due; what was done is not among them any more
     */
    List<UUID> due(Instant now, int limit);

    /**
     * Does what is due with one of them. Nothing happens if it is not due any more: somebody else may have been quicker.
     *
     * @param id one that was due a moment ago
     * @param now the domain's time, the same for a whole batch
     */
    void settle(UUID id, Instant now);

    /**
     * Does what is due with many of them. One by one, unless the work knows how to read and write for all of them at once.
     *
     * @param ids that were due a moment ago
     * @param now the domain's time
     */
    default void settle(List<UUID> ids, Instant now) {
        ids.forEach(id -> settle(id, now));
    }
}
