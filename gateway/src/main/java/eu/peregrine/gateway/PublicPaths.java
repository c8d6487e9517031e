package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The few paths of the API that answer without a token, because what they are sent opens the door itself. */
@ApplicationScoped
public class PublicPaths {

    private final Set<String> paths;

    @Inject
    PublicPaths(GatewayConfig config) {
        paths = Set.copyOf(config.publicPaths());
    }

    /** Whether this very path is public; another spelling of it is another path. */
    boolean has(String path) {
        return paths.contains(path);
    }
}
