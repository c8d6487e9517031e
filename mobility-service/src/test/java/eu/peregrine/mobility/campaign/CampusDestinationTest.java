package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programmes of the school's own campuses as destinations: followed, wished for, given, gone to. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CampusDestinationTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String TERM = "2027/2028-1";

    private final UUID host = UUID.randomUUID();
    private final UUID campus = UUID.randomUUID();
    private final UUID taught = UUID.randomUUID();
    private UUID programme;

    @BeforeEach
    void theSchoolAndAHost() {
        programme = newProgramme();
        AgreementEvents.home();
        AgreementEvents.partner(host, "Université Hassan II", "MA", "ACTIVE", 1);
    }

    @Test
    void everyTermOfAProgrammeThatHostsHomeStudentsIsADestinationWithSeatsOfItsOwn() {
        tell(3, "ACTIVE", programme(taught, 2, true), programme(UUID.randomUUID(), 5, false));

        expectOpen(4)
                .body("items.term", containsInAnyOrder("2027/2028-1", "2027/2028-2", "2028/2029-1", "2028/2029-2"));
        officer()
                .get("/api/v1/destinations/" + destination())
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("campus.name.en", equalTo("Campus Casablanca"))
                .body("campus.href", equalTo("/api/v1/campuses/" + campus))
                .body("programme.id", equalTo(taught.toString()))
                .body("programme.href", equalTo("/api/v1/campuses/" + campus + "/programmes/" + taught))
                .body("host.id", equalTo(host.toString()))
                .body("country", equalTo("MA"))
                .body("seatsPromised", is(2))
                .body("eqfLevels", contains(7))
                .body("iscedF", contains("0732"))
                .body("languages.language", contains("en", "fr"))
                .body("conditionId", nullValue())
                .body("agreementId", nullValue());
        officer()
                .get("/api/v1/destinations?limit=200&country=MA&q=casablanca&campus=" + campus)
                .then()
                .body("items", hasSize(4));
    }

    @Test
    void closesWithTheProgrammeTheCampusAndItsHost() {
        tell(3, "ACTIVE", programme(taught, 2, true));
        expectOpen(4);
        AgreementEvents.partner(host, "Université Hassan II", "MA", "SUSPENDED", 2);
        expectOpen(0);
        AgreementEvents.partner(host, "Université Hassan II", "MA", "ACTIVE", 3);
        expectOpen(4);
        tell(5, "ACTIVE", programme(taught, 2, false));
        expectOpen(0);
        tell(4, "ACTIVE", programme(taught, 9, true));
        tell(6, "ACTIVE", programme(taught, 3, true));
        expectOpen(4).body("items.seatsPromised", hasItem(3));
        tell(7, "CLOSED", programme(taught, 3, true));
        expectOpen(0);
    }

    @Test
    void studentsWishForItAreAllocatedAndGoThere() throws IOException {
        tell(3, "ACTIVE", programme(taught, 1, true));
        expectOpen(4);
        String destination = destination();
        UUID first = newStudent(17);
        UUID second = newStudent(15);
        UUID campaign = created(CAMPAIGNS, draft());
        step(campaign, "open").then().statusCode(200);
        wish(campaign, first, destination).body("wishes[0].eligible", is(true));
        wish(campaign, second, destination).body("wishes[0].destination.name.en", equalTo("Campus Casablanca"));
        step(campaign, "close").then().statusCode(200);
        problem(seats(campaign, destination, 2), 422, "rules-broken");
        seats(campaign, destination, 1).then().statusCode(200).body("items[0].conditionId", nullValue());
        step(campaign, "allocate").then().statusCode(200).body("placed", is(1)).body("unplaced", is(1));
        step(campaign, "publish").then().statusCode(200);
        as(TestTokens.student(first))
                .post(CAMPAIGNS + "/" + campaign + "/allocation/" + first + "/accept")
                .then()
                .statusCode(200);
        step(campaign, "nominate")
                .then()
                .statusCode(200)
                .body("nominated", is(1))
                .body("failed", is(0));

        String stay = officer()
                .get("/api/v1/mobilities?campaign=" + campaign)
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("campus"))
                .body("items[0].state", equalTo("HOST_APPROVED"))
                .body("items[0].host.id", equalTo(host.toString()))
                .body("items[0].hostCountry", equalTo("MA"))
                .body("items[0].conditionId", nullValue())
                .extract()
                .path("items[0].id");
        taken(campaign, 0, 0, 1);
        assertThat(EventContracts.check("mobility")).containsKey("mobility.host-approved");
        EventContracts.check("candidacy");

        // The one seat is gone, goes to the next once the stay is cancelled, and is free once that one declines.
        problem(
                officer()
                        .header("X-Reason", "Exception")
                        .body(plan(second, destination))
                        .post("/api/v1/mobilities"),
                409,
                "no-seat-left");
        officer()
                .body(Map.of("reason", "Illness"))
                .post("/api/v1/mobilities/" + stay + "/cancel")
                .then()
                .statusCode(200);
        taken(campaign, 1, 0, 0);
        as(TestTokens.student(second))
                .post(CAMPAIGNS + "/" + campaign + "/allocation/" + second + "/decline")
                .then()
                .statusCode(200);
        taken(campaign, 0, 0, 0);
        UUID planned = created("/api/v1/mobilities", plan(second, destination));
        officer().get("/api/v1/mobilities/" + planned).then().body("state", equalTo("PLANNED"));
        taken(campaign, 0, 1, 0);
        Map<String, Object> exchange = plan(second, destination);
        exchange.put("kind", "exchange");
        problem(officer().body(exchange).post("/api/v1/mobilities"), 422, "rules-broken");
    }

    private void tell(long sequence, String state, String... programmes) {
        TestKafka.send("campus", campus, "campus.updated", sequence, """
                {"id": "%s", "kind": "abroad", "state": "%s", "name": {"en": "Campus Casablanca", "fr": "Campus"},
                 "hostId": "%s", "country": "MA", "city": "Casablanca", "latitude": 33.5, "longitude": -7.5,
                 "programmes": [%s], "change": {"kind": "updated"}}
                """.formatted(
                        campus, state, host, String.join(",", List.of(programmes))));
    }

    private static String programme(UUID id, int seats, boolean hosts) {
        return """
                {"id": "%s", "title": {"en": "Building engineering"}, "level": "bac+5", "eqf": 7, "iscedF": "0732",
                 "languages": ["en", "fr"], "seatsPerTerm": %d, "firstAcademicYear": "2027/2028",
                 "lastAcademicYear": "2028/2029", "hostsHomeStudents": %s, "corporatePartners": []}
                """.formatted(id, seats, hosts);
    }

    private ValidatableResponse expectOpen(int count) {
        String url = "/api/v1/destinations?state=OPEN&limit=200&campus=" + campus;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer().get(url).then().statusCode(200).body("items.size()", equalTo(count)));
        return officer().get(url).then();
    }

    private String destination() {
        return officer()
                .get("/api/v1/destinations?limit=200&term=" + TERM + "&campus=" + campus)
                .path("items[0].id");
    }

    private UUID newStudent(double gpa) {
        Map<String, Object> body = new HashMap<>(student(programme));
        body.put("gpa", gpa);
        return created("/api/v1/students", body);
    }

    private Map<String, Object> draft() {
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", "Casablanca 2027");
        draft.put("academicYear", "2027/2028");
        draft.put("term", TERM);
        draft.put("windowStart", LocalDate.now().minusDays(2).toString());
        draft.put("windowEnd", LocalDate.now().plusDays(30).toString());
        draft.put("population", Map.of("programmes", List.of(programme), "statuses", List.of("engineer")));
        draft.put("scoring", Map.of("gpaWeight", 1, "languageWeight", 0.5));
        draft.put("maxWishes", 10);
        return draft;
    }

    private Map<String, Object> plan(UUID student, String destination) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "campus");
        body.put("studentId", student);
        body.put("destinationId", destination);
        body.put(
                "segments",
                List.of(Map.of("hostId", host, "planned", Map.of("start", "2027-09-01", "end", "2028-01-28"))));
        return body;
    }

    private static ValidatableResponse wish(UUID campaign, UUID student, String destination) {
        return as(TestTokens.student(student))
                .body(Map.of("destinations", List.of(destination)))
                .put(CAMPAIGNS + "/" + campaign + "/wishes/" + student)
                .then()
                .statusCode(200);
    }

    private static Response seats(UUID campaign, String destination, int seats) {
        return officer()
                .body(Map.of("seats", List.of(Map.of("destinationId", destination, "seats", seats))))
                .put(CAMPAIGNS + "/" + campaign + "/seat-plan");
    }

    private static void taken(UUID campaign, int offered, int reserved, int consumed) {
        officer()
                .get(CAMPAIGNS + "/" + campaign + "/seat-plan")
                .then()
                .body("items[0].taken.offered", is(offered))
                .body("items[0].taken.reserved", is(reserved))
                .body("items[0].taken.consumed", is(consumed));
    }

    private static Response step(UUID campaign, String verb) {
        return officer().post(CAMPAIGNS + "/" + campaign + "/" + verb);
    }
}
