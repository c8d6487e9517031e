package eu.peregrine.mobility.placement;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
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
import java.time.ZoneId;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Placements over HTTP: the host, the student and the office, each with its own token. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class PlacementTest {
    private static final String PLACEMENTS = "/api/v1/placements";

    private Exchange siemens;
    private String host;

    @BeforeEach
    void aHost() {
        siemens = new Exchange("Siemens Mobility", 1);
        host = TestTokens.partner(siemens.host);
    }

    @AfterEach
    void backToToday() {
        clock(Duration.ZERO);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("placement"))
                .containsKeys(
                        "placement.drafted",
                        "placement.edited",
                        "placement.published",
                        "placement.closed",
                        "placement.reopened",
                        "placement.withdrawn",
                        "placement.place-held",
                        "placement.place-taken",
                        "placement.filled",
                        "placement.place-released");
        assertThat(EventContracts.check("placement-application"))
                .containsKeys(
                        "placement-application.submitted",
                        "placement-application.accepted",
                        "placement-application.rejected",
                        "placement-application.confirmed",
                        "placement-application.withdrawn",
                        "placement-application.lapsed",
                        "placement-application.cancelled");
    }

    @Test
    void aConfirmedApplicationBecomesAMobilityAndTheOthersLapse() {
        UUID placement = published(offer(1));
        UUID ada = siemens.newStudent(15);
        UUID bob = siemens.newStudent(14);
        String adas = apply(placement, ada).path("id");
        String bobs = apply(placement, bob).path("id");
        as(TestTokens.student(bob)).get(path(placement, adas)).then().statusCode(404);
        step(officer(), placement, adas, "accept", Map.of()).then().statusCode(422);
        step(as(host), placement, adas, "accept", Map.of("comment", "Welcome"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        problem(step(as(host), placement, bobs, "accept", Map.of()), 409, "no-place-left");
        problem(step(as(TestTokens.student(bob)), placement, bobs, "confirm", null), 409, "illegal-transition");
        Response confirmed = step(as(TestTokens.student(ada)), placement, adas, "confirm", null);
        confirmed.then().statusCode(200).body("state", equalTo("CONFIRMED"));
        String mobility = confirmed.path("mobility.id");
        officer()
                .get("/api/v1/mobilities/" + mobility)
                .then()
                .statusCode(200)
                .body("state", equalTo("PLANNED"))
                .body("kind", equalTo("internship"))
                .body("host.id", equalTo(siemens.host.toString()))
                .body("student.id", equalTo(ada.toString()))
                .body("academicYear", equalTo("2026/2027"));
        as(TestTokens.student(bob))
                .get(path(placement, bobs))
                .then()
                .body("state", equalTo("LAPSED"))
                .body("comment", equalTo("All places are taken."));
        state(placement, "FILLED");

        officer()
                .body(Map.of("reason", "Ill"))
                .header("X-Reason", "Ill")
                .post("/api/v1/mobilities/" + mobility + "/cancel")
                .then()
                .statusCode(200);
        state(placement, "PUBLISHED");
        officer().get(path(placement, adas)).then().body("state", equalTo("CANCELLED"));
        apply(placement, bob).then().statusCode(201);
    }

    @Test
    void aPlaceThatNobodyConfirmsInTimeIsFreeForTheNext() {
        UUID placement = published(offer(1));
        UUID ada = siemens.newStudent(15);
        UUID bob = siemens.newStudent(14);
        String adas = apply(placement, ada).path("id");
        String bobs = apply(placement, bob).path("id");
        step(as(host), placement, adas, "accept", Map.of())
                .then()
                .statusCode(200)
                .body(
                        "confirmBy.date",
                        equalTo(LocalDate.now(ZoneId.of("Europe/Paris"))
                                .plusDays(14)
                                .toString()));
        clock(Duration.ofDays(13));
        officer().get(path(placement, adas)).then().body("state", equalTo("ACCEPTED"));
        clock(Duration.ofDays(16));
        step(as(TestTokens.student(ada)), placement, adas, "confirm", null)
                .then()
                .statusCode(409)
                .body("type", oneOf("/problems/deadline-over", "/problems/illegal-transition"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer().get(path(placement, adas)).then().body("state", equalTo("LAPSED")));
        officer().get(PLACEMENTS + "/" + placement).then().body("held", equalTo(0));
        step(as(host), placement, bobs, "accept", Map.of()).then().statusCode(200);
        step(as(TestTokens.student(bob)), placement, bobs, "confirm", null)
                .then()
                .statusCode(200);
    }

    @Test
    void aTakenPlaceLeavesTheOthersToTheOthers() {
        UUID placement = published(offer(2));
        UUID ada = siemens.newStudent(15);
        UUID bob = siemens.newStudent(14);
        String adas = apply(placement, ada).path("id");
        String bobs = apply(placement, bob).path("id");
        step(as(host), placement, adas, "accept", Map.of()).then().statusCode(200);
        step(as(TestTokens.student(ada)), placement, adas, "confirm", null)
                .then()
                .statusCode(200);
        state(placement, "PUBLISHED");
        assertThat(Exchange.events("placement", placement, 4))
                .endsWith("placement.place-held", "placement.place-taken");
        as(TestTokens.student(bob)).get(path(placement, bobs)).then().body("state", equalTo("SUBMITTED"));
        step(as(host), placement, bobs, "accept", Map.of()).then().statusCode(200);
    }

    @Test
    void neitherPlaceNorApplicationIsMovedWhenTheStudentIsElsewhere() {
        UUID ada = siemens.newStudent(15);
        UUID placement = published(offer(1));
        String application = apply(placement, ada).path("id");
        step(as(host), placement, application, "accept", Map.of()).then().statusCode(200);
        Map<String, Object> stay = new HashMap<>();
        stay.put("kind", "internship");
        stay.put("studentId", ada);
        stay.put("segments", List.of(siemens.segment("2027-06-01", "2027-06-30")));
        created("/api/v1/mobilities", stay);
        problem(step(as(TestTokens.student(ada)), placement, application, "confirm", null), 409, "overlapping-stay");
        officer()
                .get(path(placement, application))
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("mobility", equalTo(null));
        officer()
                .get(PLACEMENTS + "/" + placement)
                .then()
                .body("held", equalTo(1))
                .body("taken", equalTo(0));
        step(as(TestTokens.student(ada)), placement, application, "withdraw", null)
                .then()
                .statusCode(200);
        officer().get(PLACEMENTS + "/" + placement).then().body("held", equalTo(0));
    }

    @Test
    void saysAllThatSpeaksAgainstAnApplication() {
        Map<String, Object> offer = offer(1);
        offer.put("level", 8);
        offer.put("fields", List.of("0610"));
        offer.put("languages", List.of(Map.of("language", "de", "cefr", "B2"), Map.of("language", "en", "cefr", "B2")));
        UUID placement = published(offer);
        UUID ada = siemens.newStudent(15);
        clock(Duration.between(Instant.now(), Instant.parse("2027-03-20T12:00:00Z")));
        problem(apply(placement, ada), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("deadline-over", "level", "field", "language")));
        as(TestTokens.student(ada))
                .get(PLACEMENTS + "/" + placement)
                .then()
                .body("actions.find { it.verb == 'applications' }.reasons", hasSize(4));
    }

    @Test
    void whatIsMissingFromAListIsNamed() {
        Map<String, Object> offer = offer(1);
        List<Object> none = new ArrayList<>();
        none.add(null);
        offer.put("fields", none);
        offer.put("languages", none);
        problem(as(host).body(offer).post(PLACEMENTS), 400, "bad-request")
                .body("errors.pointer", containsInAnyOrder("/fields/0", "/languages/0"));
    }

    @Test
    void appliesOnceAndIsAnsweredWithAReason() {
        UUID placement = published(offer(2));
        UUID ada = siemens.newStudent(15);
        String application = apply(placement, ada).path("id");
        problem(apply(placement, ada), 409, "applied-already");
        as(TestTokens.student(ada))
                .contentType("text/plain")
                .body("My life".getBytes(StandardCharsets.UTF_8))
                .post(path(placement, application) + "/documents?name=cv.txt")
                .then()
                .statusCode(201);
        as(host).get(path(placement, application) + "/documents")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        problem(step(as(host), placement, application, "reject", Map.of("comment", " ")), 400, "bad-request");
        step(as(host), placement, application, "reject", Map.of("comment", "No lab free"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        assertThat(Exchange.events("placement-application", UUID.fromString(application), 2))
                .containsExactly("placement-application.submitted", "placement-application.rejected");
        assertThat(TestKafka.records("task").stream()
                        .filter(task -> task.value().contains(application))
                        .map(TestKafka::type))
                .contains("task.opened");
        as(TestTokens.student(ada))
                .get(PLACEMENTS + "/applications")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(application)));
        step(as(TestTokens.student(ada)), placement, apply(placement, ada).path("id"), "withdraw", null)
                .then()
                .statusCode(200);
        as(host).body(Map.of("reason", "Moved"))
                .post(PLACEMENTS + "/" + placement + "/withdraw")
                .then()
                .statusCode(200);
    }

    @Test
    void isWrittenByTheHostForItselfAndRefusedWithAllThatIsWrong() {
        String other = TestTokens.partner(new Exchange("Bosch", 1).host);
        Map<String, Object> foreign = offer(1);
        foreign.put("hostId", siemens.host);
        problem(as(other).body(foreign).post(PLACEMENTS), 422, "rules-broken")
                .body("errors[0].code", equalTo("own-organisation"));
        Map<String, Object> wrong = offer(1);
        wrong.put("country", "FR");
        problem(as(host).body(wrong).post(PLACEMENTS), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("not-abroad")));
        wrong.put("country", "DE");
        wrong.put("deadline", "2027-05-01");
        wrong.put("pay", Map.of("amount", "0.00", "currency", "XXQ"));
        wrong.put("languages", List.of(Map.of("language", "en", "cefr", "B1"), Map.of("language", "en", "cefr", "B2")));
        problem(as(host).body(wrong).post(PLACEMENTS), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("deadline", "repeated", "pay")));
        wrong.put("pay", Map.of("amount", 12, "currency", "EUR"));
        as(host).body(wrong).post(PLACEMENTS).then().statusCode(400);

        UUID draft = UUID.fromString(as(host).body(offer(1))
                .post(PLACEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        as(other).get(PLACEMENTS + "/" + draft).then().statusCode(404);
        as(TestTokens.student(siemens.newStudent(12)))
                .get(PLACEMENTS + "/" + draft)
                .then()
                .statusCode(404);
        as(other).post(PLACEMENTS + "/" + draft + "/publish").then().statusCode(404);
        as(host).post(PLACEMENTS + "/" + draft + "/publish").then().statusCode(200);
        String etag = as(host).get(PLACEMENTS + "/" + draft).header("ETag");
        Map<String, Object> moved = offer(3);
        moved.put("period", Map.of("start", "2027-07-01", "end", "2027-09-30"));
        problem(as(host).header("If-Match", etag).body(moved).put(PLACEMENTS + "/" + draft), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("fixed-once-published")));
        as(host).header("If-Match", etag)
                .body(offer(3))
                .put(PLACEMENTS + "/" + draft)
                .then()
                .statusCode(200)
                .body("places", equalTo(3));
        as(host).post(PLACEMENTS + "/" + draft + "/close").then().statusCode(200);
        problem(apply(draft, siemens.newStudent(12)), 422, "rules-broken")
                .body("errors[0].code", equalTo("not-published"));
        as(host).post(PLACEMENTS + "/" + draft + "/reopen").then().statusCode(200);
        String waiting = apply(draft, siemens.newStudent(12)).path("id");
        as(host).body(Map.of("reason", "No budget"))
                .post(PLACEMENTS + "/" + draft + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        officer().get(path(draft, waiting)).then().body("state", equalTo("LAPSED"));
    }

    @Test
    void isFoundByWordsWithATypoAndByEachFilter() {
        Map<String, Object> offer = offer(1);
        offer.put("title", Map.of("en", "Seismic engineering of bridges", "fr", "Génie parasismique des ponts"));
        offer.put("fields", List.of("0732", "0711"));
        UUID placement = published(offer);
        String student = TestTokens.student(siemens.newStudent(12));
        for (String query : List.of(
                "q=parasismiqeu",
                "q=genie",
                "kind=internship",
                "country=DE",
                "field=0711",
                "language=en",
                "host=" + siemens.host,
                "from=2027-05-01&to=2027-12-31",
                "state=PUBLISHED")) {
            as(student)
                    .get(PLACEMENTS + "?limit=200&host=" + siemens.host + "&" + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(placement.toString()));
        }
        for (String query : List.of(
                "q=volcanology", "kind=research-project", "country=IT", "field=0220", "language=zh", "to=2027-05-31")) {
            as(student)
                    .get(PLACEMENTS + "?limit=200&host=" + siemens.host + "&" + query)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        as(student)
                .get(PLACEMENTS + "?facets=kind&host=" + siemens.host)
                .then()
                .body("facets.kind.internship", equalTo(1))
                .body("items[0].actions", equalTo(null));
        as(student)
                .get(PLACEMENTS + "/" + placement)
                .then()
                .body("supervisor", equalTo("Dr. Grace Hopper"))
                .body("pay.amount", equalTo("1200.00"))
                .body("deadline.instant", notNullValue())
                .body("reason", not(notNullValue()));
    }

    @Test
    void neverGivesMorePlacesThanThereAreToManyAtOnce() throws Exception {
        UUID placement = published(offer(3));
        List<Callable<Integer>> accepting = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String application = apply(placement, siemens.newStudent(12)).path("id");
            accepting.add(() ->
                    step(as(host), placement, application, "accept", Map.of()).statusCode());
        }
        ExecutorService pool = Executors.newFixedThreadPool(12);
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : pool.invokeAll(accepting)) {
            answers.add(answer.get());
        }
        pool.shutdown();
        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(3);
        officer().get(PLACEMENTS + "/" + placement).then().body("held", equalTo(3));
    }

    private static Map<String, Object> offer(int places) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "internship");
        body.put("unit", "Bridges");
        body.put("place", "Dresden");
        body.put("title", Map.of("en", "Rail bridges"));
        body.put("supervisor", "Dr. Grace Hopper");
        body.put("period", Map.of("start", "2027-04-15", "end", "2027-08-31"));
        body.put("level", 6);
        body.put("languages", List.of(Map.of("language", "en", "cefr", "B2")));
        body.put("places", places);
        body.put("pay", Map.of("amount", "1200.00", "currency", "EUR"));
        body.put("deadline", "2027-03-15");
        return body;
    }

    private UUID published(Map<String, Object> offer) {
        offer.put("period", Map.of("start", "2027-06-01", "end", "2027-08-31"));
        String id = as(host).body(offer)
                .post(PLACEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(host).post(PLACEMENTS + "/" + id + "/publish").then().statusCode(200).body("state", equalTo("PUBLISHED"));
        return UUID.fromString(id);
    }

    private static Response apply(UUID placement, UUID student) {
        return as(TestTokens.student(student))
                .body(Map.of("motivation", "I like bridges"))
                .post(PLACEMENTS + "/" + placement + "/applications");
    }

    private static String path(UUID placement, String application) {
        return PLACEMENTS + "/" + placement + "/applications/" + application;
    }

    private static Response step(
            io.restassured.specification.RequestSpecification caller,
            UUID placement,
            String application,
            String verb,
            Map<String, ?> body) {
        return (body == null ? caller : caller.body(body)).post(path(placement, application) + "/" + verb);
    }

    private static void state(UUID placement, String state) {
        officer().get(PLACEMENTS + "/" + placement).then().body("state", equalTo(state));
    }

    private static void clock(Duration ahead) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", ahead.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
