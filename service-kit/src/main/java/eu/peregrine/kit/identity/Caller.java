package eu.peregrine.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking, as the verified token says. Without a token, as in an event's handler, it is the system itself. */
@RequestScoped
public class Caller {

    /** The actor of what no request has caused. */
    public static final String SYSTEM = "system";

    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject, {@link #SYSTEM} without one. */
    public String subject() {
        JsonWebToken token = token();
        if (token == null) {
            return SYSTEM;
        }
        return token.getSubject() != null ? token.getSubject() : client();
    }

    /** The client that the token was given to, or null. */
    public String client() {
        String authorised = claim("azp");
        return authorised != null ? authorised : claim("client_id");
    }

    /** All roles of the token. */
    public Set<String> roles() {
        return identity.isAnonymous() ? Set.of() : identity.getRoles();
    }

    /** Whether the caller has one of the roles. */
    public boolean has(String... anyOf) {
        for (String role : anyOf) {
            if (identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the caller works for the school, and so sees the objects of everybody. */
    public boolean staff() {
        return has(Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.SECURITY, Roles.AUDITOR, Roles.ADMIN);
    }

    /** The organisation that a partner or funder acts for, or null. */
    public UUID organisationId() {
        return uuid("organisation_id");
    }

    /** The student that the caller is, or null. */
    public UUID studentId() {
        return uuid("student_id");
    }

    private UUID uuid(String name) {
        String value = claim(name);
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private String claim(String name) {
        JsonWebToken token = token();
        Object value = token == null ? null : token.getClaim(name);
        return value == null ? null : value.toString();
    }

    private JsonWebToken token() {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token ? token : null;
    }
}
