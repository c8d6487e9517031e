package eu.peregrine.kit.invitation;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/** From which address a request came, as the gateway says or, without one, the connection. */
@RequestScoped
class Visitor {

    private final CurrentVertxRequest current;

    @Inject
    Visitor(CurrentVertxRequest current) {
        this.current = current;
    }

    String address() {
        if (current.getCurrent() == null) {
            return "unknown";
        }
        HttpServerRequest request = current.getCurrent().request();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && forwarded.length() < 200) {
            // The gateway drops what a client claims; of a chain of proxies the last one is nearest to it.
            return network(forwarded.substring(forwarded.lastIndexOf(',') + 1).trim());
        }
        return request.remoteAddress() == null
                ? "unknown"
                : network(request.remoteAddress().hostAddress());
    }

    /** Of IPv6 the first 64 bits: one household has all addresses behind them. */
    static String network(String address) {
        String bare = address.replace("[", "").replace("]", "");
        if (!bare.contains(":")) {
            return bare;
        }
        int shortened = bare.indexOf("::");
        String head = shortened < 0 ? bare : bare.substring(0, shortened);
        String[] groups = head.split(":");
        return String.join(":", Arrays.copyOf(groups, Math.min(4, groups.length)));
    }
}
