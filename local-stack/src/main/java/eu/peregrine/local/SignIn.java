package eu.peregrine.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The page on which people sign in (authorisation code with PKCE, RFC 7636). It stands in front of the provider's own, which
 * would take any name and any claims: only users of the seed files get in, with the claims that those give them, and they are sent
 * back to this machine only. Their passwords are in the open, so the page offers each role by a button.
 */
final class SignIn implements OAuth2HttpServer {

    private static final String PATH = "/" + LocalIdentity.ISSUER_PATH + "/authorize";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final OAuth2HttpServer server;
    private final String issuer;
    private final Map<String, Identity> users;

    SignIn(OAuth2HttpServer server, String issuer, Collection<Identity> identities) {
        this.server = server;
        this.issuer = issuer;
        this.users = identities.stream()
                .filter(identity -> identity.kind() == Identity.Kind.USER)
                .collect(Collectors.toMap(
                        Identity::name, identity -> identity, (first, second) -> first, LinkedHashMap::new));
    }

    private OAuth2HttpResponse answer(
            OAuth2HttpRequest request, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        HttpUrl url = request.getOriginalUrl();
        if (!url.encodedPath().equals(PATH) || request.getMethod().equals("OPTIONS")) {
            return provider.invoke(request);
        }
        boolean french = String.valueOf(url.queryParameter("ui_locales")).startsWith("fr");
        String fault = fault(url);
        if (fault != null) {
            return page(400, french, "<p role=\"alert\">" + fault + "</p>");
        }
        if (!request.getMethod().equals("POST")) {
            return page(200, french, form(french, false));
        }
        Identity user = who(request.getFormParameters().getMap());
        if (user == null) {
            return page(401, french, form(french, true));
        }
        String body = "username=" + encoded(user.name()) + "&claims=" + encoded(claims(user));
        return provider.invoke(new OAuth2HttpRequest(request.getHeaders(), "POST", url, body));
    }

    /** What is wrong with the request for sign-in, or null. */
    private static String fault(HttpUrl url) {
        if (!LocalIdentity.PORTAL_CLIENT.equals(url.queryParameter("client_id"))) {
            return "The client_id has to be " + LocalIdentity.PORTAL_CLIENT + ".";
        }
        String redirect = url.queryParameter("redirect_uri");
        HttpUrl back = redirect == null ? null : HttpUrl.parse(redirect);
        if (back == null || !THIS_MACHINE.contains(back.host())) {
            return "The redirect_uri has to be on this machine.";
        }
        if (!"code".equals(url.queryParameter("response_type"))
                || !"S256".equals(url.queryParameter("code_challenge_method"))
                || url.queryParameter("code_challenge") == null) {
            return "People sign in by response_type code with a code_challenge of the method S256.";
        }
        return null;
    }

    private Identity who(Map<String, String> form) {
        Identity user = users.get(form.getOrDefault("as", form.getOrDefault("username", "")));
        boolean known = user != null && (form.containsKey("as") || user.secret().equals(form.get("password")));
        return known ? user : null;
    }

    private String claims(Identity user) {
        Map<String, Object> claims = new LinkedHashMap<>(user.claims());
        claims.put("sub", user.subject().toString());
        claims.put("iss", issuer);
        claims.put("azp", LocalIdentity.PORTAL_CLIENT);
        claims.put("client_id", LocalIdentity.PORTAL_CLIENT);
        try {
            return new ObjectMapper().writeValueAsString(claims);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String form(boolean french, boolean wrong) {
        String roles = Welcome.ROLES.stream()
                .map(users::get)
                .map(user -> "<button name=\"as\" value=\"" + user.name() + "\"><b>" + user.name() + "</b> "
                        + user.label().replace("&", "&amp;").replace("<", "&lt;") + "</button>")
                .collect(Collectors.joining());
        return "<p>"
                + (french
                        ? "Un système de cette machine : choisissez un rôle. Aucun mot de passe n’y est secret."
                        : "A system of this machine: choose a role. No password is secret here.")
                + "</p><form method=\"post\" class=\"roles\"" + (french ? " lang=\"en\"" : "") + ">" + roles
                + "</form><h2>"
                + (french ? "Ou par nom" : "Or by name") + "</h2>"
                + (wrong
                        ? "<p role=\"alert\">"
                                + (french ? "Nom ou mot de passe incorrect." : "User name or password is wrong.")
                                + "</p>"
                        : "")
                + "<form method=\"post\"><label>" + (french ? "Nom" : "User name")
                + "<input name=\"username\" autocomplete=\"username\" required></label><label>"
                + (french ? "Mot de passe" : "Password")
                + "<input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label><button>"
                + (french ? "Se connecter" : "Sign in") + "</button></form>";
    }

    private static OAuth2HttpResponse page(int status, boolean french, String content) {
        String title = french ? "Se connecter à Peregrine" : "Sign in to Peregrine";
        String html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%s</title><style>
                :root { color-scheme: light dark; --accent: light-dark(#1b5a6d, #86c9dc); --edge: light-dark(#7d8985, #7f8d8b); }
                body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1.25rem; }
                h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
                form { display: grid; gap: .6rem; } label { display: grid; } [role=alert] { color: light-dark(#a93521, #f29a88); }
                input, button { font: inherit; padding: .5rem .8rem; border: 1px solid var(--edge); border-radius: 8px; }
                button { text-align: left; background: Canvas; color: CanvasText; cursor: pointer; }
                button:hover { border-color: var(--accent); } b { color: var(--accent); }
                :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
                </style></head><body><main><h1>%s</h1>%s</main></body></html>
                """.formatted(french ? "fr" : "en", title, title, content);
        Headers headers = Headers.of(
                "Content-Type", "text/html; charset=utf-8",
                "Cache-Control", "no-store",
                "X-Frame-Options", "DENY",
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        return new OAuth2HttpResponse(headers, status, html, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        return start(InetAddress.getLoopbackAddress(), 0, provider);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        return start(InetAddress.getLoopbackAddress(), port, provider);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        server.start(address, port, request -> answer(request, provider));
        return this;
    }

    @Override
    public OAuth2HttpServer stop() {
        server.stop();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public HttpUrl url(String path) {
        return server.url(path);
    }

    @Override
    public Ssl sslConfig() {
        return server.sslConfig();
    }
}
