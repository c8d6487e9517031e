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
        this(config.routes());
    }

    /** Reads a table, by service; {@link Faults} tells what is wrong with it. */
    RouteTable(Map<String, List<String>> routes) {
        routes.forEach((service, collections) -> collections.forEach(each -> serviceOf.put(each, service)));
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
