package eu.peregrine.gateway;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page for every problem type's URI (RFC 9457 §3.1.1), the gateway's own and the services', and one that lists them, in each
 * language. What is not listed gets a page that says how to read any problem.
 */
@ApplicationScoped
public class ProblemPages {

    private static final String LIST = "/problems";
    private static final String PREFIX = LIST + "/";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,60}");

    /** The statuses of the services' types that stand for more than a single rule. */
    private static final Properties STATUSES = statuses();

    private final Map<String, Pages> pagesOf = new HashMap<>();
    private final Map<String, Map<String, Page>> byLanguage = new HashMap<>();

    /**
     * A page.
     *
     * @param status 200, or 404 for a type that is not listed
     * @param asset its bytes
     */
    record Page(int status, StaticAssets.Asset asset) {}

    /**
     * A type, in one language.
     *
     * @param code the last segment of its URI
     * @param status the HTTP status that it always has; 0 where it is not known here
     * @param title what it is called
     * @param from who answers with it
     * @param text what it means and what to do
     */
    private record Type(String code, int status, String title, String from, String text) {

        String listed() {
            return "<li><a href=\"" + PREFIX + code + "\">" + title + "</a> <code>" + code + "</code>"
                    + (status == 0 ? "" : " <span class=\"status\">" + status + "</span>") + "</li>";
        }

        String content() {
            return "<p class=\"lead\">" + text + "</p><p><code>" + PREFIX + code + "</code>"
                    + (status == 0 ? "" : " · HTTP " + status) + "</p><p>" + from + "</p>";
        }
    }

    /** Makes the pages. */
    ProblemPages() {
        for (String language : ReaderLanguage.ALL) {
            Pages pages = new Pages(language);
            Collection<Type> types = types(pages).values();
            Map<String, Page> byPath = new HashMap<>();
            types.forEach(type -> byPath.put(PREFIX + type.code(), page(pages, 200, type.title(), type.content())));
            String list = types.stream().map(Type::listed).collect(Collectors.joining());
            byPath.put(
                    LIST,
                    new Page(
                            200,
                            pages.page(
                                    pages.word("problems.title"),
                                    "",
                                    "<div class=\"page\"><h1>{problems.head}</h1><p class=\"lead\">{problems.lead}</p>"
                                            + "<ul class=\"types\">" + list + "</ul></div>")));
            pagesOf.put(language, pages);
            byLanguage.put(language, byPath);
        }
    }

    private static Map<String, Type> types(Pages pages) {
        boolean french = pages.language().equals("fr");
        Map<String, Type> types = new TreeMap<>();
        ServiceProblems.all().forEach((code, titled) -> {
            int status = Integer.parseInt(STATUSES.getProperty(code, "0"));
            types.put(
                    code,
                    new Type(
                            code,
                            status,
                            french ? titled.french() : titled.english(),
                            from(pages, String.join(", ", titled.services())),
                            pages.word(status == 0 ? "problems.ofOneRule" : "problem." + code)));
        });
        for (ProblemType type : ProblemType.values()) {
            types.put(
                    type.code(),
                    new Type(
                            type.code(),
                            type.status(),
                            type.title(french),
                            from(pages, pages.word("problems.gateway")),
                            french ? pages.word("problem." + type.code()) : type.explanation()));
        }
        return types;
    }

    private static String from(Pages pages, String who) {
        return pages.word("problems.from")
                .replace("{0}", who.equals(ServiceProblems.EVERY_SERVICE) ? pages.word("problems.every") : who);
    }

    private static Page page(Pages pages, int status, String title, String content) {
        return new Page(
                status,
                pages.page(
                        title + " · Peregrine",
                        "",
                        "<div class=\"page\"><p class=\"back\"><a href=\"" + LIST + "\">{problems.all}</a></p><h1>"
                                + title + "</h1>" + content + "<p class=\"muted\">{problems.trace}</p></div>"));
    }

    /** The page at a path in a language, if it is below {@code /problems}. */
    Optional<Page> at(String path, String language) {
        Page page = byLanguage.get(language).get(path);
        if (page == null
                && path.startsWith(PREFIX)
                && CODE.matcher(path.substring(PREFIX.length())).matches()) {
            Pages pages = pagesOf.get(language);
            return Optional.of(page(
                    pages,
                    404,
                    pages.word("problems.unlisted"),
                    "<p><code>" + path + "</code></p><p>" + pages.word("problems.unlistedText") + "</p>"));
        }
        return Optional.ofNullable(page);
    }

    private static Properties statuses() {
        Properties statuses = new Properties();
        try (StringReader file = new StringReader(StaticAssets.text("portal/problem-statuses.properties"))) {
            statuses.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return statuses;
    }

    // Made with the gateway's start, and not while somebody waits.
    void start(@Observes StartupEvent start) {}

    /** The services' types that have an explanation of their own here. */
    static Set<String> explained() {
        return STATUSES.stringPropertyNames();
    }
}
