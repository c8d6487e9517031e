package eu.peregrine.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What the gateway itself serves: the portal, the API documents, and the problem types. */
@ApplicationScoped
public class Portal {

    // Everything from here and nothing inline.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'%s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page that a one-time link opens; nothing of it stays in any cache. */
    private static final String LINKS = "/links";

    /** How long a browser remembers the language that its reader chose: a year. */
    private static final long REMEMBERED_SECONDS = 31_536_000;

    private final StaticAssets assets;
    private final ProblemPages pages;
    private final ProtectedResource resource;
    private final SystemHealth health;
    private final String policy;
    private final String pagePolicy;

    @Inject
    Portal(
            StaticAssets assets,
            ProblemPages pages,
            ProtectedResource resource,
            SystemHealth health,
            GatewayConfig config) {
        this.assets = assets;
        this.pages = pages;
        this.resource = resource;
        this.health = health;
        policy = POLICY.formatted("");
        // People sign in at the identity provider, from which their page then fetches the token.
        pagePolicy = POLICY.formatted(" " + origin(URI.create(config.authorizationServer())));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /**
     * Answers if the path is the portal's.
     *
     * @return false if it is not; then nothing was written
     * @throws RequestShape.RefusedException for a method other than GET and HEAD
     */
    boolean answer(Exchange exchange) throws RequestShape.RefusedException {
        String path = exchange.target().path();
        Optional<StaticAssets.Asset> asset = assets.at(path);
        if (asset.isPresent()) {
            return reading(exchange, () -> send(exchange, 200, asset.get(), policy));
        }
        String language = ReaderLanguage.of(exchange);
        Optional<StaticAssets.Asset> paged = assets.page(path, language);
        if (paged.isPresent()) {
            return reading(exchange, () -> sendPage(exchange, 200, paged.get(), language));
        }
        if (path.equals(ProtectedResource.PATH)) {
            return reading(exchange, () -> sendJson(exchange, Future.succeededFuture(resource.metadata(exchange))));
        }
        if (path.equals("/status")) {
            return reading(exchange, () -> sendJson(exchange, health.report()));
        }
        Optional<ProblemPages.Page> page = pages.at(path, language);
        if (page.isPresent()) {
            return reading(
                    exchange,
                    () -> sendPage(exchange, page.get().status(), page.get().asset(), language));
        }
        return false;
    }

    private static boolean reading(Exchange exchange, Runnable answer) throws RequestShape.RefusedException {
        HttpMethod method = exchange.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            throw new RequestShape.RefusedException(Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This can only be read.")
                    .with("Allow", "GET, HEAD"));
        }
        answer.run();
        return true;
    }

    private void sendPage(Exchange exchange, int status, StaticAssets.Asset page, String language) {
        HttpServerResponse response = exchange.response();
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.headers().add(HttpHeaders.VARY, "Accept-Language, Cookie");
        if (ReaderLanguage.chosen(exchange.request()) != null) {
            response.addCookie(Cookie.cookie(ReaderLanguage.NAME, language)
                    .setPath("/")
                    .setMaxAge(REMEMBERED_SECONDS)
                    .setSameSite(CookieSameSite.LAX)
                    .setHttpOnly(true));
        }
        send(exchange, status, page, pagePolicy);
    }

    private static void send(Exchange exchange, int status, StaticAssets.Asset asset, String policy) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        response.putHeader("Content-Security-Policy", policy);
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader(HttpHeaders.CACHE_CONTROL, exchange.target().path().equals(LINKS) ? "no-store" : "no-cache");
        response.headers().add(HttpHeaders.VARY, "Accept-Encoding");
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean zip = encodings != null
                && encodings.toLowerCase(Locale.ROOT).contains("gzip")
                && !encodings.contains("gzip;q=0");
        StaticAssets.Asset.Form form = zip ? asset.zipped() : asset.plain();
        response.putHeader(HttpHeaders.ETAG, form.etag());
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (status == 200 && known != null && known.contains(form.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        if (zip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, asset.mediaType());
        end(exchange, form.buffer());
    }

    /** On the exchange's own event loop, whichever the text was made on. */
    private static void sendJson(Exchange exchange, Future<String> json) {
        Context context = Vertx.currentContext();
        json.onSuccess(text -> context.runOnContext(now -> {
            exchange.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            end(exchange, Buffer.buffer(text));
        }));
    }

    private static void end(Exchange exchange, Buffer body) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (exchange.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }
}
