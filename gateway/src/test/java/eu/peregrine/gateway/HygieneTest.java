package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Headers that the gateway adds, traces, the access log, cross-origin calls and sizes. */
@QuarkusTest
class HygieneTest extends GatewayTestBase {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void everyAnswerIsHardened() throws Exception {
        for (String request : List.of(
                get("/api/v1/organisations"), get("/api/v1/organisations/hop"), get("/api/v1/nothing"), get("/"))) {
            String answer = exchange(request);
            assertThat(answer)
                    .contains("X-Content-Type-Options: nosniff\r\n")
                    .contains("X-Frame-Options: DENY\r\n")
                    .contains("Referrer-Policy: no-referrer\r\n")
                    .contains("X-Request-Id: ")
                    .containsPattern("Content-Security-Policy: default-src 'none';")
                    .doesNotContain("secret/1.0")
                    .doesNotContain("X-Powered-By")
                    .doesNotContain("ALLOWALL")
                    // Plain HTTP: RFC 6797 §7.2.
                    .doesNotContain("Strict-Transport-Security");
        }
    }

    @Test
    void aTraceIsContinued() throws Exception {
        exchange(head("GET", "/api/v1/organisations") + "Connection: close\r\ntraceparent: 00-" + TRACE
                + "-b7ad6b7169203331-01\r\ntracestate: a=b\r\n\r\n");
        assertThat(service.lastHead())
                .containsPattern("traceparent: 00-" + TRACE + "-[0-9a-f]{16}-01\r\n")
                .doesNotContain("b7ad6b7169203331")
                .contains("tracestate: a=b");
    }

    @Test
    void aBrokenTraceIsStartedAfresh() throws Exception {
        exchange(head("GET", "/api/v1/organisations")
                + "Connection: close\r\ntraceparent: 00-zzz-1-01\r\ntracestate: a=b\r\n\r\n");
        assertThat(service.lastHead())
                .containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]\r\n")
                .doesNotContain("zzz")
                .doesNotContain("tracestate");
    }

    @Test
    void aProblemNamesTheTrace() throws Exception {
        assertThat(exchange(head("GET", "/api/v1/nothing") + "Connection: close\r\ntraceparent: 00-" + TRACE
                        + "-b7ad6b7169203331-01\r\n\r\n"))
                .contains("\"traceId\":\"" + TRACE + "\"")
                .contains("\"instance\":\"/api/v1/nothing\"");
    }

    @Test
    void aRequestIdIsKeptIfItIsOneAndPassedOn() throws Exception {
        String answer =
                exchange(head("GET", "/api/v1/organisations") + "Connection: close\r\nX-Request-Id: mine-1\r\n\r\n");
        assertThat(answer).contains("X-Request-Id: mine-1\r\n");
        assertThat(service.lastHead()).contains("X-Request-Id: mine-1\r\n");
        answer =
                exchange(head("GET", "/api/v1/organisations") + "Connection: close\r\nX-Request-Id: {\"a\":1}\r\n\r\n");
        assertThat(answer).doesNotContain("{\"a\"").containsPattern("X-Request-Id: [0-9a-f-]{36}\r\n");
    }

    @Test
    void titlesAreFrenchWhereAsked() throws Exception {
        assertThat(exchange(head("GET", "/api/v1/nothing")
                        + "Accept-Language: fr-FR, en;q=0.8\r\nConnection: close\r\n\r\n"))
                .contains("Il n'y a rien ici")
                .containsIgnoringCase("content-language: fr");
    }

    @Test
    void theAccessLogNamesNobody() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(AccessLog.CATEGORY);
        log.addHandler(recorder);
        String token = provider.token();
        try {
            exchange("GET /api/v1/organisations/0190f3a2-1111-7000-8000-000000000002/contacts?q=Dupont&email=a%40b.c&"
                    + "%22x=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nX-Request-Id: logged-1\r\nConnection: close\r\n\r\n");
            await().until(() -> lines.stream().anyMatch(line -> line.contains("logged-1")));
        } finally {
            log.removeHandler(recorder);
        }
        String line = lines.stream()
                .filter(some -> some.contains("logged-1"))
                .findFirst()
                .orElseThrow();
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("path").asText()).isEqualTo("/api/v1/organisations/{id}/contacts");
        assertThat(json.get("query").toString()).isEqualTo("[\"q\",\"email\",\"?\"]");
        assertThat(json.get("status").asInt()).isEqualTo(200);
        assertThat(json.get("service").asText()).isEqualTo("partners");
        assertThat(json.get("client").asText()).isEqualTo("front-end");
        assertThat(json.get("traceId").asText()).hasSize(32);
        assertThat(line)
                .doesNotContain(token)
                .doesNotContain("Dupont")
                .doesNotContain("0190f3a2")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void pagesOfAListedOriginMayCall() throws Exception {
        String preflight = exchange("OPTIONS /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Origin: https://front.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n");
        assertThat(preflight)
                .startsWith("HTTP/1.1 204 ")
                .contains("Access-Control-Allow-Origin: https://front.example\r\n")
                .contains("If-Match")
                .containsIgnoringCase("Vary: Origin")
                .doesNotContain("Allow-Credentials");
        String call = exchange(head("GET", "/api/v1/organisations/hop")
                + "Origin: https://front.example\r\nConnection: close\r\n\r\n");
        assertThat(call)
                .contains("Access-Control-Allow-Origin: https://front.example\r\n")
                .contains("Expose-Headers");
        assertThat(call).doesNotContain("Allow-Origin: *");
    }

    @Test
    void pagesOfOtherOriginsMayNot() throws Exception {
        assertProblem(
                exchange("OPTIONS /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Origin: https://evil.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n"),
                403,
                "origin-refused");
        assertThat(exchange(head("GET", "/api/v1/organisations")
                        + "Origin: https://evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("Allow-Origin");
    }

    @Test
    void bodiesThatAnnounceTooMuchAreRefusedUnread() throws Exception {
        for (String[] row : new String[][] {
            {"/api/v1/organisations", "1048577"},
            {"/api/v1/organisations/import", "67108865"},
            {"/api/v1/agreements/x/documents", "20971521"},
            {"/api/v1/organisations", "99999999999999999999"},
        }) {
            String answer;
            try (RawClient client = new RawClient(port())) {
                client.send(head("POST", row[0]) + "Content-Length: " + row[1] + "\r\n\r\n");
                answer = client.readHead() + client.readFor(300);
            }
            assertThat(answer).matches("(?s)HTTP/1.[01] (413|400) .*");
            if (!row[1].startsWith("9999")) {
                assertProblem(answer, 413, "body-too-large");
            }
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void chunkedBodiesAreCutOffAtTheLimit() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations") + "Transfer-Encoding: chunked\r\n\r\n");
            String piece = "10000\r\n" + "x".repeat(65536) + "\r\n";
            for (int i = 0; i < 20; i++) {
                client.send(piece);
            }
            client.send("0\r\n\r\n");
            assertProblem(client.readAll(), 413, "body-too-large");
        }
    }

    @Test
    void largeBodiesPassWhereTheyMay() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations/import")
                    + "Connection: close\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000));
            assertThat(client.readAll()).endsWith("received 3000000");
        }
        assertThat(exchange(head("POST", "/api/v1/organisations")
                        + "Connection: close\r\nContent-Length: 1048576\r\n\r\n" + "x".repeat(1 << 20)))
                .endsWith("received 1048576");
    }

    @Test
    void noServiceSeesWhatIsNotTheApi() throws Exception {
        for (String path : List.of(
                "/operations/clock",
                "/api/v1/operations/clock",
                "/q/openapi",
                "/q/metrics",
                "/q",
                "/q/healthy",
                "/api/v1",
                "/api/v1/",
                "/api/v2/organisations",
                "/webjars/swagger-ui/index.html",
                "/organisations")) {
            assertProblem(exchange(get(path)), 404, "not-found");
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void itsOwnReadinessIsItsOwn() throws Exception {
        // Two of the three services are not there.
        assertThat(exchange(get("/q/health/ready"))).startsWith("HTTP/1.1 200 ").contains("\"UP\"");
        assertThat(exchange(get("/q/health/live"))).startsWith("HTTP/1.1 200 ");
    }
}
