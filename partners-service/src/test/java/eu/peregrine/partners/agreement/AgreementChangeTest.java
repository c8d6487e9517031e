package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.drafted;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.partners.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an agreement in force, played over HTTP by both parties with their own tokens. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementChangeTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    @Inject
    AgreementExpiry expiry;

    private UUID partner;

    @BeforeEach
    void findAPartner() {
        partner = World.activePartner();
    }

    @Test
    void oneSideChangesAfterMutualApproval() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");

        JsonPath open = amend(partner(partner), inForce, 9)
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"))
                .body("conditions[0].mobilitiesPerYear", equalTo(4))
                .body("proposal.kind", equalTo("amendment"))
                .body("proposal.by", equalTo(partner.toString()))
                .body("proposal.conditions[0].mobilitiesPerYear", equalTo(9))
                .body("proposal.revision", equalTo(2))
                .body("mutualRevision", equalTo(1))
                .body("warnings.code", notNullValue())
                .body("awaiting", hasSize(2))
                .extract()
                .jsonPath();
        assertThat(open.getString("proposal.contentHash")).isEqualTo(open.getString("contentHash"));
        approve(officer(), open).then().statusCode(200).body("state", equalTo("AMENDMENT_PROPOSED"));
        approve(partner(partner), open)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("proposal", nullValue())
                .body("mutualRevision", equalTo(2))
                .body("conditions[0].mobilitiesPerYear", equalTo(9))
                .body("conditions[0].id", equalTo(inForce.getString("conditions[0].id")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", UUID.fromString(id)))
                        .extracting(TestKafka::type)
                        .endsWith(
                                "agreement.amendment-proposed",
                                "agreement.approved",
                                "agreement.approved",
                                "agreement.amended"));
        JsonPath proposedEvent = JsonPath.from(
                TestKafka.records("agreement", UUID.fromString(id)).get(5).value());
        assertThat(proposedEvent.getInt("conditions[0].mobilitiesPerYear")).isEqualTo(4);
        assertThat(proposedEvent.getInt("proposal.conditions[0].mobilitiesPerYear"))
                .isEqualTo(9);
    }

    @Test
    void weCannotRevertWhatThePartnerHasApproved() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        JsonPath open =
                amend(officer(), inForce, 9).then().statusCode(200).extract().jsonPath();
        approve(partner(partner), open).then().statusCode(200);

        officer().get(AGREEMENTS + id).then().body("actions.find { it.verb == 'revert' }.allowed", equalTo(false));
        officer()
                .post(AGREEMENTS + id + "/revert")
                .then()
                .statusCode(409)
                .body("type", endsWith("approved-by-another"))
                .body("detail", containsString("cannot be taken back"));
        amend(officer(), inForce, 7).then().statusCode(409).body("type", endsWith("approved-by-another"));
        approve(officer(), open)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("conditions[0].mobilitiesPerYear", equalTo(9));
    }

    @Test
    void weRevertWhatOnlyWeHaveApproved() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        JsonPath open =
                amend(officer(), inForce, 9).then().statusCode(200).extract().jsonPath();
        approve(officer(), open).then().statusCode(200);
        officer()
                .post(AGREEMENTS + id + "/revert")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("revision", equalTo(1))
                .body("contentHash", equalTo(inForce.getString("contentHash")))
                .body("approvals", hasSize(2));
        approve(partner(partner), open).then().statusCode(409).body("detail", containsString("IN_FORCE"));
    }

    @Test
    void bothAmendAtOnce() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        String etag = officer().get(AGREEMENTS + id).header("ETag");
        JsonPath ours = amend(officer().header("If-Match", etag), inForce, 9)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        amend(partner(partner).header("If-Match", etag), inForce, 7).then().statusCode(412);
        approve(officer(), ours).then().statusCode(200);

        JsonPath theirs = amend(partner(partner), inForce, 7)
                .then()
                .statusCode(200)
                .body("revision", equalTo(3))
                .body("approvals", empty())
                .extract()
                .jsonPath();
        approve(partner(partner), ours)
                .then()
                .statusCode(409)
                .body("type", endsWith("stale"))
                .body("detail", containsString("revision 3 is open now"));
        approve(officer(), theirs).then().statusCode(200);
        approve(partner(partner), theirs).then().statusCode(200).body("conditions[0].mobilitiesPerYear", equalTo(7));
        officer().get(AGREEMENTS + id + "/revisions").then().body("items.revision", contains(1, 2, 3));
    }

    @Test
    void bothAmendInTheSameInstantWithIfMatch() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        String etag = officer().get(AGREEMENTS + id).header("ETag");
        List<Response> answers = together(
                () -> amend(officer().header("If-Match", etag), inForce, 9),
                () -> amend(partner(partner).header("If-Match", etag), inForce, 7));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        JsonPath first = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow()
                .jsonPath();
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("revision", equalTo(2))
                .body("contentHash", equalTo(first.getString("contentHash")));
    }

    @Test
    void bothAmendInTheSameInstantWithoutIfMatch() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        List<Response> answers =
                together(() -> amend(officer(), inForce, 9), () -> amend(partner(partner), inForce, 7));

        // One after the other: the later is a counter-proposal, and whoever approves the earlier is told to read again.
        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200);
        List<JsonPath> read = answers.stream().map(Response::jsonPath).toList();
        assertThat(read).extracting(answer -> answer.getInt("revision")).containsExactlyInAnyOrder(2, 3);
        JsonPath earlier = read.get(read.get(0).getInt("revision") == 2 ? 0 : 1);
        JsonPath later = read.get(read.get(0).getInt("revision") == 2 ? 1 : 0);
        approve(officer(), earlier)
                .then()
                .statusCode(409)
                .body("type", endsWith("stale"))
                .body("detail", containsString("Read the agreement again"));
        approve(officer(), later).then().statusCode(200);
        approve(partner(partner), later).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    /** Both at once, answered in this order. */
    private static List<Response> together(Supplier<Response> one, Supplier<Response> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Response>> running = Stream.of(one, other)
                .map(act -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                start.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                                throw new IllegalStateException(e);
                            }
                            return act.get();
                        },
                        threads))
                .toList();
        try {
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aPartnerCounterProposesAndProposesOnItsOwn() {
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        approve(officer(), proposal).then().statusCode(200);
        Map<String, Object> counter = World.agreement(partner);
        String etag = partner(partner).get(AGREEMENTS + id).header("ETag");
        partner(partner)
                .header("If-Match", etag)
                .body(json(counter))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("proposal.by", equalTo(partner.toString()))
                .body("approvals", empty());

        UUID stranger = World.activePartner();
        partner(stranger)
                .body(json(World.agreement(partner)))
                .post(AGREEMENTS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-between-us"));
        String own = partner(partner)
                .body(json(World.agreement(partner)))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        partner(partner).post(AGREEMENTS + own + "/propose").then().statusCode(200);
        String ours = drafted(partner).getString("id");
        partner(partner).post(AGREEMENTS + ours + "/propose").then().statusCode(403);
        partner(partner)
                .get(AGREEMENTS + ours)
                .then()
                .body("actions.find { it.verb == 'propose' }.reasons", contains("Another party drafted it."));
        partner(partner)
                .header("If-Match", partner(partner).get(AGREEMENTS + own).header("ETag"))
                .delete(AGREEMENTS + own)
                .then()
                .statusCode(204);
    }

    @Test
    void endsByNoticeAfterAFullAcademicYear() {
        String id = inForce(partner).getString("id");
        partner(partner)
                .body(json(Map.of("reason", "We close", "givenOn", "2020-01-01")))
                .post(AGREEMENTS + id + "/give-notice")
                .then()
                .statusCode(422)
                .body("errors.code", contains("given-today"));
        String endsOn = partner(partner)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + id + "/give-notice")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("notice.by.id", equalTo(partner.toString()))
                .body("notice.reason", equalTo("We close"))
                .extract()
                .path("notice.endsOn");
        assertThat(endsOn).endsWith("-09-01");
        officer()
                .body(json(Map.of()))
                .post(AGREEMENTS + id + "/withdraw-notice")
                .then()
                .statusCode(409)
                .body("type", endsWith("notice-of-another"));
        partner(partner)
                .body(json(Map.of()))
                .post(AGREEMENTS + id + "/withdraw-notice")
                .then()
                .statusCode(200)
                .body("notice", nullValue());
        // On paper it was given in time for an earlier end.
        officer()
                .header("X-Reason", "Letter")
                .body(json(Map.of(
                        "reason",
                        "We close",
                        "givenOn",
                        "2024-01-10",
                        "organisationId",
                        partner,
                        "documentId",
                        letter(id))))
                .post(AGREEMENTS + id + "/give-notice")
                .then()
                .statusCode(200)
                .body("notice.endsOn", equalTo("2025-09-01"));
        settle(id, Instant.parse("2026-11-23T09:00:00Z"));
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("state", equalTo("TERMINATED"))
                .body("notice", notNullValue());
    }

    @Test
    void expiresAndIsRenewed() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        assertThat(inForce.getString("expiresOn")).isEqualTo("2030-09-01");
        officer()
                .get(AGREEMENTS + "?expiresBefore=2030-09-02&party=" + partner)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        officer()
                .get(AGREEMENTS + "?expiresBefore=2030-09-01&party=" + partner)
                .then()
                .body("items", empty());
        settle(id, Instant.parse("2030-08-31T12:00:00Z"));
        officer().get(AGREEMENTS + id).then().body("state", equalTo("IN_FORCE"));
        settle(id, Instant.parse("2030-09-01T12:00:00Z"));
        officer().get(AGREEMENTS + id).then().body("state", equalTo("EXPIRED"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", UUID.fromString(id)))
                        .extracting(TestKafka::type)
                        .endsWith("agreement.expired"));

        String renewal = partner(partner)
                .body("{}")
                .post(AGREEMENTS + id + "/renew")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("state", equalTo("DRAFT"))
                .body("renews.id", equalTo(id))
                .body("conditions[0].firstAcademicYear", equalTo("2030/2031"))
                .extract()
                .path("id");
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("renewedBy.id", equalTo(renewal))
                .body("renewedBy.name.en", containsString(inForce.getString("title")));
        officer()
                .body("{}")
                .post(AGREEMENTS + id + "/renew")
                .then()
                .statusCode(409)
                .body("type", endsWith("renewed-already"));
        partner(partner).post(AGREEMENTS + renewal + "/propose").then().statusCode(200);
    }

    @Test
    void terminationOffersTheAmendmentWhileMobilitiesExist() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        UUID mobility = Ids.next();
        TestKafka.send(
                "mobility",
                mobility,
                "mobility.planned",
                1,
                json(Map.of("id", mobility, "agreementId", id, "state", "PLANNED", "kind", "exchange")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(AGREEMENTS + id)
                        .then()
                        .body("actions.find { it.verb == 'terminate' }.allowed", equalTo(false)));
        JsonPath refused = officer()
                .body(json(Map.of("reason", "Enough")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(409)
                .body("offer.verb", equalTo("amend"))
                .body("offer.href", equalTo(AGREEMENTS + id + "/amend"))
                .extract()
                .jsonPath();
        officer()
                .body(json(refused.getMap("offer.body")))
                .post(refused.getString("offer.href"))
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"))
                .body(
                        "proposal.conditions[0].lastAcademicYear",
                        equalTo(AcademicYears.running(LocalDate.now(ZoneOffset.UTC), "2026/2027")));
    }

    @Test
    void anAmendmentOnPaperIsRecordedAndComesBackFromAnExport() {
        Map<String, Object> body = World.agreement(partner);
        UUID condition = Ids.next();
        Map<String, Object> before = World.studies(home(), partner);
        before.put("id", condition);
        Map<String, Object> after = World.studies(home(), partner);
        after.put("id", condition);
        after.put("mobilitiesPerYear", 8);
        body.put("conditions", List.of(before));
        body.put(
                "recorded",
                Map.of(
                        "state", "AMENDMENT_PROPOSED",
                        "signedOn", "1983-05-02",
                        "reason", "On paper",
                        "endsOn", "2040-09-01",
                        "amendment", Map.of("conditions", List.of(after))));
        officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .body("state", equalTo("AMENDMENT_PROPOSED"))
                .body("conditions[0].mobilitiesPerYear", equalTo(4))
                .body("proposal.conditions[0].mobilitiesPerYear", equalTo(8))
                .body("notice.endsOn", equalTo("2040-09-01"));
        before.remove("id");
        body.put("recorded", Map.of("state", "AMENDMENT_PROPOSED", "signedOn", "1983-05-02", "reason", "On paper"));
        officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/recorded/amendment"));
    }

    @Test
    void anApprovalIsServedForEverForItsHash() {
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        approve(officer(), proposal).then().statusCode(200);
        partner(partner)
                .header("If-Match", partner(partner).get(AGREEMENTS + id).header("ETag"))
                .body(json(World.agreement(partner)))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200);
        partner(partner)
                .get(AGREEMENTS + id + "/approvals?hash=" + proposal.getString("contentHash"))
                .then()
                .statusCode(200)
                .body("items.hash", contains(proposal.getString("contentHash")))
                .body("items.party.id", contains(home().toString()))
                .body("items.lapsed", contains(true));
        partner(partner)
                .get(AGREEMENTS + id + "/approvals?hash=" + "0".repeat(64))
                .then()
                .body("items", empty());
        partner(World.activePartner())
                .get(AGREEMENTS + id + "/approvals")
                .then()
                .statusCode(404);
    }

    @Test
    void agreementsOfTheSamePartiesAreMergedByAnAmendment() {
        JsonPath target = inForce(partner);
        JsonPath source = inForce(partner);
        String id = target.getString("id");
        String gone = source.getString("id");
        JsonPath open = partner(partner)
                .body(json(Map.of("with", List.of(gone))))
                .post(AGREEMENTS + id + "/merge")
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"))
                .body("conditions", hasSize(2))
                .body("proposal.conditions", hasSize(4))
                .body("proposal.merges.id", contains(gone))
                .extract()
                .jsonPath();
        approve(officer(), open).then().statusCode(200);
        officer().get(AGREEMENTS + gone).then().body("state", equalTo("IN_FORCE"));
        approve(partner(partner), open)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("conditions", hasSize(4))
                .body("conditions[2].id", equalTo(source.getString("conditions[0].id")));
        officer()
                .get(AGREEMENTS + gone)
                .then()
                .body("state", equalTo("TERMINATED"))
                .body("replacedBy.id", equalTo(id))
                .body("conditions", hasSize(2));
    }

    @Test
    void aMergerNeedsItsSourcesAsTheyWere() {
        JsonPath target = inForce(partner);
        JsonPath source = inForce(partner);
        String id = target.getString("id");
        UUID stranger = World.activePartner();
        officer()
                .body(json(Map.of("with", List.of(inForce(stranger).getString("id"), id))))
                .post(AGREEMENTS + id + "/merge")
                .then()
                .statusCode(422)
                .body("errors.code", contains("itself", "other-parties"));
        JsonPath open = officer()
                .body(json(Map.of("with", List.of(source.getString("id")))))
                .post(AGREEMENTS + id + "/merge")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath amended =
                amend(officer(), source, 9).then().statusCode(200).extract().jsonPath();
        approve(officer(), amended).then().statusCode(200);
        approve(partner(partner), amended).then().statusCode(200);
        approve(officer(), open).then().statusCode(409).body("type", endsWith("source-changed"));
    }

    @Test
    void noNoticeIsLostByAMergerOrASplit() {
        JsonPath target = inForce(partner);
        String source = inForce(partner).getString("id");
        JsonPath open = officer()
                .body(json(Map.of("with", List.of(source))))
                .post(AGREEMENTS + target.getString("id") + "/merge")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        partner(partner)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + source + "/give-notice")
                .then()
                .statusCode(200);
        approve(officer(), open).then().statusCode(409).body("type", endsWith("source-changed"));

        officer()
                .body(json(Map.of(
                        "conditions",
                        List.of(officer().get(AGREEMENTS + source).jsonPath().getString("conditions[1].id")),
                        "title",
                        "Apart")))
                .post(AGREEMENTS + source + "/split")
                .then()
                .statusCode(409)
                .body("type", endsWith("notice-given"));
        officer()
                .body(json(Map.of("with", List.of(inForce(partner).getString("id")))))
                .post(AGREEMENTS + source + "/merge")
                .then()
                .statusCode(409)
                .body("type", endsWith("notice-given"));
    }

    @Test
    void anAgreementIsSplitByApprovalsOfBothHashes() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        String going = inForce.getString("conditions[1].id");
        JsonPath open = officer()
                .body(json(Map.of("conditions", List.of(going), "title", "Incoming alone")))
                .post(AGREEMENTS + id + "/split")
                .then()
                .statusCode(200)
                .body("proposal.conditions", hasSize(1))
                .body("proposal.splitOff.title", equalTo("Incoming alone"))
                .extract()
                .jsonPath();
        String taken = open.getString("proposal.splitOff.id");
        officer().get(AGREEMENTS + taken).then().statusCode(404);
        approve(officer(), open).then().statusCode(409).body("detail", containsString("splitOffHash"));
        String both = json(Map.of(
                "revision", 2,
                "hash", open.getString("contentHash"),
                "splitOffHash", open.getString("proposal.splitOff.contentHash")));
        officer().body(both).post(AGREEMENTS + id + "/approve").then().statusCode(200);
        partner(partner)
                .body(both)
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("conditions", hasSize(1));
        partner(partner)
                .get(AGREEMENTS + taken)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("splitFrom.id", equalTo(id))
                .body("conditions.id", contains(going))
                .body("contentHash", equalTo(open.getString("proposal.splitOff.contentHash")))
                .body(
                        "approvals.hash",
                        contains(
                                open.getString("proposal.splitOff.contentHash"),
                                open.getString("proposal.splitOff.contentHash")));
    }

    private static String letter(String agreement) {
        return officer()
                .contentType("text/plain")
                .body("We close")
                .post(AGREEMENTS + agreement + "/documents?name=letter.txt")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void settle(String id, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> expiry.settle(UUID.fromString(id), now));
    }

    private static Response amend(RequestSpecification caller, JsonPath read, int people) {
        List<Map<String, Object>> conditions = new ArrayList<>(read.getList("conditions"));
        // A copy: what was read is the same for both who amend at once.
        Map<String, Object> first = new HashMap<>(conditions.get(0));
        first.put("mobilitiesPerYear", people);
        conditions.set(0, first);
        return caller.body(json(Map.of("conditions", conditions))).post(AGREEMENTS + read.getString("id") + "/amend");
    }
}
