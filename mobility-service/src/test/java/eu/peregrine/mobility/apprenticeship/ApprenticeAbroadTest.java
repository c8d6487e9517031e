package eu.peregrine.mobility.apprenticeship;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What French law lets apprentices do abroad, and who signs for it, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ApprenticeAbroadTest {
    private static final String MOBILITIES = "/api/v1/mobilities";

    private static UUID programme;
    private static final UUID HOST = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();

    private UUID apprentice;

    @BeforeEach
    void anApprenticeAndTwoHosts() {
        if (programme == null) {
            programme = newProgramme();
            AgreementEvents.home();
            AgreementEvents.partner(HOST, "Ponts et tunnels SA", "CH", "ACTIVE", 1);
            AgreementEvents.partner(PARTNER, "TU Wien", "AT", "ACTIVE", 1);
            UUID agreement = UUID.randomUUID();
            TestKafka.send("agreement", agreement, "agreement.entered-into-force", 1, """
                    {"id": "%s", "kind": "internship", "state": "IN_FORCE", "parties": ["%s", "%s"], "conditions": [],
                     "change": {"kind": "entered-into-force"}}
                    """.formatted(
                            agreement, AgreementEvents.HOME, PARTNER));
            UUID first = created("/api/v1/students", student(programme));
            planned(first, HOST, "2027-01-01", "2027-01-31");
            planned(first, PARTNER, "2027-02-01", "2027-02-28");
        }
        apprentice = apprentice("2026-09-01", "2027-08-31");
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.convention-proposed",
                        "mobility.convention-countersigned",
                        "mobility.convention-signed",
                        "mobility.convention-rejected");
    }

    @Test
    void nobodyIsAbroadForMoreThanHalfOfTheContract() {
        problem(plan(apprentice, HOST, "2027-01-01", "2027-07-31"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("apprentice-over-half")))
                .body("detail", containsString("365 days, and with this stay 212"));
        UUID first = planned(apprentice, HOST, "2027-01-01", "2027-04-30");
        problem(plan(apprentice, PARTNER, "2027-05-01", "2027-07-31"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("apprentice-over-half")));
        planned(apprentice, PARTNER, "2027-05-01", "2027-06-30");
        String etag = officer().get(MOBILITIES + "/" + first).header("ETag");
        problem(
                officer()
                        .header("If-Match", etag)
                        .body(Map.of("segments", List.of(segment(HOST, "2026-12-01", "2027-04-30"))))
                        .put(MOBILITIES + "/" + first),
                422,
                "rules-broken");
        // What does not take place does not count, and what has happened is recorded.
        officer()
                .body(Map.of("reason", "Another place was found."))
                .post(MOBILITIES + "/" + first + "/cancel")
                .then()
                .statusCode(200);
        planned(apprentice, HOST, "2027-01-01", "2027-04-30");
    }

    @Test
    void nobodyIsAbroadForMoreThanAYear() {
        UUID long3 = apprentice("2025-09-01", "2028-08-31");
        problem(plan(long3, HOST, "2026-09-01", "2027-09-01"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("apprentice-over-a-year")));
        planned(long3, HOST, "2026-09-01", "2027-08-31");
        UUID engineer = created("/api/v1/students", student(programme));
        planned(engineer, HOST, "2026-09-01", "2027-12-31");
    }

    @Test
    void upToFourWeeksAreByAgreementAndLongerStaysUnderEitherRegime() {
        UUID shortStay = planned(apprentice, HOST, "2027-01-04", "2027-01-31");
        propose(shortStay, terms("2027-01-04", "2027-01-31", null), 422)
                .body("errors.code", hasItems("regime-required"));
        propose(shortStay, terms("2027-01-04", "2027-01-31", "suspension"), 422)
                .body("errors.code", equalTo(List.of("suspension-too-short")));
        propose(shortStay, terms("2027-01-04", "2027-01-31", "secondment"), 200);
        UUID longStay = planned(apprentice, HOST, "2027-03-01", "2027-04-30");
        propose(longStay, terms("2027-03-01", "2027-05-31", "suspension"), 422)
                .body("errors.code", equalTo(List.of("outside-stay")));
        propose(longStay, terms("2027-03-01", "2027-04-30", "suspension"), 200);
        propose(longStay, terms("2027-03-01", "2027-04-30", "secondment"), 200);
        UUID engineer = created("/api/v1/students", student(programme));
        UUID internship = planned(engineer, HOST, "2027-03-01", "2027-04-30");
        propose(internship, terms("2027-03-01", "2027-04-30", "secondment"), 422)
                .body("errors.code", equalTo(List.of("no-apprentice")));
        UUID unknown = created(
                "/api/v1/students",
                with(student(programme), Map.of("status", "apprentice", "employer", "Vinci Construction")));
        UUID without = planned(unknown, HOST, "2027-03-01", "2027-04-30");
        propose(without, terms("2027-03-01", "2027-04-30", "secondment"), 422)
                .body("errors.code", equalTo(List.of("contract-unknown")));
    }

    @Test
    void theHostNeedNotSignWhereAnAgreementWithItBindsAlready() {
        UUID elsewhere = planned(apprentice, HOST, "2027-01-04", "2027-01-31");
        propose(elsewhere, terms("2027-01-04", "2027-01-31", "secondment"), 200);
        convention(elsewhere)
                .body(
                        "awaiting",
                        equalTo(List.of("student", "school", "host", "host-tutor", "school-tutor", "employer")));
        UUID atPartner = planned(apprentice, PARTNER, "2027-03-01", "2027-03-28");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            propose(atPartner, terms("2027-03-01", "2027-03-28", "secondment"), 200);
            convention(atPartner)
                    .body("awaiting", equalTo(List.of("student", "school", "host-tutor", "school-tutor", "employer")));
        });
    }

    @Test
    void aConventionHoldsOnceAllHaveSignedItAndIsAmended() {
        UUID id = planned(apprentice, HOST, "2027-03-01", "2027-04-30");
        String own = TestTokens.student(apprentice);
        String host = TestTokens.partner(HOST);
        propose(id, terms("2027-03-01", "2027-04-15", "suspension"), 200).body("conventionSigned", is(false));
        problem(sign(as(own), id, 2, null), 409, "stale");
        sign(as(own), id, 1, null).then().statusCode(200);
        as(host).body(Map.of("version", 1, "comment", "The tutor has left."))
                .post(MOBILITIES + "/" + id + "/convention/reject")
                .then()
                .statusCode(200);
        propose(id, terms("2027-03-01", "2027-04-15", "suspension"), 200);
        sign(as(own), id, 2, null).then().statusCode(200);
        problem(sign(as(own), id, 2, "employer"), 403, "forbidden");
        sign(as(host), id, 2, null).then().statusCode(200);
        sign(as(host), id, 2, "host-tutor").then().statusCode(200);
        sign(as(TestTokens.of("coordinator")), id, 2, "school-tutor").then().statusCode(200);
        sign(officer(), id, 2, null).then().statusCode(200);
        problem(sign(officer(), id, 2, "employer"), 422, "rules-broken");
        problem(sign(officer().header("X-Reason", "Signed on paper"), id, 2, "employer"), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("document-required")));
        signOnPaper(id, 2, "employer").then().statusCode(200).body("conventionSigned", is(true));
        convention(id)
                .body("state", equalTo("SIGNED"))
                .body("effectivePeriod.end", equalTo("2027-04-15"))
                .body("versions.state", equalTo(List.of("REJECTED", "SIGNED")))
                .body("versions[1].signatures.find { it.signer == 'employer' }.basis", equalTo("recorded"));
        propose(id, terms("2027-03-01", "2027-04-30", "suspension"), 422)
                .body("errors.code", equalTo(List.of("effective-from", "reason-required")));
        Map<String, Object> amendment = with(
                terms("2027-03-01", "2027-04-30", "suspension"),
                Map.of("effectiveFrom", "2027-04-01", "reason", "The works take longer."));
        propose(id, amendment, 200).body("conventionSigned", is(true));
        convention(id)
                .body("state", equalTo("AMENDMENT_PROPOSED"))
                .body("effectivePeriod.end", equalTo("2027-04-15"))
                .body("versions", hasSize(3));
        for (String signer : List.of("student", "school", "host", "host-tutor", "school-tutor", "employer")) {
            signOnPaper(id, 3, signer).then().statusCode(200);
        }
        convention(id)
                .body("effectivePeriod.start", equalTo("2027-03-01"))
                .body("effectivePeriod.end", equalTo("2027-04-30"));
        as(host).get(MOBILITIES + "/" + id + "/file").then().body("convention.inForceVersion", is(3));
        problem(as(TestTokens.partner(PARTNER)).get(MOBILITIES + "/" + id + "/convention"), 404, "not-found");
        officer().get(MOBILITIES + "/" + id).then().body("missing.find { it == 'convention' }", nullValue());
    }

    private static UUID apprentice(String start, String end) {
        return created(
                "/api/v1/students",
                with(
                        student(programme),
                        Map.of(
                                "status",
                                "apprentice",
                                "employer",
                                "Vinci Construction",
                                "contractStart",
                                start,
                                "contractEnd",
                                end)));
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(body);
        all.putAll(more);
        return all;
    }

    private static Map<String, Object> segment(UUID host, String start, String end) {
        return Map.of("hostId", host, "planned", Map.of("start", start, "end", end));
    }

    private static Response plan(UUID student, UUID host, String start, String end) {
        return officer()
                .body(Map.of(
                        "kind", "internship", "studentId", student, "segments", List.of(segment(host, start, end))))
                .post(MOBILITIES);
    }

    private static UUID planned(UUID student, UUID host, String start, String end) {
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> plan(student, host, start, end),
                        planned -> !planned.asString().contains("unknown-organisation"));
        return UUID.fromString(answer.then().statusCode(201).extract().path("id"));
    }

    private static Map<String, Object> terms(String start, String end, String regime) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("subject", "Site supervision of a tunnel");
        terms.put("period", Map.of("start", start, "end", end));
        terms.put("weeklyHours", 35);
        terms.put("monthlyAllowance", Map.of("amount", "900.00", "currency", "CHF"));
        terms.put("hostTutor", Map.of("name", "Heidi Keller", "email", "heidi.keller@example.org"));
        terms.put("schoolTutor", Map.of("name", "Paul Durand"));
        if (regime != null) {
            terms.put("regime", regime);
        }
        return Map.of("terms", terms);
    }

    private static io.restassured.response.ValidatableResponse propose(UUID id, Map<String, Object> body, int status) {
        return officer()
                .body(body)
                .post(MOBILITIES + "/" + id + "/convention/propose")
                .then()
                .statusCode(status);
    }

    private static Response signOnPaper(UUID id, int version, String signer) {
        return officer()
                .header("X-Reason", "Signed on paper on 3 January")
                .body(Map.of("version", version, "signer", signer, "documentId", Exchange.paper(id)))
                .post(MOBILITIES + "/" + id + "/convention/sign");
    }

    private static Response sign(RequestSpecification caller, UUID id, int version, String signer) {
        Map<String, Object> body =
                signer == null ? Map.of("version", version) : Map.of("version", version, "signer", signer);
        return caller.body(body).post(MOBILITIES + "/" + id + "/convention/sign");
    }

    private static io.restassured.response.ValidatableResponse convention(UUID id) {
        return officer().get(MOBILITIES + "/" + id + "/convention").then().statusCode(200);
    }
}
