package eu.peregrine.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers may pass, in either direction. */
final class HeaderRules {

    // RFC 9110 §7.6.1, and the older names that some programs still send.
    private static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");

    /** What only the gateway, or nobody, may say about who is calling, from where and for which target. */
    private static final Pattern CLAIMED = Pattern.compile("forwarded|x-forwarded(-.*)?|x-real-ip|x-client-ip"
            + "|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip|via|max-forwards|from|cookie"
            + "|remote-.*|x-remote-.*|x-user.*|x-auth.*|x-token.*|x-access-token.*|x-id-token|x-jwt.*|x-userinfo|x-subject"
            + "|x-roles?|x-groups?|x-tenant.*|x-organisation.*|x-student.*|x-client-cert.*|x-ssl-.*|ssl-.*|x-peregrine-.*"
            + "|x-original-.*|x-rewrite-url|x-http-method.*|x-method-override|baggage|b3|x-b3-.*|x-ms-client-principal.*"
            + "|x-amzn-oidc-.*|x-goog-.*|x-consumer-.*|x-credential-.*");

    /** What the gateway alone decides about its answers. */
    private static final Set<String> OURS = Set.of(
            "server",
            "x-powered-by",
            "via",
            "strict-transport-security",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "content-security-policy",
            "cross-origin-resource-policy",
            "x-request-id",
            "ratelimit",
            "ratelimit-policy",
            "alt-svc");

    private static final Set<String> NEVER_NOMINATED = Set.of("host", "content-length", "transfer-encoding");

    private HeaderRules() {}

    /** Leaves only what may go on to a service. {@code Authorization} does: services verify again. */
    static void cleanRequest(MultiMap headers) {
        removeNominated(headers);
        HOP_BY_HOP.forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT);
        for (String name : List.copyOf(headers.names())) {
            // Some frameworks read X_User as X-User.
            String spelled = name.toLowerCase(Locale.ROOT).replace('_', '-');
            if (CLAIMED.matcher(spelled).matches()) {
                headers.remove(name);
            }
        }
    }

    /** Leaves only what may go back to the client. */
    static void cleanResponse(MultiMap headers) {
        removeNominated(headers);
        HOP_BY_HOP.forEach(headers::remove);
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (OURS.contains(lower) || lower.startsWith("access-control-")) {
                headers.remove(name);
            }
        }
    }

    // RFC 9110 §7.6.1: "MUST ... remove any header field(s) from the message with the same name as the
    // connection-option".
    private static void removeNominated(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return;
        }
        List<String> nominated = new ArrayList<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String option : value.split(",")) {
                nominated.add(option.trim().toLowerCase(Locale.ROOT));
            }
        }
        for (String name : nominated) {
            // Framing is decided by the message itself and never by whoever nominates its fields.
            if (!name.isEmpty() && !NEVER_NOMINATED.contains(name)) {
                headers.remove(name);
            }
        }
    }
}
