package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How large the body of a request may be, by its path. */
@ApplicationScoped
public class BodyLimits {

    private final long ordinary;
    private final long ofImport;
    private final long ofDocument;

    @Inject
    BodyLimits(GatewayConfig config) {
        ordinary = config.limits().body().asLongValue();
        ofImport = config.limits().importBody().asLongValue();
        ofDocument = config.limits().documentBody().asLongValue();
    }

    /** The most bytes that a body sent to this path may have. */
    long of(String path) {
        if (path.endsWith("/import")) {
            return ofImport;
        }
        return path.endsWith("/documents") ? ofDocument : ordinary;
    }
}
