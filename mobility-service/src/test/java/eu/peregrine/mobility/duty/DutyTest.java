package eu.peregrine.mobility.duty;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is, at each step of a stay and as its dates come. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DutyTest {

    private static final String MOBILITIES = "/api/v1/mobilities";

    private Exchange dresden;
    private UUID student;
    private UUID id;

    @BeforeEach
    void aPlannedStay() {
        dresden = new Exchange("TU Dresden", 2);
        student = dresden.newStudent(15);
        id = created(MOBILITIES, dresden.plan(student));
    }

    @AfterEach
    void backToToday() {
        moveClock("PT0S");
    }

    private static void moveClock(String offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    private static void timeIs(String day) {
        moveClock(Duration.between(Instant.now(), Instant.parse(day + "T10:00:00Z"))
                .withNanos(0)
                .toString());
    }

    private RequestSpecification host() {
        return as(TestTokens.partner(dresden.host));
    }

    private RequestSpecification own() {
        return as(TestTokens.student(student));
    }

    private static RequestSpecification coordinator() {
        return as(TestTokens.of("coordinator"));
    }

    private void step(RequestSpecification by, String verb, Map<String, Object> body) {
        by.header("X-Reason", "Test")
                .body(body)
                .post(MOBILITIES + "/" + id + "/" + verb)
                .then()
                .statusCode(200);
    }

    /** The kinds of open tasks about the stay that somebody has, once they are these. */
    private void expect(Supplier<RequestSpecification> whose, String... kinds) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> open = whose.get().get("/api/v1/tasks?about=" + id).path("items.kind");
            assertThat(open).containsExactlyInAnyOrder(kinds);
        });
    }

    private UUID proposal() {
        return UUID.fromString(officer().get(MOBILITIES + "/" + id).path("proposalId"));
    }

    @Test
    void saysWhoseTurnItIsFromThePlanToTheClosedFile() throws IOException {
        expect(DutyTest::coordinator, "nominate-student");
        step(officer(), "nominate", Map.of());
        expect(DutyTest::coordinator);
        expect(this::host, "decide-nomination");
        String due = host().get("/api/v1/tasks?about=" + id).path("items[0].deadline.date");
        assertThat(LocalDate.parse(due))
                .isBetween(LocalDate.now().plusDays(34), LocalDate.now().plusDays(36));

        step(host(), "approve", Map.of("proposalId", proposal()));
        expect(this::host);
        expect(this::own, "propose-learning-agreement", "show-insurance");
        expect(DutyTest::coordinator, "check-language");
        own().get(MOBILITIES + "/" + id + "/file")
                .then()
                .body("tasks.kind", containsInAnyOrder("propose-learning-agreement", "show-insurance"));
        host().get(MOBILITIES + "/" + id + "/file").then().body("tasks", hasSize(0));

        own().body(Map.of(
                        "components",
                        List.of(
                                Map.of("table", "A", "title", "Soil", "ects", 30, "term", "2027/2028-1"),
                                Map.of("table", "B", "title", "Sol", "ects", 30, "term", "2027/2028-1"))))
                .post(MOBILITIES + "/" + id + "/learning-agreement/propose")
                .then()
                .statusCode(200);
        expect(this::own, "sign-learning-agreement", "show-insurance");
        own().body(Map.of("version", 1))
                .post(MOBILITIES + "/" + id + "/learning-agreement/sign")
                .then()
                .statusCode(200);
        expect(this::own, "show-insurance");
        expect(DutyTest::coordinator, "check-language", "sign-learning-agreement");
        coordinator()
                .body(Map.of("version", 1))
                .post(MOBILITIES + "/" + id + "/learning-agreement/sign")
                .then()
                .statusCode(200);
        expect(this::host, "sign-learning-agreement");
        host().body(Map.of("version", 1))
                .post(MOBILITIES + "/" + id + "/learning-agreement/sign")
                .then()
                .statusCode(200);
        expect(this::host);
        step(officer(), "checks", Map.of("insurance", true, "languageCheck", true));
        expect(this::own);
        expect(DutyTest::coordinator, "mark-ready");
        step(officer(), "ready", Map.of());
        expect(DutyTest::coordinator);

        // From the first day on the host is asked for the arrival, and after two weeks the office is told that it is
        // late.
        timeIs("2027-09-01");
        expect(this::host, "attest-arrival");
        timeIs("2027-09-17");
        expect(() -> officer(), "chase-host");
        step(host(), "arrival", Map.of("on", "2027-09-01"));
        expect(this::host);
        expect(() -> officer());

        timeIs("2028-01-29");
        expect(this::host, "attest-departure");
        step(host(), "departure", Map.of("on", "2028-01-28"));
        expect(this::host, "send-transcript");
        String limit = host().get("/api/v1/tasks?about=" + id).path("items[0].deadline.date");
        assertThat(limit).isEqualTo("2028-03-03");
        step(host(), "transcript", Map.of("components", List.of(Map.of("title", "Soil", "ects", 30))));
        expect(DutyTest::coordinator, "recognise-stay");
        step(coordinator(), "recognise", Map.of());
        expect(() -> officer(), "close-file");
        step(officer(), "close", Map.of());
        expect(() -> officer());
        assertThat(EventContracts.check("task")).containsKeys("task.opened", "task.closed");
    }

    /** The employer lets an apprentice go by it, whatever they go for; each who must sign has a task for it. */
    @Test
    void anApprenticeOnAnExchangeIsReadyOnceEverybodyHasSignedTheConvention() {
        Map<String, Object> apprentice = new HashMap<>(student(dresden.programme));
        apprentice.putAll(Map.of(
                "status",
                "apprentice",
                "employer",
                "Vinci Construction",
                "contractStart",
                "2026-09-01",
                "contractEnd",
                "2029-08-31",
                "languageProofs",
                List.of(Map.of(
                        "language",
                        "en",
                        "kind",
                        "course",
                        "provider",
                        "ESTP",
                        "level",
                        "C1",
                        "issuedOn",
                        "2026-01-10"))));
        student = created("/api/v1/students", apprentice);
        id = created(MOBILITIES, dresden.plan(student));
        step(officer(), "nominate", Map.of());
        step(host(), "approve", Map.of("proposalId", proposal()));
        expect(DutyTest::coordinator, "check-language", "propose-convention");
        Map<String, Object> terms = Map.of(
                "subject",
                "Studies as part of the apprenticeship",
                "period",
                Map.of("start", "2027-09-01", "end", "2028-01-28"),
                "weeklyHours",
                35,
                "hostTutor",
                Map.of("name", "Heidi Keller"),
                "schoolTutor",
                Map.of("name", "Paul Durand"),
                "regime",
                "suspension");
        step(coordinator(), "convention/propose", Map.of("terms", terms));
        expect(this::own, "propose-learning-agreement", "show-insurance", "sign-convention");
        expect(this::host, "sign-convention", "sign-convention");
        expect(DutyTest::coordinator, "check-language", "sign-convention", "sign-convention");
        expect(() -> officer(), "check-language", "sign-convention", "sign-convention", "have-convention-signed");
        officer()
                .body(Map.of("insurance", true, "languageCheck", true))
                .post(MOBILITIES + "/" + id + "/ready")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("learning-agreement", "convention")));
        step(own(), "convention/sign", Map.of("version", 1));
        expect(this::own, "propose-learning-agreement", "show-insurance");
        for (String signer : List.of("host", "host-tutor")) {
            step(host(), "convention/sign", Map.of("version", 1, "signer", signer));
        }
        expect(this::host);
        for (String signer : List.of("school", "school-tutor", "employer")) {
            step(
                    officer(),
                    "convention/sign",
                    Map.of("version", 1, "signer", signer, "documentId", Exchange.paper(id)));
        }
        expect(() -> officer(), "check-language");
        officer().get(MOBILITIES + "/" + id).then().body("missing", not(hasItem("convention")));
    }

    /** Suspended is not for ever, and neither is the task. */
    @Test
    void whatHasNotBegunIsReconsideredWhileItsPartnerOrAgreementIsNotActive() {
        expect(DutyTest::coordinator, "nominate-student");
        AgreementEvents.partner(dresden.host, "TU Dresden", "DE", "SUSPENDED", 2);
        expect(DutyTest::coordinator, "nominate-student", "reconsider-stay");
        AgreementEvents.partner(dresden.host, "TU Dresden", "DE", "ACTIVE", 3);
        expect(DutyTest::coordinator, "nominate-student");
        AgreementEvents.agreement(dresden.agreement, "agreement.terminated", "TERMINATED", 2);
        expect(DutyTest::coordinator, "nominate-student", "reconsider-stay");
        AgreementEvents.agreement(dresden.agreement, "agreement.entered-into-force", "IN_FORCE", 3);
        expect(DutyTest::coordinator, "nominate-student");

        step(officer(), "nominate", Map.of());
        step(host(), "approve", Map.of("proposalId", proposal()));
        expect(DutyTest::coordinator, "check-language");
        // What was approved runs to its end under an agreement that has ended, but not at a partner that is closed.
        AgreementEvents.agreement(dresden.agreement, "agreement.terminated", "TERMINATED", 4);
        AgreementEvents.partner(dresden.host, "TU Dresden", "DE", "ARCHIVED", 4);
        expect(DutyTest::coordinator, "check-language", "reconsider-stay");
        AgreementEvents.partner(dresden.host, "TU Dresden", "DE", "ACTIVE", 5);
        expect(DutyTest::coordinator, "check-language");
    }

    /** The host has five weeks: it is reminded two weeks before, and has five weeks more for what was edited meanwhile. */
    @Test
    void theHostIsRemindedAndToldOfEachChangeUntilItIsLate() {
        step(officer(), "nominate", Map.of());
        expect(this::host, "decide-nomination");
        UUID task = UUID.fromString(host().get("/api/v1/tasks?about=" + id).path("items[0].id"));
        moveClock("P25D");
        told(task, "task.opened", "task.reminded");
        String path = MOBILITIES + "/" + id;
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(Map.of(
                        "term",
                        Exchange.TERM,
                        "fullHostTerm",
                        true,
                        "segments",
                        List.of(dresden.segment("2027-10-01", "2028-01-28"))))
                .put(path)
                .then()
                .statusCode(200);
        told(task, "task.opened", "task.reminded", "task.changed");
        moveClock("P70D");
        told(task, "task.opened", "task.reminded", "task.changed", "task.overdue");
        expect(() -> officer(), "chase-host");
    }

    private static void told(UUID task, String... types) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(TestKafka.records("task", task).stream()
                                .map(TestKafka::type)
                                .toList())
                        .containsExactly(types));
    }

    @Test
    void theNominationIsDueWhenTheHostsFactsheetSays() {
        expect(DutyTest::coordinator, "nominate-student");
        TestKafka.send("organisation", dresden.host, "organisation.updated", 9, """
                {"id": "%s", "kind": "university", "name": {"en": "TU Dresden"}, "country": "DE", "city": "Dresden",
                 "state": "ACTIVE", "home": false, "illustrative": false, "identifiers": {}, "labels": [],
                 "memberships": [], "factsheet": {"zone": "Asia/Tokyo", "decisionLimitWeeks": 3,
                  "transcriptLimitWeeks": 5, "languages": ["en"], "terms": [
                   {"term": "2026/2027-2/2", "nominationDeadline": "2026-11-01"},
                   {"term": "2027/2028-1/2", "period": {"start": "2027-08-01", "end": "2028-01-31"},
                    "nominationDeadline": "2027-05-01"}]},
                 "change": {"kind": "updated"}}
                """.formatted(dresden.host));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> coordinator()
                        .get("/api/v1/tasks?about=" + id)
                        .then()
                        .body("items[0].kind", equalTo("nominate-student"))
                        .body("items[0].deadline.date", equalTo("2027-05-01"))
                        .body("items[0].deadline.zone", equalTo("Asia/Tokyo")));
    }

    /** There is nothing to apply for before one is nominated, nor once the host has decided or takes no applications. */
    @Test
    void whoIsNominatedAppliesToTheHostWhileItTakesApplications() {
        TestKafka.send("organisation", dresden.host, "organisation.updated", 9, """
                {"id": "%s", "kind": "university", "name": {"en": "TU Dresden"}, "country": "DE", "city": "Dresden",
                 "state": "ACTIVE", "home": false, "illustrative": false, "identifiers": {}, "labels": [],
                 "memberships": [], "factsheet": {"zone": "Asia/Tokyo", "decisionLimitWeeks": 5,
                  "transcriptLimitWeeks": 5, "languages": ["en"], "terms": [
                   {"term": "2027/2028-1/2", "period": {"start": "2027-08-01", "end": "2028-01-31"},
                    "nominationDeadline": "2027-04-01", "applicationDeadline": "2027-05-01"}]},
                 "change": {"kind": "updated"}}
                """.formatted(dresden.host));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> coordinator()
                        .get("/api/v1/tasks?about=" + id)
                        .then()
                        .body("items[0].deadline.date", equalTo("2027-04-01")));
        expect(this::own);
        step(officer(), "nominate", Map.of());
        expect(this::own, "apply-to-host");
        own().get("/api/v1/tasks?about=" + id)
                .then()
                .body("items[0].deadline.date", equalTo("2027-05-01"))
                .body("items[0].deadline.zone", equalTo("Asia/Tokyo"));
        step(host(), "reject", Map.of("proposalId", proposal(), "comment", "No room"));
        expect(this::own);
        step(officer(), "nominate", Map.of());
        expect(this::own, "apply-to-host");
        moveClock(Duration.between(Instant.now(), Instant.parse("2027-05-02T12:00:00Z"))
                .withNanos(0)
                .toString());
        expect(this::own);
    }

    @Test
    void askingTheHostAgainFollowsARejection() {
        step(officer(), "nominate", Map.of());
        step(host(), "reject", Map.of("proposalId", proposal(), "comment", "No room"));
        expect(this::host);
        expect(DutyTest::coordinator, "answer-rejection");
        step(officer(), "cancel", Map.of("reason", "Stays at home"));
        expect(DutyTest::coordinator);
        expect(this::own);
    }
}
