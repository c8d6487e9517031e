package eu.peregrine.mobility.shortprogramme;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions for people from elsewhere over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ProgrammeSessionTest {
    private static final String SESSIONS = "/api/v1/programme-sessions";
    private static final Map<String, String> WHY = Map.of("reason", "By the ranking");

    @AfterEach
    void backToToday() {
        clock(Duration.ZERO);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("programme-session"))
                .containsKeys(
                        "programme-session.drafted",
                        "programme-session.published",
                        "programme-session.edited",
                        "programme-session.closed",
                        "programme-session.reopened",
                        "programme-session.cancelled",
                        "programme-session.place-held",
                        "programme-session.place-released",
                        "programme-session.line-grown");
        assertThat(EventContracts.check("session-application"))
                .containsKeys(
                        "session-application.submitted",
                        "session-application.offered",
                        "session-application.waitlisted",
                        "session-application.rejected",
                        "session-application.accepted",
                        "session-application.declined",
                        "session-application.lapsed",
                        "session-application.withdrawn",
                        "session-application.attended",
                        "session-application.absent",
                        "session-application.fee-paid",
                        "session-application.fee-waived");
    }

    @Test
    void anApplicantGoesFromApplicationToAttendance() {
        UUID session = published(session(1));
        String ada = applicant("ada");
        String id = apply(session, ada, "ada@example.org")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        problem(apply(session, ada, "other@example.org"), 409, "applied-already");
        String bob = applicant("bob");
        as(bob).get(path(session, id)).then().statusCode(404);
        as(bob).get(SESSIONS + "/" + session + "/applications").then().body("items", hasSize(0));
        as(ada).contentType("text/plain")
                .body("My transcript".getBytes(StandardCharsets.UTF_8))
                .post(path(session, id) + "/documents?name=transcript.txt")
                .then()
                .statusCode(201);
        as(bob).get(path(session, id) + "/documents").then().statusCode(404);
        as(ada).body(WHY).post(path(session, id) + "/offer").then().statusCode(403);
        step(officer(), session, id, "offer", WHY)
                .then()
                .statusCode(200)
                .body("state", equalTo("OFFERED"))
                .body("answerBy.date", equalTo(today().plusDays(7).toString()));
        String second = apply(session, bob, "bob@example.org").path("id");
        problem(step(officer(), session, second, "offer", WHY), 409, "no-place-left");
        step(as(ada), session, id, "accept", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("fee", equalTo("owed"))
                .body("feeAmount.amount", equalTo("650.00"));
        as(TestTokens.of("finance"))
                .post(path(session, id) + "/fee-paid")
                .then()
                .statusCode(200)
                .body("fee", equalTo("paid"));
        problem(step(officer(), session, id, "fee-waived", WHY), 409, "nothing-owed");
        problem(step(officer(), session, id, "arrival", Map.of("on", "2027-07-05")), 422, "rules-broken");
        problem(step(officer(), session, id, "absence", null), 409, "not-begun");
        clock(Duration.between(Instant.now(), Instant.parse("2027-07-06T12:00:00Z")));
        step(officer(), session, id, "arrival", Map.of("on", "2027-07-05"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ATTENDED"))
                .body("arrivedOn", equalTo("2027-07-05"));
    }

    @Test
    void theWaitingListMovesUpInItsOrderOnDeclineLapseAndMorePlaces() {
        UUID session = published(session(1));
        List<String> tokens = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tokens.add(applicant("line" + i));
            ids.add(apply(session, tokens.get(i), "line" + i + "@example.org").path("id"));
        }
        step(officer(), session, ids.get(0), "offer", WHY).then().statusCode(200);
        for (int i : new int[] {2, 1, 3}) {
            step(officer(), session, ids.get(i), "waitlist", WHY)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WAITLISTED"));
        }
        step(as(tokens.get(0)), session, ids.get(0), "decline", null).then().statusCode(200);
        state(session, ids.get(2), "OFFERED");
        state(session, ids.get(1), "WAITLISTED");

        clock(Duration.ofDays(9));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> state(session, ids.get(2), "LAPSED"));
        state(session, ids.get(1), "OFFERED");
        state(session, ids.get(3), "WAITLISTED");
        problem(step(as(tokens.get(2)), session, ids.get(2), "accept", null), 409, "illegal-transition");
        step(as(tokens.get(1)), session, ids.get(1), "accept", null).then().statusCode(200);

        String etag = officer().get(SESSIONS + "/" + session).header("ETag");
        officer()
                .header("If-Match", etag)
                .body(session(2))
                .put(SESSIONS + "/" + session)
                .then()
                .statusCode(200)
                .body("held", equalTo(2));
        state(session, ids.get(3), "OFFERED");
        step(as(tokens.get(3)), session, ids.get(3), "accept", null).then().statusCode(200);
        step(officer(), session, ids.get(3), "fee-waived", WHY)
                .then()
                .statusCode(200)
                .body("fee", equalTo("waived"));
        step(as(tokens.get(1)), session, ids.get(1), "withdraw", null)
                .then()
                .statusCode(200)
                .body("fee", equalTo("none"));
        officer().get(SESSIONS + "/" + session).then().body("held", equalTo(1));
        clock(Duration.between(Instant.now(), Instant.parse("2027-07-20T12:00:00Z")));
        step(officer(), session, ids.get(3), "absence", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("ABSENT"));
    }

    @Test
    void aPartnerNominatesAndSeesItsOwnNomineesAlone() {
        UUID session = published(session(5));
        Exchange politecnico = new Exchange("Politecnico di Milano", 1);
        String partner = TestTokens.partner(politecnico.host);
        String id = apply(session, partner, "nominee@example.org")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(partner)
                .get(path(session, id))
                .then()
                .statusCode(200)
                .body("nominatedBy.id", equalTo(politecnico.host.toString()));
        problem(apply(session, applicant("nominee"), "NOMINEE@example.org"), 409, "applied-already");
        as(TestTokens.partner(UUID.randomUUID())).get(path(session, id)).then().statusCode(404);
        problem(step(officer(), session, id, "reject", Map.of("reason", "")), 400, "bad-request");
        step(officer(), session, id, "reject", WHY)
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("comment", equalTo("By the ranking"));
        String again = apply(session, partner, "nominee@example.org").path("id");
        step(officer(), session, again, "offer", WHY).then().statusCode(200);
        step(as(partner), session, again, "accept", null).then().statusCode(200);
        officer()
                .body(Map.of("reason", "Too few"))
                .post(SESSIONS + "/" + session + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        as(partner)
                .get(path(session, again))
                .then()
                .body("state", equalTo("LAPSED"))
                .body("comment", equalTo("The session was cancelled: Too few"));
    }

    @Test
    void takesApplicationsInItsWindowAloneAndShowsDraftsToNobody() {
        Map<String, Object> body = session(2);
        body.put("window", Map.of("start", "2027-01-01", "end", "2027-01-31"));
        String draft = officer()
                .body(body)
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String ada = applicant("window");
        as(ada).get(SESSIONS + "/" + draft).then().statusCode(404);
        as(ada).get(SESSIONS + "?limit=200").then().body("items.id", not(hasItem(draft)));
        UUID session = UUID.fromString(draft);
        officer().post(SESSIONS + "/" + draft + "/publish").then().statusCode(200);
        problem(apply(session, ada, "w@example.org"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("outside-window")));
        clock(Duration.between(Instant.now(), Instant.parse("2027-01-31T12:00:00Z")));
        officer().post(SESSIONS + "/" + draft + "/close").then().statusCode(200);
        problem(apply(session, ada, "w@example.org"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("not-published")));
        officer().post(SESSIONS + "/" + draft + "/reopen").then().statusCode(200);
        apply(session, ada, "w@example.org").then().statusCode(201);
        as(ada).get("/api/v1/short-programmes?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(draft))
                .body("items.kind", everyItem(equalTo("summer-school")));
        as(ada).get(SESSIONS + "?kind=ms&limit=200").then().body("items.id", not(hasItem(draft)));
        body.put("window", Map.of("start", "2027-01-01", "end", "2027-08-31"));
        body.put("fee", Map.of("amount", "0.00", "currency", "EUR"));
        problem(officer().body(body).post(SESSIONS), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("window", "fee")));
    }

    @Test
    void neverOffersMorePlacesThanThereAreToManyAtOnce() throws Exception {
        UUID session = published(session(4));
        List<Callable<Integer>> offering = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String id = apply(session, applicant("crowd" + i), "crowd" + i + "@example.org")
                    .path("id");
            offering.add(() -> step(officer(), session, id, "offer", WHY).statusCode());
        }
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : pool.invokeAll(offering)) {
            answers.add(answer.get());
        }
        pool.shutdown();
        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(4);
        officer().get(SESSIONS + "/" + session).then().body("held", equalTo(4));
    }

    private static Map<String, Object> session(int capacity) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "summer-school");
        body.put("title", Map.of("en", "Sustainable cities", "fr", "Villes durables"));
        body.put("place", "Paris");
        body.put("country", "FR");
        body.put("languages", List.of(Map.of("language", "en", "cefr", "B2")));
        body.put("period", Map.of("start", "2027-07-05", "end", "2027-07-16"));
        body.put("window", Map.of("start", "2020-01-01", "end", "2027-07-01"));
        body.put("capacity", capacity);
        body.put("fee", Map.of("amount", "650.00", "currency", "EUR"));
        body.put("answerDays", 7);
        return body;
    }

    private static UUID published(Map<String, Object> body) {
        String id = officer()
                .body(body)
                .post(SESSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        officer().post(SESSIONS + "/" + id + "/publish").then().statusCode(200);
        return UUID.fromString(id);
    }

    private static String applicant(String name) {
        return TestTokens.token(Map.of("roles", List.of("applicant"), "sub", name + "-" + UUID.randomUUID()));
    }

    private static Response apply(UUID session, String token, String email) {
        return as(token)
                .body(Map.of("givenName", "Ada", "familyName", "Lovelace", "email", email, "institution", "Imperial"))
                .post(SESSIONS + "/" + session + "/applications");
    }

    private static String path(UUID session, String id) {
        return SESSIONS + "/" + session + "/applications/" + id;
    }

    private static Response step(
            io.restassured.specification.RequestSpecification caller,
            UUID session,
            String id,
            String verb,
            Map<String, ?> body) {
        return (body == null ? caller : caller.body(body)).post(path(session, id) + "/" + verb);
    }

    private static void state(UUID session, String id, String state) {
        officer().get(path(session, id)).then().body("state", equalTo(state));
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.of("UTC"));
    }

    private static void clock(Duration ahead) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", ahead.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
