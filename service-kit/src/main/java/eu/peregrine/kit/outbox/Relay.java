package eu.peregrine.kit.outbox;

import eu.peregrine.kit.outbox.OutboxRow.Key;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Carries rows from the outbox to the broker: reads in one short transaction, sends, and deletes what was acknowledged in
 * another. One process leads; the others wait for its lease to end.
 *
 * <p>Many aggregates are under way at once, each with one unacknowledged row. So the first appearance of every event in
 * the log is in the order of its aggregate, whoever leads and however often leaders change; only repetitions come late.
 */
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FOLLOWER_ASKS = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration AGGREGATE_WAITS = Duration.ofSeconds(1);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(5);
    private static final long DELETE_WITHIN = Duration.ofMillis(10).toNanos();
    private static final long READ_NOT_WITHIN = Duration.ofMillis(5).toNanos();
    private static final int DELETE_AT = 500;
    private static final Signal POKE = new Signal(null, null, -1);

    private final OutboxStore store;
    private final Courier courier;
    private final RelaySettings settings;
    private final RelayFaults faults;
    private final Lease lease;
    private final Lanes lanes = new Lanes();
    private final List<OutboxRow> acknowledged = new ArrayList<>();
    private final Map<Key, Long> held = new HashMap<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final AtomicBoolean poked = new AtomicBoolean();
    private final LongAdder sent = new LongAdder();
    private long term;
    private long lastRead;
    private long lastDelete;
    private boolean more;
    private String trouble;
    private volatile boolean stopping;

    /** Something happened: the fate of a row, or somebody poked. */
    private record Signal(OutboxRow row, Exception failure, long term) {}

    Relay(OutboxStore store, Courier courier, String holder, RelaySettings settings, RelayFaults faults) {
        this.store = store;
        this.courier = courier;
        this.settings = settings;
        this.faults = faults;
        this.lease = new Lease(store, holder, settings);
    }

    /** Says that the outbox has something new. Cheap, from any thread. */
    void poke() {
        if (poked.compareAndSet(false, true)) {
            signals.add(POKE);
        }
    }

    /** How many events this process has sent and had acknowledged. */
    long sent() {
        return sent.sum();
    }

    /** Asks the relay to finish what is under way and to hand over the lease. */
    void stop() {
        stopping = true;
        poke();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (lease.held() || takeOver()) {
                    turn();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            } catch (SQLException | RuntimeException e) {
                say("The relay stands down until the database answers: " + e);
                standDown();
                rest(AFTER_TROUBLE);
            }
        }
        finish();
    }

    private boolean takeOver() throws SQLException, InterruptedException {
        if (lease.acquire()) {
            LOG.debugf("This process relays the outbox, token %d", lease.token());
            more = true;
            return true;
        }
        // A writer's poke is of no use to a follower and must not make it ask more often; only stop() ends the pause.
        long until = System.nanoTime() + FOLLOWER_ASKS.toNanos();
        while (!stopping && System.nanoTime() < until) {
            signals.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            poked.set(false);
        }
        return false;
    }

    private void turn() throws SQLException, InterruptedException {
        if (!lease.keep()) {
            LOG.info("Another process relays the outbox now");
            standDown();
            return;
        }
        settleAll(idleFor());
        long now = System.nanoTime();
        if (!acknowledged.isEmpty()
                && (acknowledged.size() >= DELETE_AT || lanes.busy() == 0 || now - lastDelete > DELETE_WITHIN)) {
            deleteAcknowledged();
        }
        if (lease.held() && readDue(now)) {
            read();
        }
    }

    /** How long to wait for the next signal. */
    private long idleFor() {
        if (!acknowledged.isEmpty()) {
            return TimeUnit.NANOSECONDS.toMillis(DELETE_WITHIN);
        }
        if (full()) {
            // Nothing to read before something is settled, and that wakes us.
            return settings.poll().toMillis();
        }
        long untilPoll = settings.poll().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastRead);
        if (more || poked.get()) {
            return TimeUnit.NANOSECONDS.toMillis(READ_NOT_WITHIN);
        }
        return Math.max(1, untilPoll);
    }

    private void settleAll(long waitMillis) throws SQLException, InterruptedException {
        boolean readAtOnce = (more || poked.get()) && lanes.busy() == 0 && acknowledged.isEmpty();
        Signal signal = readAtOnce ? signals.poll() : signals.poll(waitMillis, TimeUnit.MILLISECONDS);
        while (signal != null) {
            if (signal != POKE && signal.term() == term) {
                settle(signal.row(), signal.failure());
            }
            signal = signals.poll();
        }
    }

    private void settle(OutboxRow row, Exception failure) throws SQLException {
        if (failure == null) {
            sent.increment();
            acknowledged.add(row);
            if (trouble != null) {
                LOG.info("The relay sends events again");
                trouble = null;
            }
            OutboxRow next = lanes.advance(row);
            if (next != null) {
                send(next);
            }
            return;
        }
        if (Courier.refused(failure)) {
            LOG.warnf("The broker refused %s %s: %s", row.type(), row.id(), failure);
            store.recordFailure(row, failure.toString(), settings);
            lanes.leave(row.key());
        } else {
            say("The broker takes no events now; they wait in the outbox: "
                    + failure.getClass().getSimpleName());
            hold(row.key());
        }
    }

    /** Says the same thing once, however often it happens. */
    private void say(String now) {
        if (!now.equals(trouble)) {
            LOG.warn(now);
            trouble = now;
        }
    }

    private void send(OutboxRow row) {
        long now = term;
        if (courier.send(row, (sentRow, failure) -> signals.add(new Signal(sentRow, failure, now)))) {
            faults.afterSend(row);
        } else {
            hold(row.key());
        }
    }

    /** Lets an aggregate wait without counting it as a refusal; its rows are read again afterwards. */
    private void hold(Key key) {
        lanes.leave(key);
        held.put(key, System.nanoTime() + AGGREGATE_WAITS.toNanos());
    }

    private void deleteAcknowledged() throws SQLException {
        faults.beforeDelete(acknowledged);
        lastDelete = System.nanoTime();
        if (store.delete(lease.token(), acknowledged) < acknowledged.size()
                && !store.renewLease(lease.token(), settings.lease())) {
            LOG.info("Another process relays the outbox now");
            standDown();
            return;
        }
        acknowledged.clear();
    }

    private boolean readDue(long now) {
        long since = now - lastRead;
        if (full()) {
            held.values().removeIf(until -> until - now < 0);
            return false;
        }
        if (since > settings.poll().toNanos()) {
            return true;
        }
        return (more || poked.get()) && (lanes.busy() == 0 || since > READ_NOT_WITHIN);
    }

    /** Whether as many rows are under way or held back as memory should take. */
    private boolean full() {
        return lanes.size() >= settings.inMemory() || held.size() > settings.inMemory();
    }

    private void read() throws SQLException {
        // Cleared before the read: a poke that comes during it asks for another.
        poked.set(false);
        lastRead = System.nanoTime();
        held.values().removeIf(until -> until - lastRead < 0);
        List<Long> known = new ArrayList<>(lanes.positions());
        acknowledged.forEach(row -> known.add(row.position()));
        int limit = settings.inMemory() - lanes.size();
        List<OutboxRow> rows = store.read(known, OutboxStore.ids(held.keySet()), limit);
        more = rows.size() == limit;
        if (!rows.isEmpty()) {
            faults.afterRead(rows);
        }
        for (OutboxRow row : rows) {
            if (!held.containsKey(row.key()) && lanes.enter(row)) {
                send(row);
            }
        }
    }

    private void standDown() {
        term++;
        lease.forget();
        lanes.clear();
        acknowledged.clear();
        held.clear();
        more = false;
    }

    private void rest(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Waits for what is with the broker, so that a planned stop repeats nothing, and hands over. */
    private void finish() {
        try {
            long end = System.nanoTime() + LAST_ACKNOWLEDGEMENTS.toNanos();
            while (lease.held() && lanes.busy() > 0 && System.nanoTime() < end && lease.keep()) {
                Signal signal = signals.poll(50, TimeUnit.MILLISECONDS);
                if (signal != null && signal != POKE && signal.term() == term) {
                    if (signal.failure() == null) {
                        sent.increment();
                        acknowledged.add(signal.row());
                    }
                    lanes.leave(signal.row().key());
                }
            }
            if (lease.held() && !acknowledged.isEmpty()) {
                store.delete(lease.token(), acknowledged);
            }
            lease.release();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The relay could not hand over; its lease ends by itself: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            courier.close();
        }
    }
}
