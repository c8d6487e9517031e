package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** The address under which clients reach the gateway, without a slash at its end. */
@ApplicationScoped
public class PublicAddress {

    private final Optional<URI> configured;

    @Inject
    PublicAddress(GatewayConfig config) {
        configured = config.publicUrl();
    }

    /** As configured, else as the request has it. */
    String of(Exchange exchange) {
        return scheme(exchange) + "://" + host(exchange);
    }

    /** {@code https} or {@code http}. */
    String scheme(Exchange exchange) {
        return configured.map(URI::getScheme).orElseGet(() -> exchange.request().scheme());
    }

    /** Host, and port where it is not the scheme's own. */
    String host(Exchange exchange) {
        return configured
                .map(URI::getAuthority)
                .orElseGet(() -> exchange.request().getHeader("host"));
    }
}
