package eu.peregrine.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * How many requests each client may still send: a token bucket for each, in the memory of this gateway, told in the headers
 * {@code RateLimit} and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers). A client is the subject of a valid
 * token; whoever shows none is counted by address.
 */
@ApplicationScoped
public class ClientRates {

    /** Of an IPv6 address, what a network hands out as a whole (RFC 6177): behind it one client could be any number. */
    private static final int SITE_BYTES = 8;

    private final Cache<String, Bucket> buckets;
    private final Share client;
    private final Share anonymous;

    private record Share(String name, int requests, Duration window) {

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                    .build();
        }

        private String policy() {
            return "\"" + name + "\";q=" + requests + ";w=" + window.toSeconds();
        }
    }

    @Inject
    ClientRates(GatewayConfig config) {
        GatewayConfig.Rates rates = config.rates();
        client = new Share("client", rates.client(), rates.window());
        anonymous = new Share("anonymous", rates.anonymous(), rates.window());
        // After a quiet window a bucket is full again, so that nothing is lost by forgetting it.
        buckets = Caffeine.newBuilder()
                .maximumSize(rates.clients())
                .expireAfterAccess(rates.window())
                .build();
    }

    /**
     * Counts a request, and tells its sender what is left.
     *
     * @return null, or the refusal of one too many
     */
    Problem spend(Exchange exchange) {
        String subject = exchange.subject();
        boolean known = subject != null;
        Share share = known ? client : anonymous;
        // Two spaces of names, so that no subject can spend what belongs to an address.
        String who = known
                ? "subject " + subject
                : "address " + site(exchange.request().remoteAddress().hostAddress());
        ConsumptionProbe probe = buckets.get(who, first -> share.bucket()).tryConsumeAndReturnRemaining(1);
        HttpServerResponse response = exchange.response();
        response.putHeader("RateLimit-Policy", share.policy());
        response.putHeader(
                "RateLimit",
                "\"" + share.name() + "\";r=" + probe.getRemainingTokens() + ";t="
                        + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) {
            return null;
        }
        return Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "At most " + share.requests() + " requests may be sent in "
                                + share.window().toSeconds() + " seconds.")
                .with("Retry-After", Long.toString(seconds(probe.getNanosToWaitForRefill())));
    }

    /** Whole seconds, rounded up: whoever waits as long is let in. */
    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    /** What counts as one address. */
    static String site(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            // A literal, so that nothing is looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), SITE_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notALiteral) {
            return address;
        }
    }
}
