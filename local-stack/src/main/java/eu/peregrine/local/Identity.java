package eu.peregrine.local;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who may sign in: a client (a system, by client credentials) or a user (a person, by password).
 *
 * @param kind whether a client or a user
 * @param name the client id or the user name
 * @param label how a reader calls them
 * @param roles the roles the token carries
 * @param organisationId the organisation that a partner or funder acts for, else null
 * @param studentId the student that a user is, else null
 */
public record Identity(Kind kind, String name, String label, List<String> roles, UUID organisationId, UUID studentId) {

    /** How somebody signs in. */
    public enum Kind {
        /** A system with a secret of its own, by client credentials. */
        CLIENT,
        /** A person with a password. */
        USER
    }

    /** The secret or password. These identities exist for development and demonstration only, so it may be known. */
    public String secret() {
        return name + "-secret";
    }

    /** The subject of the tokens: the same for this name in every provider that is made from the seed files. */
    public UUID subject() {
        return UUID.nameUUIDFromBytes(("peregrine:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** The claims of the product's own, beside the standard ones. */
    public Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("roles", roles);
        if (organisationId != null) {
            claims.put("organisation_id", organisationId.toString());
        }
        if (studentId != null) {
            claims.put("student_id", studentId.toString());
        }
        return claims;
    }
}
