package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The pages and documents that the gateway itself serves. */
@QuarkusTest
class PortalTest extends GatewayTestBase {

    @Inject
    RouteTable routes;

    private String read(String path) throws Exception {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String read(String path, String headers) throws Exception {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
    }

    @Test
    void thePagesNeedNothingButTheGatewayAndTheIdentityProvider() throws Exception {
        Set<String> all = new TreeSet<>();
        for (String path :
                List.of("/", "/reference", "/events", "/map", "/links", "/problems", "/problems/not-found")) {
            String page = read(path);
            assertThat(page)
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("content-type: text/html; charset=utf-8")
                    .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-")
                    .doesNotContain("style=")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//")
                    .doesNotContainPattern(" on[a-z]+=");
            String provider = URI.create(ConfigProvider.getConfig().getValue("peregrine.oidc.issuer", String.class))
                    .resolve("/")
                    .toString();
            String connect =
                    path.equals("/links") ? "'self';" : "'self' " + provider.substring(0, provider.length() - 1) + ";";
            assertThat(page).as(path).contains("connect-src " + connect);
            Matcher used = Pattern.compile("(?:src|href)=\"(/[^\"#]*)").matcher(page);
            while (used.find()) {
                all.add(used.group(1));
            }
        }
        assertThat(all).contains("/portal/peregrine.css", "/portal/session.js", "/reference", "/map");
        for (String one : all) {
            String answer = read(one);
            assertThat(answer).as(one).startsWith("HTTP/1.1 200 ");
            if (one.endsWith(".js")) {
                assertThat(answer)
                        .as(one)
                        .doesNotContain("innerHTML")
                        .doesNotContainPattern("from \"(?!\\./)")
                        .doesNotContainPattern("\"https?://(?!www\\.w3\\.org/2000/svg)");
                Matcher imported = Pattern.compile("from \"\\./([a-z]+\\.js)\"").matcher(answer);
                while (imported.find()) {
                    assertThat(read("/portal/" + imported.group(1))).as(one).startsWith("HTTP/1.1 200 ");
                }
            }
        }
    }

    @Test
    void theReaderChoosesTheLanguageElseTheBrowserDoes() throws Exception {
        String english = "<html lang=\"en\">";
        String french = "<html lang=\"fr\">";
        assertThat(read("/")).contains(english).containsIgnoringCase("content-language: en");
        assertThat(read("/", "Accept-Language: fr-CA,fr;q=0.9\r\n"))
                .contains(french)
                .containsIgnoringCase("content-language: fr")
                .contains("Accept-Language, Cookie");
        assertThat(read("/?lang=fr"))
                .contains(french)
                .containsPattern("(?i)set-cookie: lang=fr; .*Path=/.*HTTPOnly; SameSite=Lax");
        assertThat(read("/map", "Cookie: lang=fr\r\n")).contains(french).doesNotContainIgnoringCase("set-cookie");
        assertThat(read("/map?lang=en", "Cookie: lang=fr\r\n")).contains(english);
        assertThat(read("/?lang=xx", "Cookie: lang=yy\r\n")).contains(english).doesNotContainIgnoringCase("set-cookie");
        assertThat(read("/?x=lang=en&lang=fr&y")).contains(french);
        assertThat(read("/problems", "Accept-Language: fr\r\n")).contains(french);
    }

    @Test
    void bothLanguagesHaveTheSameWordsAndSoDoTheScripts() throws Exception {
        Path folder = Path.of("src", "main", "resources", "portal");
        Properties english = titles(folder.resolve("words_en.properties"));
        Set<String> french = titles(folder.resolve("words_fr.properties")).stringPropertyNames();
        assertThat(french).containsAll(english.stringPropertyNames());
        Set<String> onlyFrench = new TreeSet<>(french);
        onlyFrench.removeAll(english.stringPropertyNames());
        // The gateway's own types are explained in English where they are declared.
        Set<String> own = new TreeSet<>();
        for (ProblemType type : ProblemType.values()) {
            own.add("problem." + type.code());
        }
        assertThat(onlyFrench).isEqualTo(own);
        String[] words = Files.readString(folder.resolve("words.js")).split("\n  fr: \\{");
        assertThat(names(words[1])).isEqualTo(names(words[0])).hasSizeGreaterThan(40);
    }

    private static Set<String> names(String words) {
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("(?m)^    \"?([a-zA-Z0-9.-]+)\"?: \"").matcher(words);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    @Test
    void theLinksPageStaysNowhereAndTellsNobody() throws Exception {
        assertThat(read("/links"))
                .containsIgnoringCase("cache-control: no-store")
                .contains("Referrer-Policy: no-referrer")
                .contains("form-action 'none'")
                .doesNotContain("/openapi");
        // The fragment is read and taken out of the address bar before anything else happens.
        String script = read("/portal/link.js");
        assertThat(script.indexOf("history.replaceState")).isPositive().isLessThan(script.indexOf("fetch("));
        assertThat(script).doesNotContain("innerHTML").doesNotContainPattern("https?://");
    }

    @Test
    void filesAreCompressedAndKnownAgain() throws Exception {
        String zipped = exchange("GET /openapi HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept-Encoding: br, gzip\r\nConnection: close\r\n\r\n");
        assertThat(zipped).containsIgnoringCase("content-encoding: gzip").containsIgnoringCase("vary: accept-encoding");
        assertThat(zipped.length()).isLessThan(200_000);
        Matcher etag = Pattern.compile("(?i)etag: (\"[^\"]+\")").matcher(zipped);
        assertThat(etag.find()).isTrue();
        assertThat(exchange("GET /openapi HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nIf-None-Match: "
                        + etag.group(1) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 304 ");
        assertThat(exchange("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .containsPattern("(?i)content-length: [1-9]")
                .endsWith("\r\n\r\n");
    }

    @Test
    void theyCanOnlyBeRead() throws Exception {
        String answer =
                exchange("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer).containsIgnoringCase("allow: GET, HEAD");
    }

    @Test
    void everyTypeHasAPageAndAnUnknownOneToo() throws Exception {
        for (ProblemType type : ProblemType.values()) {
            assertThat(read("/problems/" + type.code()))
                    .startsWith("HTTP/1.1 200 ")
                    .contains(type.title(false))
                    .contains(type.explanation());
            assertThat(utf8(read("/problems/" + type.code(), "Accept-Language: fr\r\n")))
                    .contains(type.title(true))
                    .doesNotContain(type.explanation());
        }
        assertThat(read("/problems/some-rule")).startsWith("HTTP/1.1 404 ").contains("some-rule");
        assertProblem(read("/problems/%3Cscript%3E"), 404, "not-found");
    }

    /** Read from the services' sources, so that what the build copies is compared with what they say. */
    @Test
    void whatTheServicesAnswerIsExplainedInBothLanguagesAndNothingElse() throws Exception {
        Set<String> all = new TreeSet<>();
        for (ProblemType type : ProblemType.values()) {
            all.add(type.code());
        }
        Map<Path, String> files = Map.of(
                Path.of("..", "service-kit", "src", "main", "resources", "eu", "peregrine", "kit", "problem"), "titles",
                Path.of("..", "partners-service", "src", "main", "resources"), "problem-titles",
                Path.of("..", "mobility-service", "src", "main", "resources"), "problem-titles",
                Path.of("..", "scholarships-service", "src", "main", "resources"), "problem-titles");
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Properties english = titles(file.getKey().resolve(file.getValue() + ".properties"));
            Properties french = titles(file.getKey().resolve(file.getValue() + "_fr.properties"));
            assertThat(english).isNotEmpty();
            for (String code : english.stringPropertyNames()) {
                if (!code.startsWith("status.")) {
                    String page = utf8(read("/problems/" + code));
                    assertThat(page).as(code).startsWith("HTTP/1.1 200 ");
                    if (ProblemType.of(code).isEmpty()) {
                        assertThat(page).as(code).contains("<h1>" + english.getProperty(code) + "</h1>");
                        assertThat(utf8(read("/problems/" + code, "Accept-Language: fr\r\n")))
                                .as(code)
                                .contains("<h1>" + french.getProperty(code) + "</h1>");
                    }
                    all.add(code);
                }
            }
        }
        List<String> listed = new ArrayList<>();
        Matcher link = Pattern.compile("href=\"/problems/([^\"]+)\"").matcher(read("/problems"));
        while (link.find()) {
            listed.add(link.group(1));
        }
        assertThat(listed).containsExactlyElementsOf(all);
        assertThat(all).containsAll(ProblemPages.explained()).contains("key-reused", "in-progress", "unauthorized");
    }

    private static Properties titles(Path file) throws IOException {
        Properties titles = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            titles.load(text);
        }
        return titles;
    }

    /** The client reads bytes as they come; what they mean is UTF-8. */
    private static String utf8(String answer) {
        return new String(answer.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void theSystemsHealthIsShown() throws Exception {
        String report = read("/status");
        // The stub answers everything, the second is not there, the third takes no connection.
        assertThat(report)
                .startsWith("HTTP/1.1 200 ")
                .contains("\"partners\":\"ready\"")
                .contains("\"mobility\":\"unreachable\"")
                .contains("\"scholarships\":\"unreachable\"");
    }

    @Test
    void theMergedDocumentIsServedAndEveryPathOfItHasARoute() throws Exception {
        String answer = read("/openapi");
        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-type: application/json");
        // The client reads bytes as they come; what they mean is UTF-8.
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        JsonNode served = new ObjectMapper().readTree(body);
        JsonNode checkedIn;
        try (InputStream file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("contracts/openapi/peregrine.json")) {
            checkedIn = new ObjectMapper().readTree(file);
        }
        assertThat(served).isEqualTo(checkedIn);
        List<String> paths = new ArrayList<>();
        served.path("paths").fieldNames().forEachRemaining(paths::add);
        // The stream is the gateway's own.
        assertThat(paths).contains(EventStream.PATH);
        paths.remove(EventStream.PATH);
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(routes.serviceOf(path)).as(path).isPresent());
        assertThat(read("/asyncapi")).startsWith("HTTP/1.1 200 ").contains("\"asyncapi\" : \"3.0.0\"");
        // Each path goes to the service whose document has it.
        for (String service : List.of("partners", "mobility", "scholarships")) {
            try (InputStream file = Thread.currentThread()
                    .getContextClassLoader()
                    .getResourceAsStream("contracts/openapi/" + service + ".json")) {
                new ObjectMapper().readTree(file).path("paths").fieldNames().forEachRemaining(path -> {
                    if (path.startsWith(RouteTable.PREFIX)) {
                        assertThat(routes.serviceOf(path)).as(path).contains(service);
                    }
                });
            }
        }
    }

    @Test
    void whoeverReadsNoAnswerGetsNoMore() throws Exception {
        String one = "GET /openapi HTTP/1.1\r\nHost: localhost\r\n";
        read("/openapi");
        long before = PlatformDependent.usedDirectMemory();
        try (RawClient client = new RawClient(port())) {
            client.send((one + "\r\n").repeat(29) + one + "Connection: close\r\n\r\n");
            client.readUntil("200 OK");
            assertThat(read("/openapi")).as("what others get").startsWith("HTTP/1.1 200 ");
            assertThat(PlatformDependent.usedDirectMemory() - before)
                    .as("bytes for 30 answers of 1.7 MB that nobody reads")
                    .isLessThan(8 << 20);
            assertThat(client.readAll().split("HTTP/1.1 200 OK", -1))
                    .as("once it reads, all come")
                    .hasSize(30);
        }
    }

    @Test
    void aFormOfAFileIsNotTakenForItsOther() throws Exception {
        Pattern etag = Pattern.compile("(?i)etag: (\"[^\"]+\")");
        Matcher plain = etag.matcher(read("/openapi"));
        Matcher zipped = etag.matcher(read("/openapi", "Accept-Encoding: gzip\r\n"));
        assertThat(plain.find() && zipped.find()).isTrue();
        assertThat(plain.group(1)).isNotEqualTo(zipped.group(1));
        assertThat(read("/openapi", "If-None-Match: " + zipped.group(1) + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }
}
