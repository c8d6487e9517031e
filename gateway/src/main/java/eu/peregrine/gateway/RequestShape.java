package eu.peregrine.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses every request that two programs could read differently (RFC 9112 §11.2, request smuggling) and everything
 * that this gateway does not speak. What Netty's decoder refuses by itself never comes here.
 */
final class RequestShape {

    /** The methods of the API, as the {@code Allow} header lists them. */
    static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<String> ALLOWED = Set.of(METHODS.split(", "));

    // RFC 3986 §3.2: host, IPv4 or bracketed IPv6, and a port; no user information.
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");

    // RFC 3986 §3.3 without ';' parameters: the API has none, and frameworks disagree on them.
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern QUERY = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]|%[0-9A-Fa-f]{2})*");

    // Encoded slash, backslash, NUL and dot: a service that decodes before it routes would see another path.
    private static final Pattern TRICK = Pattern.compile("%2f|%5c|%00|%2e", Pattern.CASE_INSENSITIVE);

    /** Fields of which a second one means that somebody is guessing which of them counts. */
    private static final List<String> SINGLE = List.of(
            "authorization",
            "content-length",
            "content-type",
            "transfer-encoding",
            "expect",
            "if-match",
            "idempotency-key");

    private RequestShape() {}

    /**
     * The request's target in origin form, split.
     *
     * @param path begins with a slash, still encoded
     * @param query without the question mark, or null
     */
    record Target(String path, String query) {

        /** What to ask the service for. */
        String uri() {
            return query == null ? path : path + "?" + query;
        }
    }

    /** Thrown for a request that must not go on. */
    static final class RefusedException extends Exception {

        private final transient Problem problem;

        RefusedException(ProblemType type, String detail) {
            this(Problem.of(type, detail));
        }

        RefusedException(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        /** The answer. */
        Problem problem() {
            return problem;
        }
    }

    /**
     * Looks at everything that is known before the body.
     *
     * @return the target in origin form
     * @throws RefusedException naming what is wrong
     */
    static Target check(HttpServerRequest request) throws RefusedException {
        if (request.version() != HttpVersion.HTTP_1_1) {
            throw new RefusedException(ProblemType.VERSION_NOT_SUPPORTED, "Use HTTP/1.1.");
        }
        checkMethod(request.method());
        MultiMap headers = request.headers();
        String host = host(headers);
        checkRepeated(headers);
        checkUpgrade(headers);
        checkFraming(headers);
        checkExpectation(headers);
        return target(request.uri(), host);
    }

    private static void checkMethod(HttpMethod method) throws RefusedException {
        if (method.equals(HttpMethod.TRACE) || method.equals(HttpMethod.CONNECT)) {
            throw new RefusedException(Problem.of(ProblemType.METHOD_NOT_ALLOWED, method.name() + " is never allowed.")
                    .with("Allow", METHODS));
        }
        if (!ALLOWED.contains(method.name())) {
            throw new RefusedException(Problem.of(ProblemType.METHOD_UNKNOWN, "There is no such method.")
                    .with("Allow", METHODS));
        }
    }

    // RFC 9112 §3.2: exactly one Host, else 400.
    private static String host(MultiMap headers) throws RefusedException {
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() != 1) {
            throw malformed(hosts.isEmpty() ? "The Host header is missing." : "There is more than one Host header.");
        }
        if (!AUTHORITY.matcher(hosts.get(0)).matches()) {
            throw malformed("The Host header is not a host and port.");
        }
        return hosts.get(0);
    }

    private static void checkRepeated(MultiMap headers) throws RefusedException {
        for (String name : SINGLE) {
            if (headers.contains(name) && headers.getAll(name).size() > 1) {
                throw malformed("The header " + name + " is there more than once.");
            }
        }
    }

    private static void checkUpgrade(MultiMap headers) throws RefusedException {
        if (headers.contains(HttpHeaders.UPGRADE) || headers.contains("http2-settings")) {
            throw new RefusedException(ProblemType.UPGRADE_REFUSED, "Send the request without an Upgrade header.");
        }
    }

    // RFC 9112 §6.1: a coding that is not understood is answered with 501. Netty has already dropped a Content-Length
    // beside Transfer-Encoding (§6.3, item 3), so one of the two is left.
    private static void checkFraming(MultiMap headers) throws RefusedException {
        String coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        if (coding == null) {
            return;
        }
        if (!coding.trim().equalsIgnoreCase("chunked")) {
            throw new RefusedException(ProblemType.CODING_UNKNOWN, "The only transfer coding is chunked.");
        }
        // The proxy library compares the spelling.
        headers.set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
    }

    // RFC 9110 §10.1.1.
    private static void checkExpectation(MultiMap headers) throws RefusedException {
        String expectation = headers.get(HttpHeaders.EXPECT);
        if (expectation != null && !expectation.trim().equalsIgnoreCase("100-continue")) {
            throw new RefusedException(ProblemType.EXPECTATION_FAILED, "The only expectation is 100-continue.");
        }
    }

    /** RFC 9112 §3.2: origin form, or absolute form whose authority is the Host header's. */
    static Target target(String uri, String host) throws RefusedException {
        String origin = uri;
        if (!uri.startsWith("/")) {
            int authorityAt = uri.indexOf("://") + 3;
            String scheme =
                    authorityAt < 3 ? "" : uri.substring(0, authorityAt - 3).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw malformed("The request's target is not a path.");
            }
            int pathAt = uri.indexOf('/', authorityAt);
            String authority = pathAt < 0 ? uri.substring(authorityAt) : uri.substring(authorityAt, pathAt);
            if (!sameAuthority(scheme, authority, host)) {
                throw malformed("The request's target and its Host header name different hosts.");
            }
            origin = pathAt < 0 ? "/" : uri.substring(pathAt);
        }
        int question = origin.indexOf('?');
        Target target = question < 0
                ? new Target(origin, null)
                : new Target(origin.substring(0, question), origin.substring(question + 1));
        checkPath(target.path());
        if (target.query() != null && !QUERY.matcher(target.query()).matches()) {
            throw malformed("The query has characters that must be percent-encoded.");
        }
        return target;
    }

    private static void checkPath(String path) throws RefusedException {
        if (!PATH.matcher(path).matches()) {
            throw malformed("The path has characters that must be percent-encoded.");
        }
        if (path.indexOf('%') >= 0 && TRICK.matcher(path).find()) {
            throw malformed("The path has an encoded slash, backslash or dot.");
        }
        if (path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")) {
            throw malformed("The path has empty or dot segments.");
        }
    }

    private static boolean sameAuthority(String scheme, String authority, String host) {
        String defaultPort = scheme.equals("https") ? ":443" : ":80";
        return withoutPort(authority, defaultPort).equalsIgnoreCase(withoutPort(host, defaultPort));
    }

    private static String withoutPort(String authority, String defaultPort) {
        return authority.endsWith(defaultPort)
                ? authority.substring(0, authority.length() - defaultPort.length())
                : authority;
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
