package eu.peregrine.kit.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.document.Documents;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class HttpTest {

    private static final int CHUNK = 64 << 10;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @Inject
    Documents documentsOf;

    private static RequestSpecification officer() {
        return given().auth().oauth2(TestTokens.officer()).contentType("application/json");
    }

    private static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    private static Response make(int size) {
        return officer()
                .body(Map.of("name", Map.of("en", "A thing"), "size", size))
                .post("/api/v1/things");
    }

    private static String made(int size) {
        return make(size).then().statusCode(201).extract().path("id");
    }

    @Test
    void aNewResourceIsAnsweredWithItsPathItsETagAndItsActions() {
        Response answer = make(3);
        String id = answer.then().statusCode(201).extract().path("id");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/things/" + id);
        assertThat(answer.header("ETag")).matches("\"0\\.[0-9a-f]{16}\"");
        assertThat(answer.header("Vary")).contains("Authorization");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        answer.then()
                .body("actions[0].verb", equalTo("use"))
                .body("actions[0].allowed", equalTo(true))
                .body("code", nullValue())
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("code")))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("version")));
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
    }

    @Test
    void aReaderWhoHasTheSameAlreadyGets304() {
        String id = made(3);
        Response first = officer().get("/api/v1/things/" + id);
        officer()
                .header("If-None-Match", first.header("ETag"))
                .get("/api/v1/things/" + id)
                .then()
                .statusCode(304);
        officer().head("/api/v1/things/" + id).then().statusCode(200).header("ETag", first.header("ETag"));
    }

    @Test
    void aChangeNeedsTheVersionThatItChanges() {
        String id = made(3);
        String etag = officer().get("/api/v1/things/" + id).header("ETag");
        Map<String, Object> changed = Map.of("name", Map.of("en", "Changed"), "size", 4);
        problem(officer().body(changed).put("/api/v1/things/" + id), 428, "precondition-required");
        officer()
                .header("If-Match", etag)
                .body(changed)
                .put("/api/v1/things/" + id)
                .then()
                .statusCode(200);
        problem(
                officer()
                        .header("If-Match", etag)
                        .body(Map.of("name", Map.of("en", "Lost"), "size", 5))
                        .put("/api/v1/things/" + id),
                412,
                "precondition-failed");
        officer().get("/api/v1/things/" + id).then().body("name.en", equalTo("Changed"));
        problem(officer().header("If-Match", etag).post("/api/v1/things/" + id + "/use"), 412, "precondition-failed");
    }

    @Test
    void anIllegalTransitionNamesTheState() {
        String id = made(3);
        officer().post("/api/v1/things/" + id + "/use").then().statusCode(200).body("state", equalTo("USED"));
        problem(officer().post("/api/v1/things/" + id + "/use"), 409, "illegal-transition")
                .body("detail", containsString("USED"));
    }

    @Test
    void aRepeatedRequestWithTheSameKeyGetsTheFirstAnswerAndDoesNothing() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("name", Map.of("en", "Once"), "size", 21);
        Response first = officer().header("Idempotency-Key", key).body(body).post("/api/v1/things");
        Response second = officer().header("Idempotency-Key", key).body(body).post("/api/v1/things");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();

        problem(
                officer()
                        .header("Idempotency-Key", key)
                        .body(Map.of("name", Map.of("en", "Other"), "size", 22))
                        .post("/api/v1/things"),
                422,
                "key-reused");
        // Another caller's key of the same name is another key.
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/things")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedRequestMayBeRepeatedWithItsKey() {
        String key = UUID.randomUUID().toString();
        problem(
                officer()
                        .header("Idempotency-Key", key)
                        .body(Map.of("name", Map.of("en", "x"), "size", 13))
                        .post("/api/v1/things"),
                422,
                "rules-broken");
        officer()
                .header("Idempotency-Key", key)
                .body(Map.of("name", Map.of("en", "x"), "size", 14))
                .post("/api/v1/things")
                .then()
                .statusCode(201);
    }

    @Test
    void ofManyRequestsWithOneKeyAtOnceOnlyOneHappens() {
        String key = UUID.randomUUID().toString();
        String name = "race " + key;
        List<CompletableFuture<Response>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> officer()
                        .header("Idempotency-Key", key)
                        .body(Map.of("name", Map.of("en", name), "size", 77))
                        .post("/api/v1/things")))
                .toList();
        List<String> ids = new ArrayList<>();
        calls.forEach(call -> {
            Response answer = call.join();
            if (answer.statusCode() == 201) {
                ids.add(answer.path("id"));
            } else {
                problem(answer, 409, "in-progress");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        });
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        problem(
                        officer()
                                .body(Map.of("name", Map.of("en", " "), "size", 1000, "code", "x".repeat(21)))
                                .post("/api/v1/things"),
                        400,
                        "bad-request")
                .body("errors", hasSize(3))
                .body("errors.pointer", hasItems("/name/en", "/size", "/code"));
    }

    @Test
    void whatCannotBeBoundNamesItsFirstFaultAndWhere() {
        Map.of(
                        "{\"name\":{\"en\":\"x\"},\"size\":2.9}", "/size",
                        "{\"name\":{\"en\":\"x\"},\"size\":\"2\"}", "/size",
                        "{\"name\":{\"en\":1},\"size\":2}", "/name/en",
                        "{\"name\":{\"en\":\"a\\u0000b\"},\"size\":2}", "/name/en",
                        "{\"name\":{\"en\":\"x\"},\"size\":2,\"unknown\":1}", "/unknown",
                        "{\"name\":{\"en\":\"x\"},\"size\":99999999999}", "/size",
                        "{\"name\":\"x\",\"size\":2}", "/name")
                .forEach((body, pointer) -> problem(officer().body(body).post("/api/v1/things"), 400, "bad-request")
                        .body("errors[0].pointer", equalTo(pointer)));
        problem(officer().body("{\"name\":").post("/api/v1/things"), 400, "malformed-json");
        problem(officer().body("").post("/api/v1/things"), 400, "bad-request");
        officer()
                .body("{\"size\":2,\"size\":3}")
                .post("/api/v1/things")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        officer()
                .body("{\"name\":{\"en\":\"x\"},\"size\":2} {}")
                .post("/api/v1/things")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void theFrameworksOwnErrorsAreProblemsToo() {
        problem(officer().get("/api/v1/things/" + UUID.randomUUID()), 404, "not-found");
        problem(officer().get("/api/v1/nothing"), 404, "not-found");
        problem(officer().get("/nowhere/at/all"), 404, "not-found");
        problem(officer().delete("/api/v1/things"), 405, "method-not-allowed");
        problem(officer().contentType("text/plain").body("x").post("/api/v1/things"), 415, "unsupported-media-type");
        problem(officer().accept("image/png").get("/api/v1/things"), 406, "not-acceptable");
        problem(officer().get("/api/v1/things/not-an-id"), 400, "bad-request");
        problem(officer().get("/api/v1/things?limit=abc"), 400, "bad-request");
        problem(officer().get("/api/v1/things?state=NONE"), 400, "bad-request")
                .body("detail", containsString("NEW, USED"));
    }

    @Test
    void whoHasNoRightTokenGetsIn401OrForbidden() {
        problem(given().get("/api/v1/things"), 401, "unauthorized")
                .header("WWW-Authenticate", containsString("Bearer"));
        problem(given().auth().oauth2(TestTokens.expired()).get("/api/v1/things"), 401, "unauthorized");
        problem(given().auth().oauth2(TestTokens.foreign()).get("/api/v1/things"), 401, "unauthorized");
        problem(given().auth().oauth2(TestTokens.forged()).get("/api/v1/things"), 401, "unauthorized");
        problem(given().auth().oauth2("nonsense").get("/api/v1/things"), 401, "unauthorized");
        problem(
                given().auth()
                        .oauth2(TestTokens.token(Map.of("roles", List.of("officer"), "aud", "somebody-else")))
                        .get("/api/v1/things"),
                401,
                "unauthorized");
        problem(given().auth().oauth2(TestTokens.of("student")).get("/api/v1/things"), 403, "forbidden");
    }

    @Test
    void whatNobodyForesawIsA500ThatTellsNothingAndChangesNothing() {
        String id = made(3);
        Response answer =
                officer().header("Idempotency-Key", UUID.randomUUID()).post("/api/v1/things/" + id + "/fumble");
        problem(answer, 500, "internal-error").body("traceId", matchesPattern("[0-9a-f]{32}"));
        assertThat(answer.asString())
                .doesNotContain("Exception", "Error", "Fumbled", "by zero")
                .doesNotContain("java", "eu.peregrine", "\\tat ", "\tat ", "stack");
        officer().get("/api/v1/things/" + id).then().statusCode(200).body("state", equalTo("NEW"));
    }

    @Test
    void aBodyOverTheLimitIs413HoweverItIsSent() throws Exception {
        String small = "{\"name\":{\"en\":\"x\"},\"size\":2}";
        byte[] large = ("{\"name\":{\"en\":\"" + "x".repeat(2 << 20) + "\"},\"size\":2}").getBytes(US_ASCII);
        problem(officer().body(large).post("/api/v1/things"), 413, "body-too-large");

        assertThat(inChunks("/api/v1/things", "application/json", small.getBytes(US_ASCII)))
                .startsWith("HTTP/1.1 201 ");
        assertTooLarge(inChunks("/api/v1/things", "application/json", large));
    }

    @Test
    void aDocumentOverTheLimitIs413HoweverItIsSentAndIsNotStored() throws Exception {
        String id = made(9);
        String documents = "/api/v1/things/" + id + "/documents?name=large.pdf";
        byte[] large = new byte[(20 << 20) + 1];
        System.arraycopy("%PDF-1.4".getBytes(US_ASCII), 0, large, 0, 8);

        assertTooLarge(announced(documents, "application/pdf", large.length));
        assertTooLarge(inChunks(documents, "application/pdf", large));
        assertThat(storedFor(id)).isZero();
        upload(documents, UUID.randomUUID().toString(), "%PDF-1.4").then().statusCode(201);
        assertThat(storedFor(id)).isEqualTo(1);
    }

    @Test
    void anOwnerHasFiveHundredDocumentsAndSeesEachOfThem() throws SQLException {
        String id = made(9);
        String documents = "/api/v1/things/" + id + "/documents?name=paper.pdf";
        keep(id, 499);
        Response last = upload(documents, UUID.randomUUID().toString(), "%PDF-1.4");
        last.then().statusCode(201);
        problem(upload(documents, UUID.randomUUID().toString(), "%PDF-1.4"), 409, "too-many");
        assertThat(storedFor(id)).isEqualTo(500);
        // As many more as another owner had whose documents were handed over.
        keep(id, 10);
        assertThat(documentsOf.of("thing", UUID.fromString(id)))
                .hasSize(510)
                .extracting(document -> document.id().toString())
                .contains(last.<String>path("id"));
        upload(
                        "/api/v1/things/" + made(9) + "/documents?name=paper.pdf",
                        UUID.randomUUID().toString(),
                        "%PDF-1.4")
                .then()
                .statusCode(201);
    }

    private static void keep(String owner, int documents) throws SQLException {
        try (Connection connection = TestPostgres.asOwner();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into document
                        select gen_random_uuid(), 'thing', ?, 'paper.txt', 'text/plain', 1, 'none', '\\x20', now(), 'test'
                        from generate_series(1, ?)
                        """)) {
            insert.setObject(1, UUID.fromString(owner));
            insert.setInt(2, documents);
            insert.executeUpdate();
        }
    }

    private static int storedFor(String id) throws SQLException {
        try (Connection connection = TestPostgres.asOwner();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from document where owner_id = ?")) {
            count.setObject(1, UUID.fromString(id));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void assertTooLarge(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"/problems/body-too-large\"");
    }

    /** Says how long a body is, and waits for the answer before it sends any. */
    private static String announced(String path, String type, int length) throws IOException {
        try (Socket socket = connection(path, type, "Content-Length: " + length)) {
            return answer(socket);
        }
    }

    /** Sends a body in chunks, without a word of how long it is, for as long as the server takes them. */
    private static String inChunks(String path, String type, byte[] body) throws IOException {
        try (Socket socket = connection(path, type, "Transfer-Encoding: chunked")) {
            OutputStream out = socket.getOutputStream();
            try {
                for (int from = 0; from < body.length; from += CHUNK) {
                    int length = Math.min(CHUNK, body.length - from);
                    out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
                    out.write(body, from, length);
                    out.write("\r\n".getBytes(US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(US_ASCII));
                out.flush();
            } catch (SocketException refused) {
                // It has heard enough; the answer is there.
            }
            return answer(socket);
        }
    }

    private static Socket connection(String path, String type, String bodyHeader) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(String.join(
                                "\r\n",
                                "POST " + path + " HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + TestTokens.officer(),
                                "Content-Type: " + type,
                                "Connection: close",
                                bodyHeader,
                                "",
                                "")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** The answer, as long as it says that it is: whether the server then closes is its own affair. */
    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (!isWhole(answer.toString(UTF_8))) {
                int got = socket.getInputStream().read(buffer);
                if (got < 0) {
                    break;
                }
                answer.write(buffer, 0, got);
            }
        } catch (SocketException closed) {
            // What came before it is the answer.
        }
        return answer.toString(UTF_8);
    }

    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        Matcher length = CONTENT_LENGTH.matcher(answer);
        return body > 3
                && length.find()
                && answer.substring(body).getBytes(UTF_8).length >= Integer.parseInt(length.group(1));
    }

    @Test
    void titlesSpeakTheCallersLanguage() {
        problem(
                        officer()
                                .header("Accept-Language", "fr-FR,fr;q=0.9")
                                .get("/api/v1/things/" + UUID.randomUUID()),
                        404,
                        "not-found")
                .body("title", equalTo("Introuvable"));
    }

    @Test
    void aListIsPagedByKeysAndACursorBelongsToItsFilter() {
        int size = 61;
        List<String> ids = IntStream.range(0, 7).mapToObj(i -> made(size)).toList();
        made(62);
        List<String> seen = new ArrayList<>();
        String url = "/api/v1/things?minSize=61&sort=-size&limit=3&count=true";
        Response first = officer().get(url);
        assertThat(first.<Integer>path("count")).isGreaterThanOrEqualTo(8);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        while (url != null) {
            Response page = officer().urlEncodingEnabled(false).get(url);
            page.then().statusCode(200);
            seen.addAll(page.path("items.id"));
            assertThat(page.<List<String>>path("items.id").size()).isLessThanOrEqualTo(3);
            url = page.path("next");
        }
        assertThat(seen).containsAll(ids).doesNotHaveDuplicates();

        String cursor = first.<String>path("next").replaceAll(".*cursor=", "");
        problem(officer().get("/api/v1/things?minSize=60&sort=-size&limit=3&cursor=" + cursor), 400, "bad-request")
                .body("errors[0].code", equalTo("cursor-of-another-filter"));
        problem(officer().get("/api/v1/things?cursor=rubbish"), 400, "bad-request");
        problem(officer().get("/api/v1/things?limit=0"), 400, "bad-request");
        problem(officer().get("/api/v1/things?limit=201"), 400, "bad-request");
        problem(officer().get("/api/v1/things?sort=colour"), 400, "bad-request");
        problem(officer().get("/api/v1/things?colour=red"), 400, "bad-request")
                .body("errors[0].code", equalTo("unknown-parameter"));
    }

    @Test
    void theTrailSaysWhoDidWhatAndWhy() {
        String id = made(9);
        officer()
                .header("X-Reason", "It was time.")
                .post("/api/v1/things/" + id + "/use")
                .then()
                .statusCode(200);
        officer()
                .get("/api/v1/things/" + id + "/audit")
                .then()
                .statusCode(200)
                .body("items.verb", equalTo(List.of("made", "used")))
                .body("items[1].reason", equalTo("It was time."))
                .body("items[1].basis", equalTo("own-token"))
                .body("items[1].roles", equalTo("officer"))
                .body("items[1].sequence", equalTo(2));
    }

    @Test
    void aDocumentIsWhatItsBytesSay() {
        String id = made(9);
        byte[] pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF".getBytes(US_ASCII);
        Response saved = given().auth()
                .oauth2(TestTokens.officer())
                .contentType("application/pdf")
                .body(pdf)
                .post("/api/v1/things/" + id + "/documents?name=agreement.pdf");
        saved.then()
                .statusCode(201)
                .body("contentType", equalTo("application/pdf"))
                .body("size", equalTo(pdf.length));
        Response read = officer().get(saved.header("Location"));
        assertThat(read.asByteArray()).isEqualTo(pdf);
        assertThat(read.header("Content-Disposition")).startsWith("attachment");
        problem(
                given().auth()
                        .oauth2(TestTokens.officer())
                        .contentType("application/pdf")
                        .body("<html><script>alert(1)</script></html>".getBytes(UTF_8))
                        .post("/api/v1/things/" + id + "/documents?name=evil.pdf"),
                415,
                "unsupported-media-type");
        problem(officer().get("/api/v1/things/" + made(9) + "/documents/" + saved.path("id")), 404, "not-found");
    }

    @Test
    void aKeyStandsForOneFile() {
        String documents = "/api/v1/things/" + made(9) + "/documents?name=paper.pdf";
        String key = UUID.randomUUID().toString();
        Response saved = upload(documents, key, "%PDF-1.4 one");
        saved.then().statusCode(201);
        problem(upload(documents, key, "%PDF-1.4 two"), 422, "key-reused");
        upload(documents, key, "%PDF-1.4 one")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(saved.path("id")));
        assertThat(officer().get(saved.header("Location")).asString()).isEqualTo("%PDF-1.4 one");
        assertThat(upload(documents, UUID.randomUUID().toString(), "%PDF-1.4 two")
                        .<String>path("id"))
                .isNotEqualTo(saved.path("id"));
    }

    private static Response upload(String path, String key, String file) {
        return given().auth()
                .oauth2(TestTokens.officer())
                .contentType("application/pdf")
                .header("Idempotency-Key", key)
                .body(file.getBytes(US_ASCII))
                .post(path);
    }

    @Test
    void theClockIsMovedByAdminsAlone() {
        problem(officer().body("{\"offset\":\"P1D\"}").post("/operations/clock"), 403, "forbidden");
        RequestSpecification admin =
                given().auth().oauth2(TestTokens.of("admin")).contentType("application/json");
        String before = admin.get("/operations/clock").path("now");
        String after = given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .body("{\"offset\":\"P30D\"}")
                .post("/operations/clock")
                .path("now");
        assertThat(java.time.Duration.between(java.time.Instant.parse(before), java.time.Instant.parse(after))
                        .toDays())
                .isEqualTo(30);
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .body("{\"offset\":\"PT0.9S\"}")
                .post("/operations/clock")
                .then()
                .statusCode(200)
                .body("offset", equalTo("PT0S"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'clock' }.data.movable", equalTo(true));
    }
}
