package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A page for every problem type's URI (RFC 9457 §3.1.1), the gateway's own and the services', and one that lists them. What is
 * not listed gets a page that says how to read any problem.
 */
@ApplicationScoped
public class ProblemPages {

    private static final String PREFIX = "/problems/";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,60}");

    private static final String OF_ONE_RULE = "This type belongs to a single rule of a service. The answer's"
            + " <code>detail</code> says in words what is wrong, <code>errors</code> where, and the reference of the"
            + " operation when.";

    /** What to do about the services' types that stand for more than a single rule. */
    private static final Map<String, Explained> EXPLAINED = Map.ofEntries(
            entry(
                    "bad-request",
                    400,
                    "The body or a parameter is not of the form that the reference describes. Every fault is "
                            + "listed under errors, with a pointer to its place."),
            entry(
                    "unauthorized",
                    401,
                    "Services verify the bearer token again. Send one of the identity provider named by "
                            + "/.well-known/oauth-protected-resource that has not expired."),
            entry("forbidden", 403, "The caller may see this but not do it. The reference names the roles that may."),
            entry(
                    "malformed-json",
                    400,
                    "The body is no JSON. The detail names the line and the column where it stops being any."),
            entry(
                    "conflict",
                    409,
                    "Something that the request takes for granted is not so any more. Read the resource "
                            + "again; its actions say what is possible now."),
            entry(
                    "changed-concurrently",
                    409,
                    "Somebody changed the same thing at the same moment, and nothing came of this request. "
                            + "Read it again and decide anew."),
            entry("duplicate", 409, "What is to be unique is there already: look for the one that has it."),
            entry(
                    "too-many",
                    409,
                    "A list of the resource has as many entries as it may have. The detail names the limit; "
                            + "take out what is not needed any more."),
            entry(
                    "illegal-transition",
                    409,
                    "The life cycle has no such step from the present state. The detail names the state and "
                            + "the steps that are possible."),
            entry(
                    "stale",
                    409,
                    "The revision, hash or proposal that the request names has been replaced by a newer one. "
                            + "Read the resource again and decide anew."),
            entry(
                    "import-refused",
                    422,
                    "All lines or none were to be taken, and some are wrong. They are listed under errors, "
                            + "each pointer beginning with the line's number; of a long list, the first 1,000 lines."),
            entry("key-reused", 422, "An Idempotency-Key belongs to one request. Use a new key for a different body."),
            entry(
                    "in-progress",
                    409,
                    "A request with the same Idempotency-Key has not been answered yet. Repeat it after the "
                            + "seconds in Retry-After, and it gets the first one's answer."),
            entry("invitation-over", 409, "Its link was used or taken back already, so there is nothing to take back."),
            entry(
                    "still-failing",
                    409,
                    "The event that was set aside was handed to its consumer once more, which failed again. "
                            + "It stays where it is; the detail names the cause."),
            entry(
                    "nobody-handles-it",
                    409,
                    "The event that was set aside belongs to a consumer that takes no such events any more."),
            entry("not-configured", 503, "Its operator has not set up what this needs; the detail names it."),
            entry(
                    "unavailable",
                    503,
                    "Something that the service needs, such as its database or the broker, does not answer. "
                            + "Nothing was changed; try again soon."),
            entry("link-unknown", 404, "A one-time link has to be opened whole, as it stands in the message."),
            entry("link-used", 410, "A one-time link works once. What was done with it stands in the record's trail."),
            entry(
                    "link-expired",
                    410,
                    "A one-time link works for a few days. The international office makes a new one."),
            entry("link-revoked", 410, "The international office withdrew the link before it was used."),
            entry(
                    "link-stale",
                    409,
                    "A one-time link is bound to the revision and content hash that it was made for, so that "
                            + "nobody approves what they have not seen. The international office makes a new one."),
            entry("link-over", 409, "What the link asked for has been decided in another way."),
            entry(
                    "too-many-attempts",
                    429,
                    "Too many links from one address did not work. Retry-After says how long to wait."),
            entry(
                    "precondition-failed",
                    412,
                    "Somebody changed the resource after it was read. Read it again and send the change with "
                            + "the new ETag in If-Match."),
            entry(
                    "precondition-required",
                    428,
                    "Changes carry the ETag of what they change in If-Match, so that nobody overwrites "
                            + "another's work unseen."),
            entry("unsupported-media-type", 415, "Send application/json, unless the reference says otherwise."),
            entry("not-acceptable", 406, "The Accept header asks for something that this resource cannot be."),
            entry(
                    "rules-broken",
                    422,
                    "The input is well formed but breaks rules of the field. All of them are listed under "
                            + "errors."));

    private final Map<String, Page> byPath = new TreeMap<>();
    private final String frame = StaticAssets.text("portal/problem.html");

    /**
     * What a type means.
     *
     * @param status the HTTP status that it always has; 0 where it is not known here
     * @param text what it means and what to do
     */
    private record Explained(int status, String text) {

        String of(String from) {
            return (status == 0 ? "" : "HTTP " + status + " · ") + from;
        }
    }

    /**
     * A page.
     *
     * @param status 200, or 404 for a type that is not listed
     * @param asset its bytes
     */
    record Page(int status, StaticAssets.Asset asset) {}

    /** Makes the pages. */
    ProblemPages() {
        Map<String, String> list = new TreeMap<>();
        ServiceProblems.all()
                .forEach((code, type) -> add(
                        list,
                        code,
                        type.english(),
                        type.french(),
                        String.join(", ", type.services()),
                        EXPLAINED.getOrDefault(code, new Explained(0, OF_ONE_RULE))));
        for (ProblemType type : ProblemType.values()) {
            add(
                    list,
                    type.code(),
                    type.title(false),
                    type.title(true),
                    "gateway",
                    new Explained(type.status(), type.explanation()));
        }
        byPath.put(
                "/problems",
                page(200, "Problem types", "<ul class=\"plain\">" + String.join("", list.values()) + "</ul>"));
    }

    private void add(
            Map<String, String> list, String code, String english, String french, String from, Explained explained) {
        list.put(
                code,
                "<li><a href=\"" + PREFIX + code + "\">" + code + "</a> <span class=\"muted\">"
                        + (explained.status() == 0 ? "" : explained.status() + " · ") + english + "</span></li>");
        byPath.put(
                PREFIX + code,
                page(
                        200,
                        english,
                        "<p lang=\"fr\">" + french + "</p><p><code>" + PREFIX + code + "</code> · " + explained.of(from)
                                + "</p><p>" + explained.text() + "</p>"));
    }

    /** The page at a path, if it is below {@code /problems}. */
    Optional<Page> at(String path) {
        Page page = byPath.get(path);
        if (page == null
                && path.startsWith(PREFIX)
                && CODE.matcher(path.substring(PREFIX.length())).matches()) {
            return Optional.of(page(
                    404,
                    "A type that is not listed",
                    "<p><code>" + path + "</code></p><p>Of any problem, <code>detail</code> says in words what is"
                            + " wrong, <code>errors</code> where, and the reference of the operation when.</p>"));
        }
        return Optional.ofNullable(page);
    }

    private Page page(int status, String title, String content) {
        String html = frame.replace("{title}", title).replace("{content}", content);
        return new Page(
                status, StaticAssets.Asset.of("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map.Entry<String, Explained> entry(String code, int status, String text) {
        return Map.entry(code, new Explained(status, text));
    }

    /** The services' types that have an explanation here. */
    static Set<String> explained() {
        return EXPLAINED.keySet();
    }
}
