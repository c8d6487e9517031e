package eu.peregrine.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which bodies stay here until their request is answered, so that it can be sent again: small ones of changes that a service
 * would notice by their key, and only so many bytes at once. Everything else streams through.
 */
@ApplicationScoped
public class KeptBodies {

    private static final String KEY = "idempotency-key";

    private final long each;
    private final long most;
    private final AtomicLong kept = new AtomicLong();

    @Inject
    KeptBodies(GatewayConfig config) {
        each = config.retries().body().asLongValue();
        most = config.retries().bodies().asLongValue();
    }

    /** Whether a request says that it may be sent again. */
    static boolean hasKey(Exchange exchange) {
        return exchange.request().headers().contains(KEY);
    }

    /** Whether a service does it once, however often it arrives; it looks at no key but of a {@code POST} that is no import. */
    static boolean noticedTwice(Exchange exchange) {
        return hasKey(exchange)
                && exchange.request().method().equals(HttpMethod.POST)
                && !exchange.target().path().endsWith("/import");
    }

    /** Whether the body of a request is to be kept; its room is given back when the exchange is over. */
    boolean keep(Exchange exchange) {
        MultiMap headers = exchange.request().headers();
        String announced = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || headers.contains(HttpHeaders.TRANSFER_ENCODING) || !noticedTwice(exchange)) {
            return false;
        }
        long length = Long.parseLong(announced);
        if (length > each) {
            return false;
        }
        if (kept.addAndGet(length) > most) {
            kept.addAndGet(-length);
            return false;
        }
        exchange.whenOver(() -> kept.addAndGet(-length));
        return true;
    }
}
