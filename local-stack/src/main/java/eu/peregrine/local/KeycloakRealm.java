package eu.peregrine.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Keycloak realm with the same identities, roles and claims as the local provider. All claims come from one client
 * scope of the realm, so that a token carries what the services read and nothing else.
 */
final class KeycloakRealm {

    private static final String SCOPE = "peregrine";

    /** Where the portal is, and where people are sent back to from signing in. */
    private static final String PORTAL = "http://localhost:" + LocalSystem.GATEWAY_PORT + "/";

    private static final String ORGANISATION = "organisation_id";
    private static final String STUDENT = "student_id";

    private KeycloakRealm() {}

    /** The realm as Keycloak imports it; the same text for the same seed files. */
    static String json(Identities identities) {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", "peregrine");
        realm.put("displayName", "Peregrine");
        realm.put("enabled", true);
        realm.put("sslRequired", "none");
        realm.put("accessTokenLifespan", LocalIdentity.TOKEN_LIFE.toSeconds());
        realm.put(
                "roles",
                Map.of(
                        "realm",
                        Welcome.ROLES.stream().map(role -> Map.of("name", role)).toList()));
        realm.put("clientScopes", List.of(scope()));
        realm.put("defaultDefaultClientScopes", List.of(SCOPE));
        realm.put("components", Map.of("org.keycloak.userprofile.UserProfileProvider", List.of(userProfile())));
        List<Object> clients = new ArrayList<>(List.of(portal()));
        List<Object> users = new ArrayList<>();
        for (Identity identity : identities.all()) {
            if (identity.kind() == Identity.Kind.CLIENT) {
                clients.add(client(identity));
            }
            users.add(user(identity));
        }
        realm.put("clients", clients);
        realm.put("users", users);
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(realm) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> scope() {
        return entries(
                "name",
                SCOPE,
                "protocol",
                "openid-connect",
                "protocolMappers",
                List.of(
                        mapper("subject", "oidc-sub-mapper", Map.of()),
                        mapper(
                                "audience",
                                "oidc-audience-mapper",
                                Map.of("included.custom.audience", LocalIdentity.AUDIENCE)),
                        mapper(
                                "roles",
                                "oidc-usermodel-realm-role-mapper",
                                entries("claim.name", "roles", "jsonType.label", "String", "multivalued", "true")),
                        attribute(ORGANISATION),
                        attribute(STUDENT),
                        mapper(
                                "client id",
                                "oidc-usersessionmodel-note-mapper",
                                entries(
                                        "user.session.note", "client_id",
                                        "claim.name", "client_id",
                                        "jsonType.label", "String"))));
    }

    private static Map<String, Object> attribute(String name) {
        return mapper(
                name,
                "oidc-usermodel-attribute-mapper",
                entries("user.attribute", name, "claim.name", name, "jsonType.label", "String"));
    }

    private static Map<String, Object> mapper(String name, String type, Map<String, ?> config) {
        Map<String, Object> all = new LinkedHashMap<>(config);
        all.put("access.token.claim", "true");
        all.put("introspection.token.claim", "true");
        return entries("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", all);
    }

    /** Attributes that Keycloak does not know of itself are kept, and nobody but an administrator may change them. */
    private static Map<String, Object> userProfile() {
        return entries(
                "providerId",
                "declarative-user-profile",
                "config",
                Map.of(
                        "kc.user.profile.config",
                        List.of("{\"attributes\":[{\"name\":\"username\"},{\"name\":\"email\"},"
                                + "{\"name\":\"firstName\"},{\"name\":\"lastName\"}],"
                                + "\"unmanagedAttributePolicy\":\"ADMIN_EDIT\"}")));
    }

    private static Map<String, Object> portal() {
        return entries(
                "clientId",
                LocalIdentity.PORTAL_CLIENT,
                "name",
                "The portal and the command line",
                "publicClient",
                true,
                "standardFlowEnabled",
                true,
                "redirectUris",
                List.of(PORTAL),
                "webOrigins",
                List.of("+"),
                "attributes",
                entries("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", "+"),
                "directAccessGrantsEnabled",
                true,
                "defaultClientScopes",
                List.of(SCOPE));
    }

    private static Map<String, Object> client(Identity identity) {
        return entries(
                "clientId",
                identity.name(),
                "name",
                identity.label(),
                "secret",
                identity.secret(),
                "publicClient",
                false,
                "standardFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                false,
                "serviceAccountsEnabled",
                true,
                "defaultClientScopes",
                List.of(SCOPE));
    }

    private static Map<String, Object> user(Identity identity) {
        boolean client = identity.kind() == Identity.Kind.CLIENT;
        Map<String, Object> user = entries(
                "id",
                identity.subject().toString(),
                "username",
                client ? "service-account-" + identity.name() : identity.name(),
                "enabled",
                true);
        if (client) {
            user.put("serviceAccountClientId", identity.name());
        } else {
            user.put("firstName", identity.name());
            user.put("lastName", identity.roles().get(0));
            user.put("email", identity.name() + "@example.org");
            user.put("emailVerified", true);
            user.put("credentials", List.of(entries("type", "password", "value", identity.secret())));
        }
        user.put("realmRoles", identity.roles());
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (identity.organisationId() != null) {
            attributes.put(ORGANISATION, List.of(identity.organisationId().toString()));
        }
        if (identity.studentId() != null) {
            attributes.put(STUDENT, List.of(identity.studentId().toString()));
        }
        if (!attributes.isEmpty()) {
            user.put("attributes", attributes);
        }
        return user;
    }

    /** A map that keeps its order, so that the file does not change by itself. */
    private static Map<String, Object> entries(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
