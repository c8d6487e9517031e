package eu.peregrine.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator can set, all below {@code peregrine.gateway}. */
@ConfigMapping(prefix = "peregrine.gateway")
public interface GatewayConfig {

    /** The collections that each service serves, by the service's name. */
    Map<String, List<String>> routes();

    /** Where the instances of each service listen, {@code host:port} each, by the service's name. */
    Map<String, List<String>> upstreams();

    /**
     * Paths of the API that need no token, each in full: those of the one-time links, where the link itself lets in.
     */
    @WithName("public")
    List<String> publicPaths();

    /**
     * The address under which clients reach the gateway, where something in front of it ends TLS. Without it the
     * address is taken from the request.
     */
    Optional<URI> publicUrl();

    /** The issuer that the protected-resource metadata names (RFC 9728). */
    String authorizationServer();

    /** Between two looks at the identity provider's keys: for so long, at most, a key that was withdrawn still counts. */
    @WithDefault("1M")
    Duration keysRefresh();

    /** Sizes. */
    Limits limits();

    /** How many requests a client may send. */
    Rates rates();

    /** When a request is sent to a service a second time. */
    Retries retries();

    /** Durations. */
    Timeouts timeouts();

    /** Connections to the services. */
    Pool pool();

    /** When an instance of a service gets no requests. */
    Health health();

    /** The stream of events. */
    Events events();

    /** Which web pages may call. */
    Cors cors();

    /** Metrics. */
    Metrics metrics();

    /** Whether the access log is written to the console, beside whatever else listens to its category. */
    @WithDefault("true")
    boolean accessLog();

    /** Largest request bodies. */
    interface Limits {

        /** A request body that is neither an import nor a document. */
        @WithDefault("1M")
        MemorySize body();

        /** The body of {@code POST …/import}. */
        @WithDefault("64M")
        MemorySize importBody();

        /** The body of {@code POST …/documents}. */
        @WithDefault("20M")
        MemorySize documentBody();
    }

    /** Requests that one client may send, counted by each gateway for itself. */
    interface Rates {

        /** Whoever has a valid token: one subject. */
        @WithDefault("6000")
        int client();

        /** One address of those who show no token, or one that is not valid. */
        @WithDefault("600")
        int anonymous();

        /** In which time as many; they may all come at once, and grow back evenly. */
        @WithDefault("60S")
        Duration window();

        /** Clients remembered; those that have been quiet for longest are forgotten first. */
        @WithDefault("100000")
        int clients();
    }

    /** The budget for second attempts, so that a service in need is not asked twice as much. */
    interface Retries {

        /** Of a hundred requests to a service, how many may be sent again. */
        @WithDefault("10")
        int percent();

        /** Second attempts saved up at most, and granted from the start. */
        @WithDefault("20")
        int reserve();

        /** The largest body of a change with a key that is kept until it is answered, to be sent again. */
        @WithDefault("64K")
        MemorySize body();

        /** Of such bodies altogether; what comes when they are as many streams through and is sent once. */
        @WithDefault("16M")
        MemorySize bodies();
    }

    /** How long anything may take. */
    interface Timeouts {

        /** For the token to be verified, keys of the identity provider fetched if need be. */
        @WithDefault("5S")
        Duration identity();

        /** To connect to a service. */
        @WithDefault("2S")
        Duration connect();

        /** For a free connection, when all are in use. */
        @WithDefault("5S")
        Duration queue();

        /** Between two pieces of a request's body. */
        @WithDefault("20S")
        Duration upload();

        /** From the end of the request's body to the head of the service's answer. */
        @WithDefault("60S")
        Duration firstByte();

        /** Between two pieces of the answer. */
        @WithDefault("30S")
        Duration download();

        /** Everything together. */
        @WithDefault("300S")
        Duration total();

        /** {@link #firstByte()} and {@link #total()} of paths that take longer, by their last segment. */
        Map<String, Slow> slow();

        /** An exception for paths that take longer. */
        interface Slow {

            /** As {@link Timeouts#firstByte()}. */
            Duration firstByte();

            /** As {@link Timeouts#total()}. */
            Duration total();
        }
    }

    /** Connections to each service. */
    interface Pool {

        /** Open at once; each carries one request at a time. */
        @WithDefault("128")
        int size();

        /** Requests that wait for a connection; one more is refused with 503. */
        @WithDefault("64")
        int queue();

        /** An unused connection is closed after this. */
        @WithDefault("15S")
        Duration keepAlive();
    }

    /** Readiness checks and ejection of instances. */
    interface Health {

        /** Between two checks of an instance. */
        @WithDefault("1S")
        Duration interval();

        /** For an instance to answer one. */
        @WithDefault("3S")
        Duration timeout();

        /** Requests broken off, or checks not answered, in a row after which an instance gets no more requests. */
        @WithDefault("3")
        int failures();

        /** How long at least an instance that broke off requests gets none. */
        @WithDefault("3S")
        Duration ejection();
    }

    /** The stream of events. */
    interface Events {

        /** Streams that may be open at this gateway. */
        @WithDefault("2500")
        int listeners();

        /** Of one subject. */
        @WithDefault("20")
        int perClient();

        /** Events kept in memory, about 1.5 KiB each; a client that comes back after more of them has the log read again. */
        @WithDefault("8000")
        int recent();

        /** How far back a gateway that starts reads them. */
        @WithDefault("10M")
        Duration recall();

        /** For how long {@code Last-Event-ID} goes on where it was. */
        @WithDefault("24H")
        Duration replay();

        /** For a client to make room while older events are read again for it, all together; then it comes back for the rest. */
        @WithDefault("10S")
        Duration patience();

        /** Between two signs of life. */
        @WithDefault("15S")
        Duration heartbeat();
    }

    /** Cross-origin calls (the Fetch standard). Credentials are never allowed: the API takes bearer tokens only. */
    interface Cors {

        /** Origins, spelled as browsers send them ({@code https://www.example.eu}), or {@code *}; none by default. */
        Optional<List<String>> origins();

        /** How long a browser may remember a preflight. */
        @WithDefault("1H")
        Duration maxAge();
    }

    /** The gateway's own metrics. */
    interface Metrics {

        /** Whether {@code /q/metrics} answers on the public port. */
        @WithDefault("false")
        boolean open();
    }
}
