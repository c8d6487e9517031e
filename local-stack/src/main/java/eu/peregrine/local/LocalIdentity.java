package eu.peregrine.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect provider of our own on the loopback interface: discovery, key set, and tokens by client credentials,
 * by password, and by authorisation code with PKCE (see {@link SignIn}) for the {@link Identity identities} it is given. Its addresses below the host are those of a Keycloak
 * with the realm {@code peregrine}, so that there is one spelling of the issuer.
 */
public final class LocalIdentity implements AutoCloseable {

    /** The path of the issuer, without a slash in front. */
    public static final String ISSUER_PATH = "realms/peregrine";

    /** The audience that every token is for. */
    public static final String AUDIENCE = "peregrine";

    /** How long an access token lives. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /** The public client that people sign in with. */
    public static final String PORTAL_CLIENT = "portal";

    private final MockOAuth2Server server;
    private final String issuer;

    private LocalIdentity(MockOAuth2Server server, String issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /**
     * Starts the provider.
     *
     * @param port the TCP port on the loopback interface
     * @param signingKey the RSA key that signs, as JSON Web Key; see {@link #newSigningKey()}
     * @param identities who may sign in
     */
    public static LocalIdentity start(int port, String signingKey, Collection<Identity> identities) throws IOException {
        String issuer = issuer(port);
        KeyProvider keys;
        try {
            keys = new KeyProvider(List.of(RSAKey.parse(signingKey)));
        } catch (ParseException e) {
            throw new IOException("The identity provider's signing key is not a JSON Web Key.", e);
        }
        OAuth2Config config = new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys),
                Set.of(new Claims(issuer, identities)),
                new SignIn(new NettyWrapper(), issuer, identities));
        MockOAuth2Server server = new MockOAuth2Server(config);
        server.start(InetAddress.getLoopbackAddress(), port);
        return new LocalIdentity(server, issuer);
    }

    /** Runs the provider in the foreground: {@code PORT KEY_FILE}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalIdentity identity = start(
                Integer.parseInt(arguments[0]),
                Files.readString(Path.of(arguments[1])),
                Identities.fromSeeds().all());
        Runtime.getRuntime().addShutdownHook(new Thread(identity::close, "stop-identity"));
        Thread.currentThread().join();
    }

    /** The command that runs {@link #main} with our own class path. */
    static List<String> command(Path java, Path directory, int port, Path signingKey) {
        return List.of(
                java.toString(),
                "-Xms16m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.config.file=" + LoggingFile.writeTo(directory),
                "-cp",
                System.getProperty("java.class.path"),
                LocalIdentity.class.getName(),
                String.valueOf(port),
                signingKey.toAbsolutePath().toString());
    }

    /**
     * Starts the provider in a process of its own and waits until it answers.
     *
     * @param java the {@code java} program to run it with
     * @param directory holds its signing key (made when missing) and its log
     * @throws IOException when it does not start; the message names the log to read
     */
    public static Leash startProcess(Path java, Path directory, int port) throws IOException {
        Leash process = launch(java, directory, port);
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers(port)) {
            if (!process.alive() || System.nanoTime() > until) {
                process.kill();
                throw new IOException("The identity provider did not start; see " + log(directory));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the identity provider was starting.", e);
            }
        }
        return process;
    }

    /** The same, without waiting. */
    static Leash launch(Path java, Path directory, int port) throws IOException {
        Path key = directory.resolve("signing-key.json");
        ensureSigningKey(key);
        return Leash.start(
                command(java, directory, port, key),
                Map.of(),
                directory,
                log(directory),
                directory.resolve("identity.pid"),
                "TERM");
    }

    /** Where a provider in its own process writes to. */
    static Path log(Path directory) {
        return directory.resolve("identity.log");
    }

    /** Whether a provider on this port answers now. */
    public static boolean answers(int port) {
        try {
            var connection = (HttpURLConnection) URI.create(issuer(port) + "/.well-known/openid-configuration")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The issuer of a provider on a port. */
    public static String issuer(int port) {
        return "http://localhost:" + port + "/" + ISSUER_PATH;
    }

    /** A fresh signing key, as JSON Web Key with its private part. */
    public static String newSigningKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(ISSUER_PATH).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes sure that a file holds a signing key that only its owner can read. */
    static void ensureSigningKey(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, newSigningKey());
    }

    /** The issuer, which is also the address below which discovery is found. */
    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Who gets which token. */
    private static final class Claims implements OAuth2TokenCallback {

        private final String issuer;
        private final Map<String, Identity> clients;
        private final Map<String, Identity> users;

        Claims(String issuer, Collection<Identity> identities) {
            this.issuer = issuer;
            this.clients = byName(identities, Identity.Kind.CLIENT);
            this.users = byName(identities, Identity.Kind.USER);
        }

        private static Map<String, Identity> byName(Collection<Identity> identities, Identity.Kind kind) {
            return identities.stream()
                    .filter(identity -> identity.kind() == kind)
                    .collect(Collectors.toMap(Identity::name, Function.identity()));
        }

        private Identity who(TokenRequest request) {
            AuthorizationGrant grant = request.getAuthorizationGrant();
            if (grant instanceof ResourceOwnerPasswordCredentialsGrant password) {
                Identity user = users.get(password.getUsername());
                if (user == null || !user.secret().equals(password.getPassword().getValue())) {
                    throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "User name or password is wrong.");
                }
                return user;
            }
            if (!grant.getType().equals(GrantType.CLIENT_CREDENTIALS)) {
                throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "Nobody has signed in for this.");
            }
            ClientAuthentication authentication = request.getClientAuthentication();
            Identity client = authentication == null
                    ? null
                    : clients.get(authentication.getClientID().getValue());
            if (client == null
                    || !(authentication instanceof PlainClientSecret secret)
                    || !client.secret().equals(secret.getClientSecret().getValue())) {
                throw new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "Client id or secret is wrong.");
            }
            return client;
        }

        private static String clientId(TokenRequest request) {
            if (request.getClientAuthentication() != null) {
                return request.getClientAuthentication().getClientID().getValue();
            }
            return request.getClientID() == null
                    ? PORTAL_CLIENT
                    : request.getClientID().getValue();
        }

        @Override
        public String issuerId() {
            return ISSUER_PATH;
        }

        @Override
        public String subject(TokenRequest request) {
            return who(request).subject().toString();
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(AUDIENCE);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            GrantType grant = request.getAuthorizationGrant().getType();
            if (grant.equals(GrantType.AUTHORIZATION_CODE) || grant.equals(GrantType.REFRESH_TOKEN)) {
                // What was established at sign-in is added by the provider; a code that it does not know has no
                // subject.
                return Map.of();
            }
            Identity who = who(request);
            Map<String, Object> claims = new LinkedHashMap<>(who.claims());
            // The provider would take the user's name for a subject, and spell its issuer as the request's Host header
            // does; ours have one spelling.
            claims.put("sub", who.subject().toString());
            claims.put("iss", issuer);
            claims.put("azp", clientId(request));
            claims.put("client_id", clientId(request));
            return claims;
        }

        @Override
        public long tokenExpiry() {
            return TOKEN_LIFE.toSeconds();
        }
    }
}
