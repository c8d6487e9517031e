package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;

/** The few paths of the API that answer without a token, because what they are sent opens the door itself. */
@ApplicationScoped
public class PublicPaths {

    private final Set<String> paths;

    @Inject
    PublicPaths(GatewayConfig config, RouteTable routes) {
        this(config.publicPaths(), routes);
    }

    /**
     * Checks the list as it is read, so that a gateway with a wrong one does not start.
     *
     * @throws IllegalStateException if a path is of no service
     */
    PublicPaths(Collection<String> paths, RouteTable routes) {
        for (String path : paths) {
            if (routes.serviceOf(path).isEmpty()) {
                throw new IllegalStateException("peregrine.gateway.public names " + path + ", which no service serves");
            }
        }
        this.paths = Set.copyOf(paths);
    }

    /** Whether this very path is public; another spelling of it is another path. */
    boolean has(String path) {
        return paths.contains(path);
    }
}
