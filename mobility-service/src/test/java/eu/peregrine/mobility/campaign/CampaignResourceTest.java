package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A selection round over HTTP, from the draft to the nominations. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CampaignResourceTest {
    private static final String CAMPAIGNS = "/api/v1/campaigns";

    private UUID programme;
    private Exchange dresden;
    private Exchange tongji;

    @BeforeEach
    void twoPartners() {
        programme = newProgramme();
        dresden = new Exchange("TU Dresden", 2, programme);
        tongji = new Exchange("Tongji University", 2, programme);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("campaign")).containsKeys("campaign.inputs-fixed", "campaign.nominated");
        assertThat(EventContracts.check("mobility")).containsKeys("mobility.planned", "mobility.nominated");
        assertThat(EventContracts.check("candidacy")).containsKeys("candidacy.unplaced", "candidacy.declined");
    }

    @Test
    void goesFromWishesToNominations() {
        UUID best = dresden.newStudent(17);
        UUID second = dresden.newStudent(15);
        UUID third = dresden.newStudent(14.5);
        UUID silent = dresden.newStudent(18);
        UUID campaign = open();
        file(campaign, best, dresden, tongji);
        file(campaign, second, dresden, tongji);
        file(campaign, third, dresden);
        step(campaign, "close").then().statusCode(200).body("state", equalTo("CLOSED"));
        plan(campaign, 1, 1).then().statusCode(200);

        Response run = step(campaign, "allocate");
        run.then()
                .statusCode(200)
                .body("placed", is(2))
                .body("unplaced", is(2))
                .body("inputsHash", notNullValue())
                .body("seedCommitment", notNullValue());
        problem(as(TestTokens.student(third)).get(placement(campaign, third)), 404, "not-found");
        step(campaign, "publish").then().statusCode(200).body("state", equalTo("PUBLISHED"));

        as(TestTokens.student(third))
                .get(placement(campaign, third))
                .then()
                .statusCode(200)
                .body("state", equalTo("UNPLACED"))
                .body("explanation.reasons[0].code", equalTo("full"))
                .body(
                        "explanation.text",
                        containsString("refused at TU Dresden: the last admitted score was 17.50, yours 15.00; 2.51"
                                + " points more"));
        officer().get(placement(campaign, silent)).then().body("explanation.reasons.code", equalTo(List.of("no-wish")));
        as(TestTokens.student(second))
                .get(placement(campaign, second))
                .then()
                .body("rank", is(2))
                .body("destination.name.en", equalTo("Tongji University"));

        as(TestTokens.student(best))
                .post(placement(campaign, best) + "/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        problem(as(TestTokens.student(best)).post(placement(campaign, best) + "/accept"), 409, "illegal-transition");
        problem(as(TestTokens.student(best)).post(placement(campaign, second) + "/accept"), 404, "not-found");
        problem(officer().post(placement(campaign, second) + "/decline"), 422, "rules-broken");
        officer()
                .header("X-Reason", "Mail of 3 May")
                .post(placement(campaign, second) + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"));
        officer()
                .get(CAMPAIGNS + "/" + campaign + "/seat-plan")
                .then()
                .body("items.find { it.destination.name.en == 'TU Dresden' }.taken.reserved", is(1))
                .body("items.find { it.destination.name.en == 'Tongji University' }.taken.released", is(1))
                .body("items.find { it.destination.name.en == 'Tongji University' }.taken.offered", is(0));

        step(campaign, "nominate")
                .then()
                .statusCode(200)
                .body("nominated", is(1))
                .body("failed", is(0));
        step(campaign, "nominate")
                .then()
                .statusCode(200)
                .body("nominated", is(0))
                .body("alreadyNominated", is(1));
        officer()
                .get("/api/v1/mobilities?campaign=" + campaign)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("NOMINATED"))
                .body("items[0].student.id", equalTo(best.toString()))
                .body("items[0].period.start", equalTo("2027-09-01"))
                .body("items[0].missing", not(hasItem("language-check")));
        assertThat(Exchange.events("campaign", campaign, 8))
                .containsExactly(
                        "campaign.drafted",
                        "campaign.opened",
                        "campaign.closed",
                        "campaign.seats-planned",
                        "campaign.inputs-fixed",
                        "campaign.allocated",
                        "campaign.published",
                        "campaign.nominated");
        UUID candidacy =
                UUID.fromString(officer().get(placement(campaign, best)).path("id"));
        assertThat(Exchange.events("candidacy", candidacy, 4))
                .containsExactly("candidacy.filed", "candidacy.offered", "candidacy.accepted", "candidacy.nominated");
    }

    @Test
    void aRunProvesItself() {
        UUID campaign = open();
        file(campaign, dresden.newStudent(15), dresden);
        step(campaign, "close");
        plan(campaign, 1, 1);
        problem(officer().get(CAMPAIGNS + "/" + campaign + "/proof"), 404, "not-found");
        step(campaign, "allocate").then().statusCode(200);
        Response first = officer().get(CAMPAIGNS + "/" + campaign + "/proof");
        first.then().statusCode(200).body("identical", is(true)).body("run", is(1));
        assertThat(new Lottery(first.path("seed")).commitment()).isEqualTo(first.path("seedCommitment"));
        String body = first.asString();
        String inputs = body.substring(body.indexOf("\"inputs\":") + 9, body.indexOf(",\"outcome\":"));
        assertThat(Lottery.sha256(inputs)).isEqualTo(first.path("inputsHash"));
        step(campaign, "allocate").then().statusCode(200);
        officer()
                .get(CAMPAIGNS + "/" + campaign + "/proof")
                .then()
                .body("run", is(2))
                .body("identical", is(true))
                .body("seedCommitment", not(equalTo(first.path("seedCommitment"))));
    }

    @Test
    void everyWishIsJudgedWhenItIsFiled() {
        UUID weak = dresden.newStudent(12, "A2");
        UUID campaign = open();
        Map<String, Object> wishes = Map.of("destinations", List.of(dresden.destination, tongji.destination));
        String path = CAMPAIGNS + "/" + campaign + "/wishes/" + weak;
        as(TestTokens.student(weak))
                .body(wishes)
                .put(path)
                .then()
                .statusCode(200)
                .body("wishes.rank", equalTo(List.of(1, 2)))
                .body("wishes[0].eligible", is(false))
                .body("wishes[0].reasons[0].code", equalTo("not-eligible-language"))
                .body("wishes[0].destination.name.en", equalTo("TU Dresden"));
        problem(as(TestTokens.student(weak)).body(wishes).put(path), 428, "precondition-required");
        String etag = as(TestTokens.student(weak)).get(path).header("ETag");
        as(TestTokens.student(weak))
                .header("If-Match", etag)
                .body(Map.of("destinations", List.of(tongji.destination)))
                .put(path)
                .then()
                .statusCode(200)
                .body("wishes", hasSize(1));
        UUID stranger = new Exchange("Elsewhere", 1).newStudent(15);
        problem(
                        officer()
                                .body(Map.of(
                                        "destinations",
                                        List.of(UUID.randomUUID(), dresden.destination, dresden.destination)))
                                .put(CAMPAIGNS + "/" + campaign + "/wishes/" + stranger),
                        422,
                        "rules-broken")
                .body("errors.code", equalTo(List.of("not-in-population", "unknown-destination", "repeated")));
        problem(as(TestTokens.student(stranger)).body(wishes).put(path), 404, "not-found");
        step(campaign, "close");
        problem(
                as(TestTokens.student(weak))
                        .header(
                                "If-Match",
                                as(TestTokens.student(weak)).get(path).header("ETag"))
                        .body(wishes)
                        .put(path),
                409,
                "illegal-transition");
    }

    @Test
    void wishesAreFiledInTheWindowOnly() {
        UUID student = dresden.newStudent(12);
        Map<String, Object> draft = draft();
        draft.put("windowStart", "2020-01-01");
        draft.put("windowEnd", "2020-01-31");
        UUID campaign = created(CAMPAIGNS, draft);
        step(campaign, "open");
        String path = CAMPAIGNS + "/" + campaign + "/wishes/" + student;
        Map<String, Object> wishes = Map.of("destinations", List.of(dresden.destination));
        problem(as(TestTokens.student(student)).body(wishes).put(path), 422, "rules-broken")
                .body("errors[0].code", equalTo("outside-window"));
        officer().body(wishes).put(path).then().statusCode(200);
    }

    @Test
    void whatIsMissingFromAListIsNamed() {
        UUID campaign = created(CAMPAIGNS, draft());
        String path = CAMPAIGNS + "/" + campaign + "/seat-plan";
        problem(officer().body("{\"seats\": null}").put(path), 400, "bad-request")
                .body("errors.pointer", equalTo(List.of("/seats")));
        problem(officer().body("{\"seats\": [null]}").put(path), 400, "bad-request")
                .body("errors.pointer", equalTo(List.of("/seats/0")));
        String groups = "{\"seats\": [{\"destinationId\": \"%s\", \"seats\": 1, \"groups\": [null, {\"name\": \"A\","
                + " \"seats\": 1, \"programmes\": [null], \"statuses\": [null]}]}]}";
        problem(officer().body(groups.formatted(dresden.destination)).put(path), 400, "bad-request")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/seats/0/groups/0", "/seats/0/groups/1/programmes/0", "/seats/0/groups/1/statuses/0"));
        Map<String, Object> draft = draft();
        List<Object> none = new ArrayList<>();
        none.add(null);
        draft.put("population", Map.of("programmes", none, "statuses", none, "cohorts", none));
        problem(officer().body(draft).post(CAMPAIGNS), 400, "bad-request")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/population/programmes/0", "/population/statuses/0", "/population/cohorts/0"));
        // A list that may be absent may be null as well.
        officer()
                .body("{\"seats\": [{\"destinationId\": \"%s\", \"seats\": 1, \"groups\": null}]}"
                        .formatted(dresden.destination))
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void theSeatPlanKeepsBothLimitsAndNamesEveryViolation() {
        UUID campaign = created(CAMPAIGNS, draft());
        Map<String, Object> tooMany = Map.of(
                "seats",
                List.of(
                        Map.of("destinationId", dresden.destination, "seats", 3, "monthsPerSeat", 2),
                        Map.of("destinationId", tongji.destination, "seats", 2, "monthsPerSeat", 6)));
        String path = CAMPAIGNS + "/" + campaign + "/seat-plan";
        problem(officer().body(tooMany).put(path), 422, "rules-broken")
                .body("errors.pointer", equalTo(List.of("/seats/0/seats", "/seats/1/monthsPerSeat")))
                .body("errors.code", equalTo(List.of("too-many-people", "too-many-months")));
        created("/api/v1/mobilities", dresden.plan(dresden.newStudent(13)));
        problem(plan(campaign, 2, 2), 422, "rules-broken")
                .body("errors[0].detail", containsString("of which 1 are taken"));
        plan(campaign, 1, 2).then().statusCode(200).body("seats", is(3));
        problem(plan(campaign, 1, 1), 428, "precondition-required");
        UUID other = created(CAMPAIGNS, draft());
        problem(plan(other, 1, 1), 422, "rules-broken");
    }

    @Test
    void nothingIsOfferedThatSomebodyElseTookMeanwhile() {
        UUID campaign = open();
        file(campaign, dresden.newStudent(15), dresden);
        file(campaign, dresden.newStudent(14), dresden);
        step(campaign, "close");
        plan(campaign, 2, 0).then().statusCode(200);
        step(campaign, "allocate").then().body("placed", is(2));
        created("/api/v1/mobilities", dresden.plan(dresden.newStudent(13)));
        problem(step(campaign, "publish"), 409, "no-seat-left")
                .body("detail", containsString("promises 2 people and 10 months in 2027/2028; 1 people"));
        officer().get(CAMPAIGNS + "/" + campaign).then().body("state", equalTo("ALLOCATED"));
        officer()
                .header("If-Match", officer().get(CAMPAIGNS + "/" + campaign).header("ETag"))
                .body(Map.of("seats", List.of(Map.of("destinationId", dresden.destination, "seats", 1))))
                .put(CAMPAIGNS + "/" + campaign + "/seat-plan")
                .then()
                .statusCode(200);
        step(campaign, "allocate").then().statusCode(200).body("placed", is(1));
        step(campaign, "publish").then().statusCode(200);
    }

    @Test
    void aDraftIsTheOfficesAndItsStepsAreNamed() {
        Map<String, Object> wrong = draft();
        wrong.put("windowEnd", "2020-01-01");
        wrong.put("term", "2026/2027-1");
        problem(officer().body(wrong).post(CAMPAIGNS), 422, "rules-broken").body("errors", hasSize(2));
        wrong.put("maxWishes", 0);
        wrong.put("name", "");
        problem(officer().body(wrong).post(CAMPAIGNS), 400, "bad-request").body("errors", hasSize(2));
        UUID campaign = created(CAMPAIGNS, draft());
        String path = CAMPAIGNS + "/" + campaign;
        String etag = officer().get(path).header("ETag");
        Map<String, Object> changed = draft();
        changed.put("name", "Autumn 2027, revised");
        officer()
                .header("If-Match", etag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Autumn 2027, revised"));
        problem(officer().header("If-Match", etag).body(draft()).put(path), 412, "precondition-failed");
        officer().get(path).then().body("name", equalTo("Autumn 2027, revised"));
        problem(as(TestTokens.student(UUID.randomUUID())).get(CAMPAIGNS + "/" + campaign), 404, "not-found");
        problem(step(campaign, "allocate"), 409, "illegal-transition")
                .body("detail", startsWith("Cannot allocate the campaign: it is DRAFT"));
        officer()
                .get(CAMPAIGNS + "/" + campaign)
                .then()
                .body("reference", startsWith("CAM-"))
                .body("actions.find { it.verb == 'open' }.allowed", is(true))
                .body("actions.find { it.verb == 'publish' }.allowed", is(false))
                .body("inputsHash", nullValue());
        problem(as(TestTokens.partner(UUID.randomUUID())).get(CAMPAIGNS + "/" + campaign), 403, "forbidden");
    }

    @Test
    void aWholeYearIsAllocatedInTwoSeconds() {
        int students = 750;
        List<Exchange> partners = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            partners.add(new Exchange("Partner " + i, 40, programme));
        }
        StringBuilder people = new StringBuilder();
        StringBuilder wishes = new StringBuilder();
        for (int i = 0; i < students; i++) {
            UUID student = UUID.randomUUID();
            people.append("""
                    {"id":"%s","givenName":"S","familyName":"T%d","programmeId":"%s","intake":"2025/2026","cohort":"2028","status":"engineer","gpa":%d.%d,"languageProofs":[{"language":"en","kind":"course","provider":"ESTP","level":"C1","issuedOn":"2026-01-10"}]}
                    """.formatted(student, i, programme, 10 + i % 8, i % 10));
            List<String> chosen = new ArrayList<>();
            for (int w = 0; w < 10; w++) {
                chosen.add("\"" + partners.get((i * 7 + w * 5) % 12).destination + "\"");
            }
            List<String> distinct = chosen.stream().distinct().toList();
            wishes.append(
                    "{\"studentId\":\"%s\",\"destinations\":[%s]}\n".formatted(student, String.join(",", distinct)));
        }
        importLines("/api/v1/students/import", people.toString(), students);
        UUID campaign = open();
        importLines(CAMPAIGNS + "/" + campaign + "/wishes/import", wishes.toString(), students);
        step(campaign, "close");
        List<Map<String, Object>> seats = partners.stream()
                .map(p -> Map.<String, Object>of("destinationId", p.destination, "seats", 40))
                .toList();
        officer()
                .body(Map.of("seats", seats))
                .put(CAMPAIGNS + "/" + campaign + "/seat-plan")
                .then()
                .statusCode(200);
        step(campaign, "allocate")
                .then()
                .statusCode(200)
                .body("placed", is(480))
                .body("unplaced", is(270));
        step(campaign, "publish").then().statusCode(200);
        officer()
                .get(CAMPAIGNS + "/" + campaign + "/allocation?state=OFFERED&limit=200&count=true")
                .then()
                .statusCode(200)
                .body("count", is(480))
                .body("items", hasSize(200));
        List<String> offered = officer()
                .get(CAMPAIGNS + "/" + campaign + "/allocation?state=OFFERED&limit=40")
                .path("items.student.id");
        List<Integer> answers = offered.parallelStream()
                .map(s -> as(TestTokens.student(UUID.fromString(s)))
                        .post(placement(campaign, UUID.fromString(s)) + "/accept")
                        .statusCode())
                .toList();
        assertThat(answers).containsOnly(200);
        List<Map<String, Integer>> taken =
                officer().get(CAMPAIGNS + "/" + campaign + "/seat-plan").path("items.taken");
        assertThat(taken.stream().mapToInt(t -> t.get("reserved")).sum()).isEqualTo(40);
        assertThat(taken.stream().mapToInt(t -> t.get("offered")).sum()).isEqualTo(440);
        step(campaign, "nominate")
                .then()
                .statusCode(200)
                .body("nominated", is(40))
                .body("failed", is(0));
    }

    private static void importLines(String path, String lines, int expected) {
        as(TestTokens.officer())
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(200)
                .body("accepted", is(expected));
    }

    private Map<String, Object> draft() {
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", "Autumn 2027");
        draft.put("academicYear", "2027/2028");
        draft.put("term", Exchange.TERM);
        draft.put("windowStart", LocalDate.now().minusDays(2).toString());
        draft.put("windowEnd", LocalDate.now().plusDays(30).toString());
        draft.put("population", Map.of("programmes", List.of(programme), "statuses", List.of("engineer")));
        draft.put("scoring", Map.of("gpaWeight", 1, "languageWeight", 0.5));
        draft.put("maxWishes", 10);
        return draft;
    }

    private UUID open() {
        UUID campaign = created(CAMPAIGNS, draft());
        step(campaign, "open").then().statusCode(200).body("state", equalTo("OPEN"));
        return campaign;
    }

    private Response plan(UUID campaign, int atDresden, int atTongji) {
        return officer()
                .body(Map.of(
                        "seats",
                        List.of(
                                Map.of("destinationId", dresden.destination, "seats", atDresden),
                                Map.of("destinationId", tongji.destination, "seats", atTongji))))
                .put(CAMPAIGNS + "/" + campaign + "/seat-plan");
    }

    private static void file(UUID campaign, UUID student, Exchange... wishes) {
        List<UUID> destinations = new ArrayList<>();
        for (Exchange wish : wishes) {
            destinations.add(wish.destination);
        }
        as(TestTokens.student(student))
                .body(Map.of("destinations", destinations))
                .put(CAMPAIGNS + "/" + campaign + "/wishes/" + student)
                .then()
                .statusCode(200)
                .body("wishes.eligible", not(hasItem(false)));
    }

    private static Response step(UUID campaign, String verb) {
        return officer().post(CAMPAIGNS + "/" + campaign + "/" + verb);
    }

    private static String placement(UUID campaign, UUID student) {
        return CAMPAIGNS + "/" + campaign + "/allocation/" + student;
    }
}
