package eu.peregrine.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;

/**
 * The right to relay, held by one process at a time. It is a row with a deadline by the database's clock and a token
 * that rises when it changes hands, so it works behind any connection pooler.
 */
final class Lease {

    private final OutboxStore store;
    private final String holder;
    private final Duration duration;
    private final Duration renewal;
    private Long token;
    private long renewedAt;

    Lease(OutboxStore store, String holder, RelaySettings settings) {
        this.store = store;
        this.holder = holder;
        this.duration = settings.lease();
        this.renewal = settings.renewal();
    }

    /** Whether this process believes that it leads. */
    boolean held() {
        return token != null;
    }

    /** The token of the present term. */
    long token() {
        return token;
    }

    /** Takes the lease if nobody holds it. */
    boolean acquire() throws SQLException {
        long before = System.nanoTime();
        token = store.acquireLease(holder, duration).orElse(null);
        renewedAt = before;
        return held();
    }

    /** Renews when it is time to; answers false when somebody else leads by now. */
    boolean keep() throws SQLException {
        long now = System.nanoTime();
        if (now - renewedAt < renewal.toNanos()) {
            return true;
        }
        if (!store.renewLease(token, duration)) {
            token = null;
            return false;
        }
        renewedAt = now;
        return true;
    }

    /** Lets another process lead at once. */
    void release() throws SQLException {
        if (held()) {
            store.endLease(token);
            token = null;
        }
    }

    /** Forgets the lease without giving it back; it ends by itself. */
    void forget() {
        token = null;
    }
}
