package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A page for every problem type's URI (RFC 9457 §3.1.1), and one that lists them. The services' own types are listed
 * too; one that is not gets a page that says how to read any problem.
 */
@ApplicationScoped
public class ProblemPages {

    private static final String PREFIX = "/problems/";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,60}");

    /** What the services say, beyond the gateway's own types. */
    private static final Map<String, Explained> SERVICES = Map.ofEntries(
            entry(
                    "bad-request",
                    400,
                    "The request is wrong",
                    "The body or a parameter is not of the form that the"
                            + " reference describes. Every fault is listed under errors, with a pointer to its place."),
            entry(
                    "forbidden",
                    403,
                    "Not allowed",
                    "The caller may see this but not do it. The reference names the roles" + " that may."),
            entry(
                    "conflict",
                    409,
                    "It contradicts the present state",
                    "Something that the request takes for granted is"
                            + " not so any more. Read the resource again; its actions say what is possible now."),
            entry(
                    "illegal-transition",
                    409,
                    "Not possible in this state",
                    "The life cycle has no such step from the"
                            + " present state. The detail names the state and the steps that are possible."),
            entry(
                    "stale",
                    409,
                    "Overtaken",
                    "The revision, hash or proposal that the request names has been replaced by"
                            + " a newer one. Read the resource again and decide anew."),
            entry(
                    "link-unknown",
                    404,
                    "There is no such link",
                    "A one-time link has to be opened whole, as it stands in the message."),
            entry(
                    "link-used",
                    410,
                    "This link was used already",
                    "A one-time link works once. What was done with it stands in the record's trail."),
            entry(
                    "link-expired",
                    410,
                    "This link is too old",
                    "A one-time link works for a few days. The international office makes a new one."),
            entry(
                    "link-revoked",
                    410,
                    "This link was taken back",
                    "The international office withdrew the link before it was used."),
            entry(
                    "link-stale",
                    409,
                    "What the link is about has changed",
                    "A one-time link is bound to the revision and content hash that it was made for, so that nobody"
                            + " approves what they have not seen. The international office makes a new one."),
            entry(
                    "link-over",
                    409,
                    "Nothing waits for an answer any more",
                    "What the link asked for has been decided in another way."),
            entry(
                    "too-many-attempts",
                    429,
                    "Too many attempts",
                    "Too many links from one address did not work. Retry-After says how long to wait."),
            entry(
                    "precondition-failed",
                    412,
                    "Changed in the meantime",
                    "Somebody changed the resource after it was"
                            + " read. Read it again and send the change with the new ETag in If-Match."),
            entry(
                    "precondition-required",
                    428,
                    "If-Match is needed",
                    "Changes carry the ETag of what they change in"
                            + " If-Match, so that nobody overwrites another's work unseen."),
            entry(
                    "unsupported-media-type",
                    415,
                    "This media type is not taken",
                    "Send application/json, unless the" + " reference says otherwise."),
            entry(
                    "not-acceptable",
                    406,
                    "This media type is not served",
                    "The Accept header asks for something that" + " this resource cannot be."),
            entry(
                    "rules-broken",
                    422,
                    "The rules do not allow it",
                    "The input is well formed but breaks rules of the"
                            + " field. All of them are listed under errors."),
            entry(
                    "idempotency-key-reused",
                    422,
                    "The key was used for something else",
                    "An Idempotency-Key belongs to" + " one request. Use a new key for a different body."),
            entry(
                    "reason-required",
                    422,
                    "A reason is needed",
                    "This override is recorded with its reason. Send it in" + " X-Reason."));

    private final Map<String, Page> byPath = new TreeMap<>();
    private final String frame = StaticAssets.text("portal/problem.html");

    private record Explained(String code, int status, String title, String text) {}

    /**
     * A page.
     *
     * @param status 200, or 404 for a type that is not listed
     * @param asset its bytes
     */
    record Page(int status, StaticAssets.Asset asset) {}

    /** Makes the pages. */
    ProblemPages() {
        Map<String, Explained> all = new TreeMap<>(SERVICES);
        for (ProblemType type : ProblemType.values()) {
            all.put(type.code(), new Explained(type.code(), type.status(), type.title(false), type.explanation()));
        }
        StringBuilder list = new StringBuilder("<ul class=\"plain\">");
        all.forEach((code, explained) -> {
            list.append("<li><a href=\"")
                    .append(PREFIX)
                    .append(code)
                    .append("\">")
                    .append(code)
                    .append("</a> ")
                    .append("<span class=\"muted\">")
                    .append(explained.status())
                    .append(" · ")
                    .append(explained.title())
                    .append("</span></li>");
            byPath.put(
                    PREFIX + code,
                    page(
                            200,
                            explained.title(),
                            "<p><code>" + PREFIX + code + "</code> · HTTP " + explained.status() + "</p><p>"
                                    + explained.text() + "</p>"));
        });
        byPath.put("/problems", page(200, "Problem types", list.append("</ul>").toString()));
    }

    /** The page at a path, if it is below {@code /problems}. */
    Optional<Page> at(String path) {
        Page page = byPath.get(path);
        if (page == null
                && path.startsWith(PREFIX)
                && CODE.matcher(path.substring(PREFIX.length())).matches()) {
            String code = path.substring(PREFIX.length());
            return Optional.of(page(
                    404,
                    "A problem of one rule",
                    "<p><code>" + PREFIX + code + "</code></p><p>This type belongs to a single rule of a service. The"
                            + " answer's <code>detail</code> says in words what is wrong, <code>errors</code> where, and"
                            + " the reference of the operation when.</p>"));
        }
        return Optional.ofNullable(page);
    }

    private Page page(int status, String title, String content) {
        String html = frame.replace("{title}", title).replace("{content}", content);
        return new Page(
                status, StaticAssets.Asset.of("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map.Entry<String, Explained> entry(String code, int status, String title, String text) {
        return Map.entry(code, new Explained(code, status, title, text));
    }
}
