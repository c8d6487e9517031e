package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which service serves a path: a table of collections, the first segment after {@code /api/v1/}, and of the catalogue, which
 * stands at the place that the Open Education API gives it.
 */
@ApplicationScoped
public class RouteTable {

    /** What every path of the API begins with. */
    public static final String PREFIX = "/api/v1/";

    /** What every path of the catalogue that others harvest begins with; its entry in the table is called so. */
    public static final String CATALOGUE = "/ooapi/v6";

    private final Map<String, String> serviceOf = new HashMap<>();

    @Inject
    RouteTable(GatewayConfig config) {
        this(config.routes(), config.upstreams().keySet());
    }

    /**
     * Checks the table as it is read, so that a gateway with a wrong one does not start.
     *
     * @param routes collections by service
     * @param services the services whose address is known
     * @throws IllegalStateException if a collection has two services, or a service no address
     */
    RouteTable(Map<String, List<String>> routes, Set<String> services) {
        routes.forEach((service, collections) -> {
            if (!services.contains(service)) {
                throw new IllegalStateException("peregrine.gateway.upstreams." + service + " is not set");
            }
            for (String collection : collections) {
                String other = serviceOf.put(collection, service);
                if (other != null) {
                    throw new IllegalStateException(
                            "The collection " + collection + " is routed to both " + other + " and " + service);
                }
            }
        });
    }

    /**
     * The service for a path, compared as the bytes stand: an encoded spelling of a collection is not the collection.
     *
     * @param path a path without query
     * @return the service's name, or empty where nothing is served
     */
    public Optional<String> serviceOf(String path) {
        if (path.startsWith(CATALOGUE + "/")) {
            return Optional.ofNullable(serviceOf.get(CATALOGUE));
        }
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', PREFIX.length());
        String collection = end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end);
        return Optional.ofNullable(serviceOf.get(collection));
    }

    /** Whether a path is one of the services', whichever serves it. */
    static boolean ofService(String path) {
        return path.startsWith(PREFIX) || path.startsWith(CATALOGUE + "/");
    }

    /** Every routed collection, sorted. */
    public Set<String> collections() {
        return new TreeSet<>(serviceOf.keySet());
    }
}
