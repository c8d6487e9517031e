package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
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
import org.junit.jupiter.api.Test;

/** The pages and documents that the gateway itself serves. */
@QuarkusTest
class PortalTest extends GatewayTestBase {

    @Inject
    RouteTable routes;

    private String read(String path) throws Exception {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void thePageNeedsNothingButTheGateway() throws Exception {
        for (String path : List.of("/", "/links", "/problems", "/problems/not-found")) {
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
            Matcher used = Pattern.compile("(?:src|href)=\"(/[^\"#]*)").matcher(page);
            List<String> all = new ArrayList<>();
            while (used.find()) {
                all.add(used.group(1));
            }
            assertThat(all).contains("/reference/peregrine.css");
            for (String one : all) {
                if (!one.equals("/openapi")) {
                    assertThat(read(one)).as(one).startsWith("HTTP/1.1 200 ");
                }
            }
        }
    }

    @Test
    void theLinksPageStaysNowhereAndTellsNobody() throws Exception {
        assertThat(read("/links"))
                .containsIgnoringCase("cache-control: no-store")
                .contains("Referrer-Policy: no-referrer")
                .contains("form-action 'none'")
                .doesNotContain("/openapi");
        // The fragment is read and taken out of the address bar before anything else happens.
        String script = read("/reference/link.js");
        assertThat(script.indexOf("history.replaceState")).isPositive().isLessThan(script.indexOf("fetch("));
        assertThat(script).doesNotContain("innerHTML").doesNotContainPattern("https?://");
    }

    @Test
    void filesAreCompressedAndKnownAgain() throws Exception {
        String zipped = exchange("GET /reference/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept-Encoding: br, gzip\r\nConnection: close\r\n\r\n");
        assertThat(zipped).containsIgnoringCase("content-encoding: gzip").containsIgnoringCase("vary: accept-encoding");
        assertThat(zipped.length()).isLessThan(700_000);
        Matcher etag = Pattern.compile("(?i)etag: (\"[^\"]+\")").matcher(zipped);
        assertThat(etag.find()).isTrue();
        assertThat(exchange("GET /reference/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: "
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
                    .contains(type.title(false));
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
                    String page = utf8("/problems/" + code);
                    assertThat(page).as(code).startsWith("HTTP/1.1 200 ");
                    if (ProblemType.of(code).isEmpty()) {
                        assertThat(page)
                                .as(code)
                                .contains("<h1>" + english.getProperty(code) + "</h1>")
                                .contains("<p lang=\"fr\">" + french.getProperty(code) + "</p>");
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
    private String utf8(String path) throws Exception {
        return new String(read(path).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(routes.serviceOf(path)).as(path).isPresent());
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
}
