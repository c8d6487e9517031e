package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mobility over HTTP, every party with its own token. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MobilityResourceTest {
    private static final String MOBILITIES = "/api/v1/mobilities";

    private Exchange dresden;
    private UUID student;
    private String host;
    private String own;
    private String coordinator;

    @BeforeEach
    void aPartnerAndAStudent() {
        dresden = new Exchange("TU Dresden", 3);
        student = dresden.newStudent(15);
        host = TestTokens.partner(dresden.host);
        own = TestTokens.student(student);
        coordinator = TestTokens.of("coordinator");
    }

    @AfterEach
    void backToToday() {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", "PT0S"))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.closed",
                        "mobility.host-rejected",
                        "mobility.cancelled",
                        "mobility.edited",
                        "mobility.recorded");
    }

    @Test
    void aDoubleDegreeAndAFinalYearProjectGoTheirWaysAndCountWhereThePolicySaysSo() {
        Map<String, Object> policy = policy(dresden.programme, "engineer", Map.of("weeks", 8));
        policy.put("kinds", List.of("double-degree", "final-year-project"));
        created("/api/v1/mobility-policies", policy);
        Map<String, Object> degree = dresden.plan(student);
        degree.put("kind", "double-degree");
        UUID studies = created(MOBILITIES, degree);
        step(officer(), studies, "nominate", null).then().statusCode(200).body("kind", equalTo("double-degree"));
        step(as(host), studies, "approve", Map.of("proposalId", proposal(studies)))
                .then()
                .statusCode(200)
                .body("seat", equalTo("consumed"))
                .body("missing", hasItem("learning-agreement"));
        UUID project = created(
                MOBILITIES,
                Map.of(
                        "kind",
                        "final-year-project",
                        "studentId",
                        student,
                        "segments",
                        List.of(dresden.segment("2028-03-01", "2028-03-31"))));
        problem(step(officer(), project, "nominate", null), 409, "no-nomination");
        step(as(host), project, "approve", Map.of("proposalId", proposal(project)))
                .then()
                .statusCode(200)
                .body("missing", hasItem("convention"));
        UUID exchange = created(MOBILITIES, dresden.plan(dresden.newStudent(14)));
        officer()
                .get(MOBILITIES + "?kind=double-degree&kind=final-year-project&limit=200&student=" + student)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(studies.toString(), project.toString()))
                .body("items.id", not(hasItem(exchange.toString())));
        as(own).get("/api/v1/students/" + student + "/mandate")
                .then()
                .statusCode(200)
                .body("days.secured", is(150 + 31))
                .body("counted.kind", containsInAnyOrder("double-degree", "final-year-project"));
    }

    @Test
    void goesFromPlanToClosedFileEachStepByWhoseItIs() {
        UUID id = created(MOBILITIES, dresden.plan(student));
        officer()
                .get(MOBILITIES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("reference", matchesPattern("OUT-\\d{4}-\\d{4,}"))
                .body("state", equalTo("PLANNED"))
                .body("host.name.en", equalTo("TU Dresden"))
                .body("student.name.en", equalTo("Ada Lovelace"))
                .body("seat", equalTo("reserved"))
                .body("actions.find { it.verb == 'nominate' }.allowed", is(true))
                .body("actions.find { it.verb == 'approve' }.allowed", is(false));
        step(officer(), id, "nominate", null).then().statusCode(200).body("state", equalTo("NOMINATED"));
        step(as(host), id, "approve", Map.of("proposalId", proposal(id)))
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_APPROVED"))
                .body("seat", equalTo("consumed"))
                .body("missing", equalTo(List.of("learning-agreement", "insurance", "language-check")));
        Response early = step(officer(), id, "ready", Map.of("insurance", true));
        problem(early, 422, "rules-broken")
                .body("errors.code", equalTo(List.of("learning-agreement", "language-check")));
        sign(id);
        step(officer(), id, "ready", Map.of("insurance", true, "languageCheck", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("READY"));
        timeIs("2028-02-01");
        step(as(host), id, "arrival", Map.of("on", "2027-09-03"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ON_SITE"))
                .body("segments[0].actual.start", equalTo("2027-09-03"));
        step(as(host), id, "departure", Map.of("on", "2028-01-28"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("missing", equalTo(List.of("transcript")));
        step(as(host), id, "transcript", Map.of("components", List.of(Map.of("title", "Geotechnics", "ects", 30))))
                .then()
                .statusCode(200);
        step(as(coordinator), id, "recognise", Map.of()).then().statusCode(200).body("state", equalTo("RECOGNISED"));
        step(officer(), id, "close", null).then().statusCode(200).body("state", equalTo("CLOSED"));
        assertThat(Exchange.events("mobility", id, 13))
                .containsExactly(
                        "mobility.planned",
                        "mobility.nominated",
                        "mobility.host-approved",
                        "mobility.learning-agreement-proposed",
                        "mobility.learning-agreement-countersigned",
                        "mobility.learning-agreement-countersigned",
                        "mobility.learning-agreement-signed",
                        "mobility.ready",
                        "mobility.arrived",
                        "mobility.departed",
                        "mobility.transcript-received",
                        "mobility.recognised",
                        "mobility.closed");
        officer()
                .get(MOBILITIES + "/" + id + "/file")
                .then()
                .statusCode(200)
                .body("mobility.recognisedEcts", is(30.0f))
                .body("condition.seatsPromised", is(3))
                .body("learningAgreement.signatures.signer", equalTo(List.of("student", "sender", "host")))
                .body("timeline", hasSize(13));
        officer()
                .get(MOBILITIES + "/" + id + "/audit")
                .then()
                .statusCode(200)
                .body("items", hasSize(13))
                .body("items.find { it.verb == 'host-approved' }.basis", equalTo("own-token"));
    }

    @Test
    void aStaleProposalIsNotApprovedAndARejectedOneIsProposedAgain() {
        UUID id = nominated();
        String first = proposal(id);
        problem(step(as(host), id, "approve", Map.of("proposalId", UUID.randomUUID())), 409, "stale");
        problem(step(as(host), id, "reject", Map.of("proposalId", first)), 400, "bad-request");
        step(as(host), id, "reject", Map.of("proposalId", first, "comment", "The laboratory is closed."))
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_REJECTED"))
                .body("hostComment", equalTo("The laboratory is closed."));
        step(officer(), id, "nominate", null).then().statusCode(200);
        assertThat(proposal(id)).isNotEqualTo(first);
        problem(step(as(host), id, "approve", Map.of("proposalId", first)), 409, "stale");
        step(as(host), id, "approve", Map.of("proposalId", proposal(id))).then().statusCode(200);
    }

    @Test
    void aDraftOfTheLearningAgreementIsWrittenOnConditionOfTheVersion() {
        UUID id = created(MOBILITIES, dresden.plan(student));
        String path = MOBILITIES + "/" + id + "/learning-agreement";
        Map<String, Object> draft =
                Map.of("components", List.of(Map.of("table", "A", "title", "Geotechnics", "ects", 6)));
        problem(as(own).body(draft).put(path), 428, "precondition-required");
        String etag = as(own).get(MOBILITIES + "/" + id).header("ETag");
        as(own).header("If-Match", etag)
                .body(draft)
                .put(path)
                .then()
                .statusCode(200)
                .body("learningAgreement.state", equalTo("DRAFT"));
        problem(as(own).header("If-Match", etag).body(draft).put(path), 412, "precondition-failed");
        as(own).get(path).then().body("components.title", equalTo(List.of("Geotechnics")));
    }

    @Test
    void anEditedNominationIsAskedForAgain() {
        UUID id = nominated();
        String first = proposal(id);
        step(as(host), id, "approve", Map.of("proposalId", first)).then().statusCode(200);
        Map<String, Object> change = Map.of(
                "term",
                Exchange.TERM,
                "fullHostTerm",
                true,
                "segments",
                List.of(dresden.segment("2027-10-01", "2028-01-28")));
        problem(officer().body(change).put(MOBILITIES + "/" + id), 428, "precondition-required");
        problem(
                officer().header("If-Match", "\"0.x\"").body(change).put(MOBILITIES + "/" + id),
                412,
                "precondition-failed");
        String etag = officer().get(MOBILITIES + "/" + id).header("ETag");
        officer()
                .header("If-Match", etag)
                .body(change)
                .put(MOBILITIES + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("NOMINATED"))
                .body("seat", equalTo("reserved"));
        assertThat(proposal(id)).isNotEqualTo(first);
    }

    @Test
    void onlyTheHostDecidesOrAnOfficerWhoRecordsIt() {
        UUID id = nominated();
        String proposal = proposal(id);
        Map<String, Object> body = Map.of("proposalId", proposal);
        problem(step(as(TestTokens.partner(UUID.randomUUID())), id, "approve", body), 404, "not-found");
        problem(step(as(own), id, "approve", body), 403, "forbidden");
        problem(step(officer(), id, "approve", body), 422, "rules-broken")
                .body("errors[0].code", equalTo("reason-required"));
        problem(step(officer().header("X-Reason", "Letter of 3 May"), id, "approve", body), 422, "rules-broken")
                .body("errors[0].code", equalTo("document-required"))
                .body("errors[0].pointer", equalTo("/documentId"));
        Map<String, Object> onPaper = new HashMap<>(body);
        onPaper.put("documentId", Exchange.paper(created(MOBILITIES, dresden.plan(dresden.newStudent(14)))));
        problem(step(officer().header("X-Reason", "Letter of 3 May"), id, "approve", onPaper), 422, "rules-broken")
                .body("errors[0].code", equalTo("unknown-document"));
        officer().get(MOBILITIES + "/" + id).then().body("state", equalTo("NOMINATED"));
        UUID paper = Exchange.paper(id);
        onPaper.put("documentId", paper);
        step(officer().header("X-Reason", "Letter of 3 May"), id, "approve", onPaper)
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_APPROVED"));
        as(host).get(MOBILITIES + "/" + id + "/file")
                .then()
                .body("timeline.find { it.what == 'host-approved' }.documentId", equalTo(paper.toString()))
                .body("documents.id", hasItem(paper.toString()));
        officer()
                .get(MOBILITIES + "/" + id + "/audit")
                .then()
                .body("items.find { it.verb == 'host-approved' }.basis", equalTo("recorded"))
                .body("items.find { it.verb == 'host-approved' }.reason", equalTo("Letter of 3 May"))
                .body("items.find { it.verb == 'host-approved' }.onBehalfOf", equalTo(dresden.host.toString()));
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        nominated();
        Exchange tongji = new Exchange("Tongji", 3, dresden.programme);
        problem(officer().body(tongji.plan(student)).post(MOBILITIES), 409, "overlapping-stay")
                .body("detail", org.hamcrest.Matchers.containsString("OUT-"));
        assertThat(seats(tongji)).isEqualTo("0");
    }

    @Test
    void anOfficerLooksAfterAStayAndFindsItAgain() {
        UUID id = created(MOBILITIES, dresden.plan(student));
        String officer = "officer-" + UUID.randomUUID();
        problem(step(as(coordinator), id, "assign", Map.of("officer", officer)), 403, "forbidden");
        problem(step(officer(), id, "assign", Map.of("officer", "with space")), 400, "bad-request");
        step(officer(), id, "assign", Map.of("officer", officer))
                .then()
                .statusCode(200)
                .body("assignedTo", equalTo(officer));
        String etag = officer().get(MOBILITIES + "/" + id).header("ETag");
        step(officer(), id, "assign", Map.of("officer", officer)).then().statusCode(200);
        officer().get(MOBILITIES + "/" + id).then().header("ETag", equalTo(etag));
        officer().get(MOBILITIES + "?assignedTo=" + officer).then().body("items.id", equalTo(List.of(id.toString())));
        as(own).get(MOBILITIES + "/" + id).then().statusCode(200).body("assignedTo", nullValue());
        as(own).get(MOBILITIES + "?assignedTo=" + officer)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        step(officer(), id, "assign", Map.of()).then().statusCode(200).body("assignedTo", nullValue());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(TestKafka.records("mobility", id))
                        .extracting(TestKafka::type)
                        .contains("mobility.assigned"));
    }

    @Test
    void onceSomebodyHasArrivedLaterSegmentsAloneChange() {
        Map<String, Object> first = dresden.segment("2027-09-01", "2027-10-31");
        Map<String, Object> plan = new HashMap<>(dresden.plan(student));
        plan.remove("destinationId");
        plan.put("kind", "internship");
        plan.put("segments", List.of(first, dresden.segment("2027-11-02", "2027-12-20")));
        UUID id = created(MOBILITIES, plan);
        step(as(host), id, "approve", Map.of("proposalId", proposal(id))).then().statusCode(200);
        timeIs("2027-09-20");
        step(as(host), id, "arrival", Map.of("on", "2027-09-02")).then().statusCode(200);
        String path = MOBILITIES + "/" + id + "/segments";
        Map<String, Object> later = Map.of(
                "segments",
                List.of(
                        first,
                        dresden.segment("2027-11-02", "2027-12-31"),
                        dresden.segment("2028-01-03", "2028-01-31")));
        problem(officer().body(later).put(path), 428, "precondition-required");
        String etag = officer().get(MOBILITIES + "/" + id).header("ETag");
        problem(
                        officer()
                                .header("If-Match", etag)
                                .body(Map.of("segments", List.of(dresden.segment("2027-09-01", "2027-11-30"))))
                                .put(path),
                        422,
                        "rules-broken")
                .body("errors.code", equalTo(List.of("segment-begun")));
        officer()
                .header("If-Match", etag)
                .body(later)
                .put(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("ON_SITE"))
                .body("segments", hasSize(3))
                .body("segments[0].actual.start", equalTo("2027-09-02"))
                .body("period.end", equalTo("2028-01-31"));
    }

    @Test
    void partTimeSaysNothingWhereNoStaysOverlap() {
        Map<String, Object> plan = new HashMap<>(dresden.plan(student));
        plan.put("partTime", true);
        problem(officer().body(plan).post(MOBILITIES), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("part-time-unknown")));
    }

    @Test
    void nobodyArrivesBeforeTheHostHasApproved() {
        UUID id = nominated();
        timeIs("2027-09-10");
        problem(step(as(host), id, "arrival", Map.of("on", "2027-09-01")), 409, "illegal-transition")
                .body("detail", startsWith("Cannot arrival the mobility: it is NOMINATED"));
    }

    @Test
    void whatIsRefusedReservesNoSeatAndLeavesNoStay() {
        String key = UUID.randomUUID().toString();
        UUID id = UUID.fromString(officer()
                .header("Idempotency-Key", key)
                .body(dresden.plan(student))
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        String etag = officer().get(MOBILITIES + "/" + id).header("ETag");
        UUID other = dresden.newStudent(14);
        problem(
                officer()
                        .header("Idempotency-Key", key)
                        .body(dresden.plan(other))
                        .post(MOBILITIES),
                422,
                "key-reused");
        for (String token : List.of(TestTokens.expired(), TestTokens.foreign(), TestTokens.forged())) {
            problem(as(token).body(dresden.plan(other)).post(MOBILITIES), 401, "unauthorized");
            problem(step(as(token), id, "nominate", null), 401, "unauthorized");
        }
        problem(officer().body("{\"kind\": \"exchange\",").post(MOBILITIES), 400, "malformed-json");
        Map<String, Object> unknown = dresden.plan(other);
        unknown.put("colour", "green");
        problem(officer().body(unknown).post(MOBILITIES), 400, "bad-request")
                .body("errors.pointer", equalTo(List.of("/colour")));
        problem(step(officer().header("If-Match", "\"99.x\""), id, "nominate", null), 412, "precondition-failed");

        officer().get(MOBILITIES + "?student=" + other).then().body("items", hasSize(0));
        officer().get(MOBILITIES + "/" + id).then().header("ETag", etag).body("state", equalTo("PLANNED"));
        assertThat(seats(dresden)).isEqualTo("1");
    }

    @Test
    void aSeatIsTakenOnceOrNotAtAll() throws InterruptedException {
        List<UUID> students = java.util.stream.IntStream.range(0, 16)
                .mapToObj(i -> dresden.newStudent(12))
                .toList();
        List<Integer> answers = students.parallelStream()
                .map(s -> officer().body(dresden.plan(s)).post(MOBILITIES).statusCode())
                .toList();
        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(a -> a == 201)).hasSize(3);
        assertThat(seats(dresden)).isEqualTo("3");
    }

    @Test
    void cancellingGivesTheSeatBack() {
        UUID id = nominated();
        assertThat(seats(dresden)).isEqualTo("1");
        step(officer(), id, "cancel", Map.of("reason", "illness")).then().statusCode(200);
        assertThat(seats(dresden)).isEqualTo("0");
        created(MOBILITIES, dresden.plan(student));
    }

    @Test
    void aLearningAgreementIsSignedInOneVersionByAllThree() {
        UUID id = nominated();
        String agreement = id + "/learning-agreement";
        Map<String, Object> components = Map.of(
                "components",
                List.of(
                        Map.of("table", "A", "title", "Bodenmechanik", "code", "BM1", "term", Exchange.TERM, "ects", 6),
                        Map.of("table", "B", "title", "Soil mechanics", "ects", 6)));
        problem(
                as(own).body(Map.of("components", List.of(Map.of("table", "C", "title", "Online", "ects", 2))))
                        .post(MOBILITIES + "/" + agreement + "/propose"),
                422,
                "rules-broken");
        as(own).header("If-Match", as(own).get(MOBILITIES + "/" + id).header("ETag"))
                .body(components)
                .put(MOBILITIES + "/" + agreement)
                .then()
                .statusCode(200);
        as(own).get(MOBILITIES + "/" + agreement)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("components", hasSize(2));
        as(own).body(components)
                .post(MOBILITIES + "/" + agreement + "/propose")
                .then()
                .statusCode(200)
                .body("learningAgreement.version", is(1));
        as(own).body(components)
                .post(MOBILITIES + "/" + agreement + "/propose")
                .then()
                .statusCode(200);
        problem(as(own).body(Map.of("version", 1)).post(MOBILITIES + "/" + agreement + "/sign"), 409, "stale");
        problem(
                as(host).body(Map.of("version", 2)).post(MOBILITIES + "/" + agreement + "/sign"),
                409,
                "signature-out-of-order");
        as(own).body(Map.of("version", 2))
                .post(MOBILITIES + "/" + agreement + "/sign")
                .then()
                .statusCode(200);
        as(coordinator)
                .body(Map.of("version", 2))
                .post(MOBILITIES + "/" + agreement + "/sign")
                .then()
                .statusCode(200)
                .body("learningAgreement.awaiting", equalTo(List.of("host")));
        as(host).body(Map.of("version", 2, "comment", "The course is full."))
                .post(MOBILITIES + "/" + agreement + "/reject")
                .then()
                .statusCode(200)
                .body("learningAgreement.state", equalTo("REJECTED"));
        as(own).body(Map.of())
                .post(MOBILITIES + "/" + agreement + "/propose")
                .then()
                .statusCode(200);
        UUID paper = Exchange.paper(id);
        for (String signer : List.of("student", "sender", "host")) {
            officer()
                    .header("X-Reason", "Signed on paper")
                    .body(Map.of("version", 3, "signer", signer, "documentId", paper))
                    .post(MOBILITIES + "/" + agreement + "/sign")
                    .then()
                    .statusCode(200);
        }
        as(own).get(MOBILITIES + "/" + agreement)
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("signatures.basis", everyItem(equalTo("recorded")));
    }

    @Test
    void everybodySeesTheirOwnAndNothingElse() {
        UUID id = nominated();
        UUID other = dresden.newStudent(13);
        as(own).get(MOBILITIES + "/" + id).then().statusCode(200);
        as(own).get(MOBILITIES).then().statusCode(200).body("items.id", equalTo(List.of(id.toString())));
        as(host).get(MOBILITIES + "?limit=200").then().statusCode(200).body("items.id", hasItem(id.toString()));
        problem(as(TestTokens.student(other)).get(MOBILITIES + "/" + id), 404, "not-found");
        problem(as(TestTokens.partner(UUID.randomUUID())).get(MOBILITIES + "/" + id + "/file"), 404, "not-found");
        as(TestTokens.partner(UUID.randomUUID()))
                .get(MOBILITIES)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        problem(as(TestTokens.funder(UUID.randomUUID())).get(MOBILITIES + "/" + id), 403, "forbidden");
    }

    @Test
    void theListIsFiltered() {
        UUID id = nominated();
        String one = "?student=" + student;
        for (String filter : List.of(
                "&state=NOMINATED",
                "&kind=exchange",
                "&direction=outgoing",
                "&academicYear=2027/2028",
                "&term=" + Exchange.TERM,
                "&host=" + dresden.host,
                "&country=de",
                "&programme=" + dresden.programme,
                "&cohort=2028",
                "&missing=insurance",
                "&id=" + id,
                "&modifiedSince=2020-01-01T00:00:00Z")) {
            officer().get(MOBILITIES + one + filter).then().statusCode(200).body("items", hasSize(1));
        }
        for (String filter : List.of(
                "&state=CLOSED",
                "&kind=staff",
                "&country=FR",
                "&cohort=2031",
                "&missing=transcript",
                "&onSiteOn=2027-10-01")) {
            officer().get(MOBILITIES + one + filter).then().statusCode(200).body("items", hasSize(0));
        }
        problem(officer().get(MOBILITIES + "?nonsense=1"), 400, "bad-request");
    }

    @Test
    void manyStepsAtOnceAreEachTheirOwn() {
        UUID good = nominated();
        UUID stale = created(MOBILITIES, dresden.plan(dresden.newStudent(14)));
        step(officer(), stale, "nominate", null).then().statusCode(200);
        Map<String, Object> bulk = Map.of(
                "verb",
                "approve",
                "items",
                List.of(
                        Map.of("id", good, "body", Map.of("proposalId", proposal(good))),
                        Map.of("id", stale, "body", Map.of("proposalId", UUID.randomUUID())),
                        Map.of("id", UUID.randomUUID(), "body", Map.of("proposalId", UUID.randomUUID())),
                        Map.of("id", stale, "body", Map.of("proposal", 1))));
        as(host).body(bulk)
                .post(MOBILITIES + "/bulk?dryRun=true")
                .then()
                .statusCode(200)
                .body("done", is(1));
        as(host).body(bulk)
                .post(MOBILITIES + "/bulk")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(200, 409, 404, 400)))
                .body("items[0].state", equalTo("HOST_APPROVED"))
                .body("items[1].code", equalTo("stale"))
                .body("items[3].errors[0].code", equalTo("unknown-field"));
        problem(as(own).body(bulk).post(MOBILITIES + "/bulk"), 403, "forbidden");
    }

    @Test
    void anInternshipIsAcceptedByItsHostUnderAConvention() {
        Map<String, Object> internship = Map.of(
                "kind",
                "internship",
                "studentId",
                student,
                "segments",
                List.of(dresden.segment("2027-06-01", "2027-08-15")));
        UUID id = created(MOBILITIES, internship);
        problem(step(officer(), id, "nominate", null), 409, "no-nomination");
        step(as(host), id, "approve", Map.of("proposalId", proposal(id))).then().statusCode(200);
        step(officer(), id, "ready", Map.of("insurance", true, "languageCheck", true, "conventionSigned", true))
                .then()
                .statusCode(200);
    }

    @Test
    void aPartnerNominatesAGuest() {
        UUID guest = dresden.newGuest();
        Map<String, Object> incoming = Map.of(
                "kind",
                "exchange",
                "direction",
                "incoming",
                "studentId",
                guest,
                "segments",
                List.of(Map.of(
                        "hostId",
                        eu.peregrine.mobility.destination.AgreementEvents.HOME,
                        "planned",
                        Map.of("start", "2027-09-01", "end", "2028-01-31"))));
        UUID id = UUID.fromString(as(host).body(incoming)
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .body("reference", startsWith("INC-"))
                .body("sending.id", equalTo(dresden.host.toString()))
                .extract()
                .path("id"));
        step(as(host), id, "nominate", null).then().statusCode(200);
        step(officer(), id, "approve", Map.of("proposalId", proposal(id)))
                .then()
                .statusCode(200);
    }

    /** The partner describes whom the school does not know; nominated again, the guest is the same by their identifier. */
    @Test
    void aPartnerNominatesAGuestWhomTheSchoolDoesNotKnow() {
        String esi = "urn:schac:personalUniqueCode:int:esi:tu-dresden.de:" + UUID.randomUUID();
        Map<String, Object> guest = new HashMap<>();
        guest.put("givenName", "Grete");
        guest.put("familyName", "Hermann");
        guest.put("email", "grete@example.org");
        guest.put("esi", esi);
        guest.put("programmeId", dresden.programme);
        Response planned =
                as(host).body(guestStay(guest, "2027-09-01", "2028-01-31")).post(MOBILITIES);
        planned.then()
                .statusCode(201)
                .body("student.name.en", equalTo("Grete Hermann"))
                .body("sending.id", equalTo(dresden.host.toString()));
        String known = planned.path("student.id");
        officer()
                .get("/api/v1/students/" + known)
                .then()
                .statusCode(200)
                .body("home.id", equalTo(dresden.host.toString()))
                .body("esi", equalTo(esi))
                .body("cohort", equalTo("2028"));
        problem(officer().get("/api/v1/students/" + known + "/mandate"), 404, "not-found");
        as(host).body(guestStay(guest, "2028-02-01", "2028-06-30"))
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .body("student.id", equalTo(known));

        guest.put("programmeId", UUID.randomUUID());
        guest.remove("esi");
        problem(as(host).body(guestStay(guest, "2028-09-01", "2028-12-31")).post(MOBILITIES), 422, "rules-broken")
                .body("errors.pointer", equalTo(List.of("/guest/programmeId")));
        Map<String, Object> outgoing = new HashMap<>(dresden.plan(student));
        outgoing.put("guest", guest);
        problem(officer().body(outgoing).post(MOBILITIES), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("incoming-only", "participant", "unknown-organisation")));
        Map<String, Object> others = guestStay(null, "2028-09-01", "2028-12-31");
        others.put("studentId", student);
        problem(as(host).body(others).post(MOBILITIES), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("unknown-student")));
    }

    private static Map<String, Object> guestStay(Map<String, Object> guest, String start, String end) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "exchange");
        body.put("direction", "incoming");
        body.put("guest", guest);
        body.put(
                "segments",
                List.of(Map.of(
                        "hostId",
                        eu.peregrine.mobility.destination.AgreementEvents.HOME,
                        "planned",
                        Map.of("start", start, "end", end))));
        return body;
    }

    @Test
    void theFileShowsTheMoney() {
        UUID id = nominated();
        UUID award = UUID.randomUUID();
        String payload = """
                {"id": "%s", "reference": "AWD-2026-0001", "callId": "%s", "fundId": "%s", "studentId": "%s",
                 "mobilityId": "%s", "state": "%s", "amount": {"amount": "1500.00", "currency": "EUR"}, "instalments": [],
                 "change": {"kind": "x"}}
                """;
        TestKafka.send(
                "award",
                award,
                "award.accepted",
                2,
                payload.formatted(award, UUID.randomUUID(), UUID.randomUUID(), student, id, "ACCEPTED"));
        TestKafka.send(
                "award",
                award,
                "award.offered",
                1,
                payload.formatted(award, UUID.randomUUID(), UUID.randomUUID(), student, id, "OFFERED"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(MOBILITIES + "/" + id + "/file")
                        .then()
                        .body("funding.granted.amount", equalTo("1500.00"))
                        .body("funding.awards[0].state", equalTo("ACCEPTED"))
                        .body("mobility.funded", is(true)));
        assertThat(Exchange.events("mobility", id, 3)).endsWith("mobility.funded");
        as(host).get(MOBILITIES + "/" + id + "/file").then().statusCode(200).body("funding", nullValue());

        UUID instalment = UUID.randomUUID();
        TestKafka.send("instalment", instalment, "instalment.paid", 4, """
                {"id": "%s", "reference": "AWD-2026-0001/1", "state": "PAID", "number": 1, "awardId": "%s", "callId": "%s",
                 "fundId": "%s", "studentId": "%s", "mobilityId": "%s", "amount": {"amount": "1050.00", "currency": "EUR"},
                 "paidOn": "2026-12-01", "change": {"kind": "paid"}}
                """.formatted(
                        instalment, award, UUID.randomUUID(), UUID.randomUUID(), student, id));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(MOBILITIES + "/" + id + "/file")
                        .then()
                        .body("funding.paid.amount", equalTo("1050.00"))
                        .body("funding.instalments[0].paidOn", equalTo("2026-12-01")));
    }

    /** Of two awards one is revoked: the stay is funded until the other is as well. */
    @Test
    void whoseLastAwardIsRevokedGoesUnfunded() {
        UUID id = nominated();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        award(first, 1, "accepted", "ACCEPTED", id);
        award(second, 1, "accepted", "ACCEPTED", id);
        awaitFunded(id, true, 2);
        award(first, 2, "revoked", "REVOKED", id);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(MOBILITIES + "/" + id + "/file")
                        .then()
                        .body("funding.awards.state", containsInAnyOrder("REVOKED", "ACCEPTED")));
        awaitFunded(id, true, 2);
        award(second, 2, "cancelled", "CANCELLED", id);
        awaitFunded(id, false, 2);
        assertThat(Exchange.events("mobility", id, 4)).endsWith("mobility.funded", "mobility.funding-ended");
    }

    private void award(UUID award, long sequence, String verb, String state, UUID mobility) {
        TestKafka.send("award", award, "award." + verb, sequence, """
                {"id": "%s", "reference": "AWD-2026-0002", "callId": "%s", "fundId": "%s", "studentId": "%s",
                 "mobilityId": "%s", "state": "%s", "amount": {"amount": "1500.00", "currency": "EUR"}, "instalments": [],
                 "change": {"kind": "%s"}}
                """.formatted(
                        award, UUID.randomUUID(), UUID.randomUUID(), student, mobility, state, verb));
    }

    private static void awaitFunded(UUID mobility, boolean funded, int awards) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(MOBILITIES + "/" + mobility + "/file")
                        .then()
                        .body("funding.awards", hasSize(awards))
                        .body("mobility.funded", is(funded)));
    }

    @Test
    void keepsDocumentsAndExports() {
        UUID id = nominated();
        String path = as(own).contentType("text/plain")
                .body("insured until 2028")
                .post(MOBILITIES + "/" + id + "/documents?name=insurance.txt")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        as(host).get(path).then().statusCode(200).body(equalTo("insured until 2028"));
        String csv = officer().accept("text/csv").get(MOBILITIES + "/export").asString();
        assertThat(csv).contains(id.toString()).contains("plannedStart");
    }

    @Test
    void whatHasHappenedIsRecordedAndNotRefused() {
        Map<String, Object> body = new java.util.HashMap<>(dresden.plan(student));
        body.put("segments", List.of(dresden.segment("2025-09-01", "2026-01-31")));
        body.put("recorded", Map.of("state", "RETURNED", "arrivedOn", "2025-09-02"));
        problem(officer().header("X-Reason", "File of 2025").body(body).post(MOBILITIES), 422, "rules-broken")
                .body("errors.pointer", equalTo(List.of("/recorded/departedOn")));
        body.put("recorded", Map.of("state", "RETURNED", "arrivedOn", "2025-09-02", "departedOn", "2026-01-30"));
        problem(officer().body(body).post(MOBILITIES), 422, "rules-broken");
        officer()
                .header("X-Reason", "File of 2025")
                .body(body)
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .body("state", equalTo("RETURNED"))
                .body("seat", equalTo("consumed"))
                .body("missing", equalTo(List.of("transcript")));
        String line = """
                {"kind":"internship","studentId":"%s","segments":[{"hostId":"%s","planned":{"start":"2025-05-01","end":"2025-07-31"}}],"recorded":{"state":"CLOSED","arrivedOn":"2025-05-01","departedOn":"2025-07-31"}}
                {"kind":"internship","studentId":"%s","segments":[]}
                """.formatted(student, dresden.host, student);
        officer()
                .header("X-Reason", "Files of 2025")
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(MOBILITIES + "/import")
                .then()
                .statusCode(200)
                .body("accepted", is(1))
                .body("refused", is(1));
    }

    @Test
    void namesEverythingThatIsWrongWithAPlan() {
        Map<String, Object> wrong = Map.of(
                "kind",
                "exchange",
                "studentId",
                UUID.randomUUID(),
                "segments",
                List.of(Map.of(
                        "hostId", UUID.randomUUID(), "planned", Map.of("start", "2027-09-01", "end", "2028-01-31"))));
        problem(officer().body(wrong).post(MOBILITIES), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("unknown-student", "unknown-organisation")));
        UUID weak = dresden.newStudent(12, "A2");
        problem(officer().body(dresden.plan(weak)).post(MOBILITIES), 422, "rules-broken")
                .body("errors[0].code", equalTo("language"));
        officer()
                .header("X-Reason", "The host agreed by letter")
                .body(dresden.plan(weak))
                .post(MOBILITIES)
                .then()
                .statusCode(201);
    }

    private UUID nominated() {
        UUID id = created(MOBILITIES, dresden.plan(student));
        step(officer(), id, "nominate", null).then().statusCode(200);
        return id;
    }

    private void sign(UUID id) {
        String path = MOBILITIES + "/" + id + "/learning-agreement/";
        as(own).body(Map.of("components", List.of(Map.of("table", "A", "title", "Geotechnics", "ects", 30))))
                .post(path + "propose")
                .then()
                .statusCode(200);
        for (String signer : List.of(own, coordinator, host)) {
            as(signer).body(Map.of("version", 1)).post(path + "sign").then().statusCode(200);
        }
    }

    private static String proposal(UUID id) {
        return officer().get(MOBILITIES + "/" + id).path("proposalId");
    }

    private static String seats(Exchange exchange) {
        UUID campaign = created(
                "/api/v1/campaigns",
                Map.of(
                        "name",
                        "Seats",
                        "academicYear",
                        "2027/2028",
                        "windowStart",
                        "2026-01-01",
                        "windowEnd",
                        "2026-01-02"));
        return officer()
                .body(Map.of("seats", List.of(Map.of("destinationId", exchange.destination, "seats", 0))))
                .put("/api/v1/campaigns/" + campaign + "/seat-plan")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].taken.reserved")
                .toString();
    }

    private static Response step(
            io.restassured.specification.RequestSpecification caller, UUID id, String verb, Map<String, ?> body) {
        return (body == null ? caller : caller.body(body)).post(MOBILITIES + "/" + id + "/" + verb);
    }

    /** Moves the service's clock to that day. */
    private static void timeIs(String day) {
        Duration ahead = Duration.between(java.time.Instant.now(), java.time.Instant.parse(day + "T12:00:00Z"));
        as(TestTokens.of("admin"))
                .body(Map.of("offset", ahead.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
