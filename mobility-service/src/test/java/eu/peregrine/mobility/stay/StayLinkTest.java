package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts, tutors and employers without a token act by one-time links, and contradict what was recorded for them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StayLinkTest {
    private static final String MOBILITIES = "/api/v1/mobilities/";

    private Exchange dresden;
    private UUID student;
    private UUID id;

    @BeforeEach
    void aNominatedStudent() {
        dresden = new Exchange("TU Dresden", 3);
        student = dresden.newStudent(15);
        id = created("/api/v1/mobilities", dresden.plan(student));
        step("nominate", Map.of());
    }

    @AfterEach
    void backToToday() {
        clock("PT0S");
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.invited",
                        "mobility.invitation-revoked",
                        "mobility.disputed",
                        "mobility.dispute-resolved",
                        "mobility.approval-undone");
    }

    @Test
    void theHostApprovesByALinkThatShowsFirstAndWorksOnce() {
        Response made = invite(id, "approve", true);
        made.then()
                .statusCode(201)
                .body("verb", equalTo("approve"))
                .body("onBehalfOf.name.en", equalTo("TU Dresden"))
                .body("link", matchesPattern("http://localhost:8080/links#mobility\\.[A-Za-z0-9_-]{43}"));
        String token = token(made);
        look(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("verb", equalTo("approve"))
                .body("title", startsWith("Ada Lovelace (OUT-"))
                .body("stamp", equalTo(proposal(id)))
                .body("terms.en", equalTo(List.of("from 2027-09-01 to 2028-01-28 at TU Dresden: studies")))
                .body("commentRequired", is(false))
                .body("day", nullValue());
        officer().get(MOBILITIES + id).then().body("state", equalTo("NOMINATED"));
        officer()
                .get(MOBILITIES + id + "/invitations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].link", nullValue())
                .body("items[0].state", equalTo("OPEN"));

        act(Map.of("token", token)).then().statusCode(200).body("message.en", containsString("approved"));
        officer()
                .get(MOBILITIES + id)
                .then()
                .body("state", equalTo("HOST_APPROVED"))
                .body("seat", equalTo("consumed"));
        problem(act(Map.of("token", token)), 410, "link-used");
        problem(look(token), 410, "link-used");
        officer()
                .get(MOBILITIES + id + "/file")
                .then()
                .body("timeline.find { it.what == 'host-approved' }.basis", equalTo("one-time-link"));
        officer()
                .get(MOBILITIES + id + "/audit?sort=-sequence")
                .then()
                .body("items[0].basis", equalTo("one-time-link"))
                .body("items[0].actor", equalTo("invitation:" + made.path("id")))
                .body("items[0].onBehalfOf", equalTo(dresden.host.toString()));
        assertThat(TestKafka.records("mobility", id))
                .allSatisfy(
                        event -> assertThat(event.value()).doesNotContain(token).doesNotContain("rector"));
    }

    @Test
    void aLinkIsBoundToItsProposalAndARefusalSaysWhy() {
        String first = token(invite(id, "approve", true));
        String second = token(invite(id, "reject", true));
        problem(act(Map.of("token", second)), 422, "rules-broken").body("errors.code", hasItem("comment-required"));
        act(Map.of("token", second, "comment", "The laboratory is closed."))
                .then()
                .statusCode(200);
        officer()
                .get(MOBILITIES + id)
                .then()
                .body("state", equalTo("HOST_REJECTED"))
                .body("hostComment", equalTo("The laboratory is closed."));
        problem(look(first), 409, "link-over");
        step("nominate", Map.of());
        problem(look(first), 409, "link-stale");
        problem(act(Map.of("token", first)), 409, "link-stale");
        officer().get(MOBILITIES + id).then().body("state", equalTo("NOMINATED"));
    }

    @Test
    void anAddressMustBeThePartnersOrChecked() {
        TestKafka.send("organisation", dresden.host, "organisation.updated", 7, """
                {"id": "%s", "kind": "university", "name": {"en": "TU Dresden"}, "country": "DE", "city": "Dresden",
                 "state": "ACTIVE", "home": false, "illustrative": false, "website": "https://www.dresden.example/en",
                 "identifiers": {"schac": "tu-dresden.example"}, "labels": [], "memberships": [],
                 "change": {"kind": "updated"}}
                """.formatted(dresden.host));
        problem(invite(id, "approve", false), 422, "rules-broken").body("errors.code", hasItem("address-not-known"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String email : List.of("rector@mail.tu-dresden.example", "rector@dresden.example")) {
                officer()
                        .body(Map.of("verb", "approve", "email", email))
                        .post(MOBILITIES + id + "/invitations")
                        .then()
                        .statusCode(201);
            }
        });
    }

    @Test
    void aLinkTakenBackWorksNoLongerAndNoneIsMadeForWhatWaitsForNobody() {
        Response made = invite(id, "approve", true);
        officer()
                .delete(MOBILITIES + id + "/invitations/" + made.path("id"))
                .then()
                .statusCode(204);
        problem(act(Map.of("token", token(made))), 410, "link-revoked");
        problem(look("x".repeat(43)), 404, "link-unknown");
        for (String verb : List.of(
                "sign-learning-agreement",
                "reject-learning-agreement",
                "sign-convention-as-host",
                "reject-convention-as-host",
                "arrival",
                "departure",
                "dispute")) {
            problem(invite(id, verb, true), 409, "link-over");
        }
        problem(
                as(TestTokens.partner(dresden.host))
                        .body(Map.of("verb", "approve", "email", "a@b.example"))
                        .post(MOBILITIES + id + "/invitations"),
                403,
                "forbidden");
    }

    @Test
    void theHostSignsTheVersionItHasReadAndAttestsItsDays() {
        act(Map.of("token", token(invite(id, "approve", true)))).then().statusCode(200);
        propose("Bodenmechanik");
        problem(invite(id, "sign-learning-agreement", true), 409, "link-over");
        sign(as(TestTokens.student(student)), 1);
        sign(as(TestTokens.of("coordinator")), 1);
        String old = token(invite(id, "sign-learning-agreement", true));
        look(old).then().body("terms.en", hasItem("Table A: Bodenmechanik, 30 ECTS"));
        propose("Felsmechanik");
        sign(as(TestTokens.student(student)), 2);
        sign(as(TestTokens.of("coordinator")), 2);
        problem(act(Map.of("token", old)), 409, "link-stale");
        act(Map.of("token", token(invite(id, "sign-learning-agreement", true))))
                .then()
                .statusCode(200);
        officer()
                .get(MOBILITIES + id + "/learning-agreement")
                .then()
                .body("state", equalTo("SIGNED"))
                .body("inForceVersion", is(2))
                .body("signatures.basis", equalTo(List.of("own-token", "own-token", "one-time-link")));

        timeIs("2028-02-01");
        Response arrival = invite(id, "arrival", true);
        look(token(arrival)).then().body("day", equalTo("2027-09-01"));
        problem(act(Map.of("token", token(arrival))), 422, "rules-broken").body("errors.code", hasItem("day-required"));
        problem(act(Map.of("token", token(arrival), "on", "2028-06-01")), 422, "rules-broken");
        act(Map.of("token", token(arrival), "on", "2027-09-03")).then().statusCode(200);
        act(Map.of("token", token(invite(id, "departure", true)), "on", "2028-01-27"))
                .then()
                .statusCode(200);
        officer()
                .get(MOBILITIES + id)
                .then()
                .body("state", equalTo("RETURNED"))
                .body("period.start", equalTo("2027-09-03"))
                .body("period.end", equalTo("2028-01-27"));
    }

    @Test
    void theHostRefusesTheLearningAgreementItHasReadAndSaysWhy() {
        act(Map.of("token", token(invite(id, "approve", true)))).then().statusCode(200);
        propose("Bodenmechanik");
        String old = token(invite(id, "reject-learning-agreement", true));
        propose("Felsmechanik");
        problem(act(Map.of("token", old, "comment", "Not taught.")), 409, "link-stale");
        String token = token(invite(id, "reject-learning-agreement", true));
        look(token)
                .then()
                .statusCode(200)
                .body("terms.en", hasItem("Table A: Felsmechanik, 30 ECTS"))
                .body("commentRequired", is(true));
        problem(act(Map.of("token", token)), 422, "rules-broken").body("errors.code", hasItem("comment-required"));
        act(Map.of("token", token, "comment", "Not taught that term."))
                .then()
                .statusCode(200)
                .body("message.en", containsString("your comment"));
        officer()
                .get(MOBILITIES + id + "/learning-agreement")
                .then()
                .body("state", equalTo("REJECTED"))
                .body("comment", equalTo("Not taught that term."));
        officer()
                .get(MOBILITIES + id + "/file")
                .then()
                .body("timeline.find { it.what == 'learning-agreement-rejected' }.basis", equalTo("one-time-link"));
        problem(invite(id, "reject-learning-agreement", true), 409, "link-over");
    }

    @Test
    void whoeverSignsAConventionMayRefuseItByALink() {
        UUID stay = created(
                "/api/v1/mobilities",
                Map.of(
                        "kind",
                        "internship",
                        "studentId",
                        dresden.newStudent(14),
                        "segments",
                        List.of(dresden.segment("2027-09-01", "2027-10-31"))));
        for (String verb : List.of("reject-convention-as-host", "reject-convention-as-host-tutor")) {
            proposeConvention(stay, Map.of());
            problem(invite(stay, "reject-convention-as-employer", true), 409, "link-over");
            String token = token(invite(stay, verb, true));
            look(token).then().body("terms.en", hasItem("Subject: Site supervision of a tunnel"));
            act(Map.of("token", token, "comment", "The site is closed in October."))
                    .then()
                    .statusCode(200);
            officer()
                    .get(MOBILITIES + stay + "/convention")
                    .then()
                    .body("state", equalTo("REJECTED"))
                    .body("versions[-1].comment", equalTo("The site is closed in October."));
            problem(invite(stay, verb, true), 409, "link-over");
        }
    }

    @Test
    void tutorAndEmployerSignTheConventionOfAnApprentice() {
        Map<String, Object> body = new HashMap<>(student(dresden.programme));
        body.putAll(Map.of(
                "status",
                "apprentice",
                "employer",
                "Vinci Construction",
                "contractStart",
                "2026-09-01",
                "contractEnd",
                "2029-08-31"));
        UUID apprentice = created("/api/v1/students", body);
        UUID stay = created(
                "/api/v1/mobilities",
                Map.of(
                        "kind",
                        "internship",
                        "studentId",
                        apprentice,
                        "segments",
                        List.of(dresden.segment("2027-09-01", "2027-10-31"))));
        proposeConvention(stay, Map.of("regime", "suspension"));
        problem(
                officer()
                        .body(Map.of("verb", "sign-convention-as-employer", "email", "heidi.keller@example.org"))
                        .post(MOBILITIES + stay + "/invitations"),
                422,
                "rules-broken");
        Response tutor = officer()
                .body(Map.of("verb", "sign-convention-as-host-tutor", "email", "heidi.keller@example.org"))
                .post(MOBILITIES + stay + "/invitations");
        tutor.then().statusCode(201);
        look(token(tutor))
                .then()
                .body(
                        "terms.en",
                        hasItems(
                                "Subject: Site supervision of a tunnel",
                                "Tutors: Heidi Keller (host), Paul Durand (school)"))
                .body("terms.fr", hasItem(containsString("mis en veille")));
        act(Map.of("token", token(tutor))).then().statusCode(200);
        act(Map.of("token", token(invite(stay, "sign-convention-as-employer", true))))
                .then()
                .statusCode(200);
        officer()
                .get(MOBILITIES + stay + "/convention")
                .then()
                .body("versions[0].signatures.signer", equalTo(List.of("host-tutor", "employer")))
                .body("versions[0].signatures.basis", equalTo(List.of("one-time-link", "one-time-link")));
    }

    @Test
    void whatWasRecordedIsContradictedAndUpheldTheHostIsAskedAgain() {
        problem(dispute(), 409, "nothing-recorded");
        officer()
                .header("X-Reason", "Letter of 3 March")
                .body(Map.of("proposalId", proposal(id), "documentId", Exchange.paper(id)))
                .post(MOBILITIES + id + "/approve")
                .then()
                .statusCode(200);
        dispute().then().statusCode(200).body("state", equalTo("HOST_APPROVED"));
        problem(dispute(), 409, "disputed-already");
        problem(invite(id, "dispute", true), 409, "disputed-already");
        awaitTask("answer-dispute", true);
        as(TestTokens.partner(dresden.host))
                .get(MOBILITIES + id + "/file")
                .then()
                .body("disputes[0].state", equalTo("OPEN"))
                .body("disputes[0].comment", equalTo("We never wrote that."));
        officer()
                .body(Map.of("outcome", "upheld", "comment", "The letter was about somebody else."))
                .post(MOBILITIES + id + "/dispute/resolve")
                .then()
                .statusCode(200)
                .body("state", equalTo("NOMINATED"))
                .body("seat", equalTo("reserved"));
        awaitTask("answer-dispute", false);
        problem(
                officer()
                        .body(Map.of("outcome", "upheld", "comment", "Again."))
                        .post(MOBILITIES + id + "/dispute/resolve"),
                409,
                "not-disputed");
        problem(
                as(TestTokens.partner(UUID.randomUUID()))
                        .body(Map.of("comment", "Not ours."))
                        .post(MOBILITIES + id + "/dispute"),
                404,
                "not-found");
    }

    @Test
    void aRecordedSignatureThatWasNeverGivenIsTakenOff() {
        act(Map.of("token", token(invite(id, "approve", true)))).then().statusCode(200);
        propose("Bodenmechanik");
        officer()
                .header("X-Reason", "Signed on paper")
                .body(Map.of("version", 1, "signer", "student", "documentId", Exchange.paper(id)))
                .post(MOBILITIES + id + "/learning-agreement/sign")
                .then()
                .statusCode(200)
                .body("learningAgreement.awaiting", equalTo(List.of("sender", "host")));
        as(TestTokens.student(student))
                .body(Map.of("comment", "I signed nothing."))
                .post(MOBILITIES + id + "/dispute")
                .then()
                .statusCode(200);
        officer()
                .body(Map.of("outcome", "upheld", "comment", "The paper was another student's."))
                .post(MOBILITIES + id + "/dispute/resolve")
                .then()
                .statusCode(200)
                .body("learningAgreement.awaiting", equalTo(List.of("student", "sender", "host")));
    }

    @Test
    void ofManyWhoUseALinkAtOnceOneActs() throws Exception {
        String token = token(invite(id, "approve", true));
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> use = () -> act(Map.of("token", token)).statusCode();
            List<Integer> answers = hands.invokeAll(java.util.Collections.nCopies(8, use)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).containsOnlyOnce(200);
            assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 410);
        } finally {
            hands.shutdown();
        }
        assertThat(officer().get(MOBILITIES + id + "/file").<List<String>>path("timeline.what"))
                .containsOnlyOnce("host-approved");
    }

    private Response dispute() {
        return as(TestTokens.partner(dresden.host))
                .body(Map.of("comment", "We never wrote that."))
                .post(MOBILITIES + id + "/dispute");
    }

    private void awaitTask(String kind, boolean open) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(officer()
                                .get("/api/v1/tasks?about=" + id)
                                .<List<String>>path("items.kind")
                                .contains(kind))
                        .isEqualTo(open));
    }

    private static void proposeConvention(UUID stay, Map<String, Object> more) {
        Map<String, Object> terms = new HashMap<>(more);
        terms.put("subject", "Site supervision of a tunnel");
        terms.put("period", Map.of("start", "2027-09-01", "end", "2027-10-31"));
        terms.put("weeklyHours", 35);
        terms.put("hostTutor", Map.of("name", "Heidi Keller", "email", "Heidi.Keller@example.org"));
        terms.put("schoolTutor", Map.of("name", "Paul Durand"));
        officer()
                .body(Map.of("terms", terms))
                .post(MOBILITIES + stay + "/convention/propose")
                .then()
                .statusCode(200);
    }

    private void propose(String title) {
        as(TestTokens.student(student))
                .body(Map.of(
                        "components",
                        List.of(
                                Map.of("table", "A", "title", title, "ects", 30),
                                Map.of("table", "B", "title", "Soil mechanics", "ects", 30))))
                .post(MOBILITIES + id + "/learning-agreement/propose")
                .then()
                .statusCode(200);
    }

    private void sign(io.restassured.specification.RequestSpecification who, int version) {
        who.body(Map.of("version", version))
                .post(MOBILITIES + id + "/learning-agreement/sign")
                .then()
                .statusCode(200);
    }

    private void step(String verb, Map<String, Object> body) {
        officer().body(body).post(MOBILITIES + id + "/" + verb).then().statusCode(200);
    }

    private static String proposal(UUID stay) {
        return officer().get(MOBILITIES + stay).path("proposalId");
    }

    private static Response invite(UUID stay, String verb, boolean confirmed) {
        return officer()
                .body(Map.of("verb", verb, "email", "rector@elsewhere.example", "confirmed", confirmed))
                .post(MOBILITIES + stay + "/invitations");
    }

    private static String token(Response invited) {
        String link = invited.then().statusCode(201).extract().path("link");
        return link.substring(link.indexOf("#mobility.") + 10);
    }

    private static Response look(String token) {
        return visitor(Map.of("token", token)).post(MOBILITIES + "links/look");
    }

    private static Response act(Map<String, Object> body) {
        return visitor(body).post(MOBILITIES + "links/act");
    }

    /** Somebody without a token, from an address of their own. */
    private static io.restassured.specification.RequestSpecification visitor(Map<String, Object> body) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", "203.0.113." + (int) (Math.random() * 250))
                .body(body);
    }

    private static void timeIs(String day) {
        clock(Duration.between(Instant.now(), Instant.parse(day + "T10:00:00Z"))
                .withNanos(0)
                .toString());
    }

    private static void clock(String offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
