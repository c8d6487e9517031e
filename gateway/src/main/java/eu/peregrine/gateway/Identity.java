package eu.peregrine.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies bearer tokens (RFC 6750, RFC 9068): signature, issuer, audience, expiry. It never blocks; keys of the
 * identity provider are fetched when first needed, so the gateway starts before the provider does. They are fetched again
 * for a token of a key that is not known, and after {@link GatewayConfig#keysRefresh()} in any case, so that a key that was
 * withdrawn counts no longer. While the provider is away those count that were known last.
 *
 * <p>A token that was found good is remembered for a moment, and forgotten with the keys: to check a signature costs more than
 * all else that is done for a small request.
 */
@ApplicationScoped
public class Identity {

    private static final Logger LOG = Logger.getLogger(Identity.class);

    private static final String USUAL_SCHEME = "Bearer ";

    // RFC 6750 §2.1: the scheme is case-insensitive, the token a b64token; of ours every one is a JWT.
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    /** For so long, and no longer than it is valid, a token is not verified again. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** Tokens remembered, about 4 KiB each; those not used for longest are forgotten first. */
    private static final int MOST_REMEMBERED = 4_000;

    /** Of a key that no provider has: whoever verifies it looks at the keys. */
    private static final String OF_NO_KEY = part("{\"alg\":\"RS256\",\"kid\":\"none\"}") + "." + part("{}") + ".AA";

    private static final Duration A_LITTLE = Duration.ofMillis(100);

    private final TenantIdentityProvider provider;
    private final PublicAddress address;
    private final Duration keysRefresh;
    private final Duration nextLook;
    private final Cache<String, Caller> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** The headers of good tokens, which name the key of each. */
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /**
     * Who calls, as the token says it.
     *
     * @param client the OAuth client that the token was given to
     * @param subject the token's, or else the client
     * @param untilMillis when the token expires, in milliseconds since 1970
     */
    record Caller(JsonWebToken token, String client, String subject, long untilMillis) {

        private static Caller of(JsonWebToken token) {
            Object azp = token.containsClaim("azp") ? token.getClaim("azp") : token.getClaim("client_id");
            String client = azp == null ? null : azp.toString();
            String subject = token.getSubject() == null ? client : token.getSubject();
            return new Caller(token, client, subject, token.getExpirationTime() * 1_000);
        }
    }

    @Inject
    Identity(
            TenantIdentityProvider provider,
            PublicAddress address,
            GatewayConfig config,
            @ConfigProperty(name = "quarkus.oidc.token.forced-jwk-refresh-interval") Duration betweenLooks) {
        this.provider = provider;
        this.address = address;
        this.keysRefresh = config.keysRefresh();
        this.nextLook = betweenLooks.plus(A_LITTLE);
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(keysRefresh.toMillis(), now -> lookAtKeys());
    }

    /** The provider's keys are known by what it lists now; what it lists no longer is forgotten. */
    private void lookAtKeys() {
        provider.authenticate(new AccessTokenCredential(OF_NO_KEY))
                .subscribe()
                .with(nobody -> LOG.error("A token of no key was taken for somebody's."), failure -> {
                    LOG.debugf("Looked at the identity provider's keys: %s", failure.getMessage());
                    remembered.invalidateAll();
                });
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the request's token was found good a moment ago; then the exchange knows its caller. */
    boolean remembers(Exchange exchange) {
        String header = exchange.request().getHeader("authorization");
        if (header == null || !header.startsWith(USUAL_SCHEME)) {
            return false;
        }
        Caller caller = remembered.getIfPresent(header.substring(USUAL_SCHEME.length()));
        if (caller == null || caller.untilMillis() <= System.currentTimeMillis()) {
            return false;
        }
        exchange.caller(caller);
        return true;
    }

    /**
     * Verifies the request's token.
     *
     * @return emits null if the caller is known, else the refusal; never fails
     */
    Uni<Problem> verify(Exchange exchange) {
        String header = exchange.request().getHeader("authorization");
        if (header == null) {
            return Uni.createFrom().item(refusal(exchange, "This needs a bearer token.", null));
        }
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            return Uni.createFrom()
                    .item(refusal(exchange, "The Authorization header holds no bearer token.", "invalid_request"));
        }
        return authenticate(new AccessTokenCredential(bearer.group(1)))
                .map(identity -> {
                    if (identity.getPrincipal() instanceof JsonWebToken token) {
                        Caller caller = Caller.of(token);
                        exchange.caller(caller);
                        remember(bearer.group(1), caller);
                    }
                    return (Problem) null;
                })
                .onFailure()
                .recoverWithItem(failure -> problem(exchange, failure));
    }

    private void remember(String text, Caller caller) {
        // A key that was never seen means that keys were changed, and one of those that signed the others may be gone.
        if (keys.add(text.substring(0, text.indexOf('.')))) {
            remembered.invalidateAll();
        }
        remembered.put(text, caller);
    }

    /**
     * The keys are looked at once per interval, whoever asks. A token of a key that came in between is verified again when the next
     * look is due, and once more if that was under way for somebody else by then.
     */
    private Uni<SecurityIdentity> authenticate(AccessTokenCredential token) {
        return Uni.createFrom()
                .deferred(() -> provider.authenticate(token))
                .onFailure(failure -> cause(failure, UnresolvableKeyException.class))
                .retry()
                .withBackOff(nextLook, nextLook)
                .withJitter(0)
                .atMost(2);
    }

    private static boolean cause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private Problem problem(Exchange exchange, Throwable failure) {
        boolean providerAway = cause(failure, IOException.class) || cause(failure, OIDCException.class);
        if (failure instanceof AuthenticationFailedException && !providerAway) {
            return refusal(exchange, "The token is not valid, or not valid any more.", "invalid_token");
        }
        LOG.warnf("Tokens cannot be verified: %s", failure.getMessage());
        return Problem.of(ProblemType.IDENTITY_PROVIDER_UNAVAILABLE, "The identity provider does not answer.")
                .with("Retry-After", "5");
    }

    /**
     * A 401 with its challenge (RFC 6750 §3 and RFC 9728 §5.1).
     *
     * @param error RFC 6750's code; null where no credentials were sent at all
     */
    Problem refusal(Exchange exchange, String detail, String error) {
        String challenge = "Bearer realm=\"peregrine\""
                + (error == null ? "" : ", error=\"" + error + "\", error_description=\"" + detail + "\"")
                + ", resource_metadata=\"" + address.of(exchange) + ProtectedResource.PATH + "\"";
        return Problem.of(ProblemType.UNAUTHENTICATED, detail).with("WWW-Authenticate", challenge);
    }
}
