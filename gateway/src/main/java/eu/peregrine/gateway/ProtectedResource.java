package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells clients where tokens come from (RFC 9728, OAuth 2.0 Protected Resource Metadata). */
@ApplicationScoped
public class ProtectedResource {

    /** The well-known path (§3). */
    static final String PATH = "/.well-known/oauth-protected-resource";

    private final GatewayConfig config;
    private final PublicAddress address;
    private final ObjectMapper json;

    @Inject
    ProtectedResource(GatewayConfig config, PublicAddress address, ObjectMapper json) {
        this.config = config;
        this.address = address;
        this.json = json;
    }

    /** The metadata of §2 that apply. */
    String metadata(Exchange exchange) {
        String own = address.of(exchange);
        ObjectNode metadata = json.createObjectNode();
        metadata.put("resource", own);
        metadata.putArray("authorization_servers").add(config.authorizationServer());
        metadata.putArray("bearer_methods_supported").add("header");
        metadata.put("resource_name", "Peregrine");
        metadata.put("resource_documentation", own + "/");
        return metadata.toString();
    }
}
