package eu.peregrine.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * One running copy of a service. It gets requests while it says that it is ready and does not break off several in a row.
 * Exchanges of all event loops meet here, so every number is atomic.
 */
final class Instance {

    private static final Logger LOG = Logger.getLogger(Instance.class);

    /** What an instance says of itself when it is asked. */
    enum Health {
        READY,
        NOT_READY,
        UNREACHABLE
    }

    private final String service;
    private final SocketAddress address;
    private final int patience;
    private final long ejectionNanos;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile Health health = Health.READY;
    private volatile boolean ejected;
    private volatile long ejectedUntil;

    /**
     * An instance that is trusted until it is seen to fail.
     *
     * @param service the service's name
     * @param patience failures in a row that are one too many
     */
    Instance(String service, SocketAddress address, GatewayConfig.Health patience) {
        this.service = service;
        this.address = address;
        this.patience = patience.failures();
        this.ejectionNanos = patience.ejection().toNanos();
    }

    SocketAddress address() {
        return address;
    }

    /** Whether it may be given requests. */
    boolean available() {
        return health == Health.READY && !ejected;
    }

    /** Requests that it is answering now. */
    int inFlight() {
        return inFlight.get();
    }

    /** A request goes to it. */
    void began() {
        inFlight.incrementAndGet();
    }

    /** That request is over, however. */
    void ended() {
        inFlight.decrementAndGet();
    }

    /** It has answered a request. */
    void answered() {
        brokenOff.set(0);
    }

    /** It could not be connected to, or broke off before it answered. */
    void brokeOff() {
        if (brokenOff.incrementAndGet() >= patience) {
            ejectedUntil = System.nanoTime() + ejectionNanos;
            if (!ejected) {
                LOG.warnf(
                        "%s at %s broke off %d requests in a row and gets no more for now", service, address, patience);
            }
            ejected = true;
        }
    }

    /** What a readiness check has found; one that was not answered counts once there are several in a row. */
    void checked(Health found) {
        boolean before = available();
        if (found == Health.UNREACHABLE) {
            if (unanswered.incrementAndGet() >= patience) {
                health = found;
            }
        } else {
            unanswered.set(0);
            health = found;
            if (found == Health.READY && ejected && System.nanoTime() - ejectedUntil >= 0) {
                brokenOff.set(0);
                ejected = false;
            }
        }
        if (available() != before) {
            LOG.infof("%s at %s %s", service, address, before ? "gets no requests: " + found : "gets requests again");
        }
    }
}
