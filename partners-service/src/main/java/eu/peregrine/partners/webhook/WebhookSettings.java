package eu.peregrine.partners.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How webhooks behave; all times are the system's, never the movable clock's. */
@ConfigMapping(prefix = "peregrine.webhooks")
public interface WebhookSettings {

    /** Whether this process sends; another may. */
    @WithDefault("true")
    boolean sender();

    /** Encrypts the secrets in the database: 32 bytes in base64. */
    Optional<String> key();

    /** Collection in which the subject of an event is read, by the event's kind. */
    Map<String, String> collections();

    /**
     * What may be reached although it is no public address: blocks such as {@code 10.1.0.0/16}, or a name with its port such
     * as {@code receiver.internal:8443}. Only these may be told without TLS.
     */
    Optional<List<String>> allowedAddresses();

    /** Pauses before the second, third … attempt, about a day in all; each is varied by up to a tenth. */
    @WithDefault("5s,1m,5m,15m,30m,1h,2h,4h,8h,8h")
    List<Duration> backoff();

    /** How long a receiver may fail without a break before its subscription is disabled. */
    @WithDefault("P3D")
    Duration disableAfter();

    /** How many attempts in a row must have failed besides. */
    @WithDefault("10")
    int disableAfterFailures();

    /** How long the connection may take. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long connecting and answering may take together. */
    @WithDefault("15s")
    Duration totalTimeout();

    /** How long the secret before a rotation signs as well. */
    @WithDefault("P1D")
    Duration rotationGrace();

    /** How long a delivery is kept in the log, and how far back a replay may go. */
    @WithDefault("P30D")
    Duration retention();

    /** How often the log is asked for what is due when nobody pokes. */
    @WithDefault("500ms")
    Duration poll();

    /** How many messages one process has under way at most. */
    @WithDefault("64")
    int inFlight();

    /** How many messages of one subscription are under way at most, so that a slow receiver holds up only itself. */
    @WithDefault("8")
    int inFlightPerSubscription();

    /** How many subscriptions one owner may have. */
    @WithDefault("100")
    int perOwner();
}
