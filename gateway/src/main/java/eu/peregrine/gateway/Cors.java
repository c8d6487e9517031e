package eu.peregrine.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Cross-origin resource sharing (the Fetch standard, §3.2) for the API, by a list of origins. Never with credentials:
 * the API reads bearer tokens only, so {@code Access-Control-Allow-Credentials} is never sent, and {@code *} is safe.
 */
@ApplicationScoped
public class Cors {

    private static final String ALLOWED_HEADERS = "Authorization, Content-Type, Accept, Accept-Language, If-Match,"
            + " If-None-Match, Idempotency-Key, Last-Event-ID, X-Reason, X-Request-Id, traceparent, tracestate";

    private static final String EXPOSED_HEADERS =
            "ETag, Location, Link, Retry-After, Idempotency-Replayed, X-Request-Id, WWW-Authenticate, Content-Disposition,"
                    + " RateLimit, RateLimit-Policy";

    private final Set<String> origins;
    private final String maxAge;

    @Inject
    Cors(GatewayConfig config) {
        origins = Set.copyOf(config.cors().origins().orElse(List.of()));
        maxAge = Long.toString(config.cors().maxAge().toSeconds());
    }

    /**
     * Adds what an allowed origin needs, and answers a preflight itself.
     *
     * @return whether the request was a preflight that may be answered now with 204
     * @throws RequestShape.RefusedException for a preflight of an origin that is not allowed
     */
    boolean preflight(Exchange exchange) throws RequestShape.RefusedException {
        HttpServerResponse response = exchange.response();
        boolean any = origins.contains("*");
        if (!any && !origins.isEmpty()) {
            // Of an answer to a request without an origin, too: a cache must not give it to one that has one.
            response.headers().add(HttpHeaders.VARY, "Origin");
        }
        String origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        boolean asks = exchange.request().method().equals(HttpMethod.OPTIONS)
                && exchange.request().headers().contains("access-control-request-method");
        if (!any && !origins.contains(origin)) {
            if (asks) {
                throw new RequestShape.RefusedException(
                        ProblemType.ORIGIN_REFUSED, "Pages of this origin may not call the API.");
            }
            // An ordinary request goes on: without the header the browser keeps its answer from the page.
            return false;
        }
        response.putHeader("Access-Control-Allow-Origin", any ? "*" : origin);
        if (!asks) {
            response.putHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
            return false;
        }
        response.putHeader("Access-Control-Allow-Methods", RequestShape.METHODS);
        response.putHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
        response.putHeader("Access-Control-Max-Age", maxAge);
        return true;
    }
}
