package eu.peregrine.partners.deadline;

import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.EventPromises;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.review.ReviewWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks open and close as agreements and organisations change and as the moved clock passes dates. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DutiesTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The years of the world's conditions: 2026/2027 to 2029/2030. */
    private static final String LAST_DAY = "2030-08-31";

    @AfterEach
    void putTheClockRight() {
        move(Duration.ZERO);
    }

    private static void move(Duration offset) {
        as(TestTokens.of("admin"))
                .body(json(Map.of("offset", offset.toString())))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    private static void moveTo(String date) {
        move(Duration.between(Instant.now(), LocalDate.parse(date).atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }

    /** The newest state of every task about an object. */
    private static List<JsonNode> tasks(Object about) {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> event : TestKafka.records("task")) {
            JsonNode task = read(event.value());
            if (task.path("about").path("id").asText().equals(about.toString())) {
                newest.put(task.path("id").asText(), task);
            }
        }
        return new ArrayList<>(newest.values());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The open tasks about an object, as kind and whose they are. */
    private static List<String> open(Object about) {
        return tasks(about).stream()
                .filter(task -> task.path("state").asText().equals("OPEN"))
                .map(task -> task.path("kind").asText() + " "
                        + (task.hasNonNull("organisationId")
                                ? task.get("organisationId").asText()
                                : task.path("roles").path(0).asText()))
                .toList();
    }

    private static void awaitOpen(Object about, String... tasks) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(open(about)).containsExactlyInAnyOrder(tasks));
    }

    private static List<String> verbs(Object about, String kind) {
        return TestKafka.records("task").stream()
                .map(event -> read(event.value()))
                .filter(task -> task.path("about").path("id").asText().equals(about.toString()))
                .filter(task -> task.path("kind").asText().equals(kind))
                .map(task -> task.path("change").path("kind").asText())
                .toList();
    }

    @Test
    void aDisputeWaitsForTheOfficesAnswer() {
        UUID partner = World.activePartner();
        Map<String, Object> body = World.agreement(partner);
        body.put("recorded", Map.of("state", "TERMINATED", "signedOn", "1994-05-01", "reason", "From the archive"));
        String id = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        partner(partner)
                .body(json(Map.of("comment", "We never said so")))
                .post(AGREEMENTS + id + "/dispute")
                .then()
                .statusCode(200);
        awaitOpen(id, "answer-dispute officer");
        assertThat(disputed(partner, true)).containsExactly(id);
        assertThat(disputed(partner, false)).isEmpty();

        officer()
                .body(json(Map.of("outcome", "withdrawn", "comment", "It is in the archive")))
                .post(AGREEMENTS + id + "/dispute/resolve")
                .then()
                .statusCode(200);
        awaitOpen(id);
        assertThat(disputed(partner, true)).isEmpty();
        assertThat(disputed(partner, false)).containsExactly(id);
    }

    private static List<String> disputed(UUID partner, boolean so) {
        return officer()
                .get("/api/v1/agreements?party=" + partner + "&disputed=" + so)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void aPartnersDeadlinesAreRecalledInItsOwnTimeZone() {
        UUID partner = World.activePartner();
        LocalDate closing = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        nominationsUntil(closing, partner);
        moveTo(closing.minusDays(30).toString());
        awaitOpen(partner, "nominate-students officer");
        assertThat(tasks(partner).get(0).path("deadline").path("zone").asText()).isEqualTo("Asia/Shanghai");
        moveTo(closing.minusDays(10).toString());
        awaitVerbs(partner, "nominate-students", "opened", "reminded");
        nominationsUntil(closing.plusDays(3), partner);
        awaitVerbs(partner, "nominate-students", "opened", "reminded", "changed");
        moveTo(closing.plusDays(5).toString());
        awaitOpen(partner);
    }

    private static void nominationsUntil(LocalDate closing, UUID partner) {
        String path = "/api/v1/organisations/" + partner;
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(Map.of(
                        "zone",
                        "Asia/Shanghai",
                        "decisionLimitWeeks",
                        5,
                        "transcriptLimitWeeks",
                        5,
                        "terms",
                        List.of(Map.of(
                                "term",
                                "2027/2028-1/2",
                                "period",
                                Map.of("start", "2027-10-01", "end", "2028-02-15"),
                                "nominationDeadline",
                                closing.toString())))))
                .put(path + "/factsheet")
                .then()
                .statusCode(200);
    }

    @Test
    void aPartnerIsReviewedAgainUnlessItIsSuspended() {
        UUID partner = World.activePartner();
        String review =
                ReviewWorld.decided(partner, "positive", ReviewWorld.today().plusDays(5));
        awaitOpen(review, "review-again officer");
        officer()
                .header("X-Reason", "No exchange this year")
                .post("/api/v1/organisations/" + partner + "/suspend")
                .then()
                .statusCode(200);
        awaitOpen(review);
        officer().post("/api/v1/organisations/" + partner + "/activate").then().statusCode(200);
        awaitOpen(review, "review-again officer");
    }

    @Test
    void whoeverMustApproveHasATaskUntilTheyHave() {
        UUID partner = World.activePartner();
        JsonPath proposal = World.proposed(partner);
        String id = proposal.getString("id");
        awaitOpen(id, "approve-agreement officer", "approve-agreement " + partner);
        JsonNode theirs = tasks(id).stream()
                .filter(task -> task.hasNonNull("organisationId"))
                .findFirst()
                .orElseThrow();
        assertThat(theirs.path("about").path("reference").asText()).isEqualTo(proposal.getString("reference"));
        assertThat(theirs.path("about").path("href").asText()).isEqualTo(AGREEMENTS + id);
        assertThat(theirs.path("title").path("fr").asText()).startsWith("Approuver");

        approve(partner(partner), proposal).then().statusCode(200);
        awaitOpen(id, "approve-agreement officer");
        approve(officer(), proposal).then().statusCode(200);
        awaitOpen(id);
        assertThat(verbs(id, "approve-agreement")).containsExactlyInAnyOrder("opened", "opened", "closed", "closed");
    }

    @Test
    void aRejectionEndsTheTasks() {
        UUID partner = World.activePartner();
        String id = World.proposed(partner).getString("id");
        awaitOpen(id, "approve-agreement officer", "approve-agreement " + partner);
        partner(partner)
                .body(json(Map.of("comment", "Too many")))
                .post(AGREEMENTS + id + "/reject")
                .then()
                .statusCode(200);
        awaitOpen(id);
    }

    @Test
    void whatWasRecordedWithoutPaperWaitsForIt() {
        UUID partner = World.activePartner();
        Map<String, Object> body = World.agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "2026-05-02", "reason", "Signed on paper"));
        String id = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        awaitOpen(id, "attach-paper officer");
        officer()
                .contentType("application/pdf")
                .body("%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII))
                .queryParam("name", "agreement.pdf")
                .post(AGREEMENTS + id + "/documents")
                .then()
                .statusCode(201);
        awaitOpen(id);
    }

    @Test
    void theExpiryIsRecalledOnceForEachDateAheadOfIt() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");
        String ours = "renew-agreement officer";
        String theirs = "renew-agreement " + partner;
        moveTo("2029-08-25");
        moveTo("2029-09-15");
        awaitOpen(id, ours, theirs);
        assertThat(tasks(id).stream()
                        .filter(task -> task.path("kind").asText().equals("renew-agreement"))
                        .map(task -> task.path("deadline").path("date").asText()))
                .containsExactly(LAST_DAY, LAST_DAY);

        moveTo("2029-11-15");
        awaitOpen(id, ours, theirs, "extend-conditions officer");
        moveTo("2030-01-05");
        awaitVerbs(id, "extend-conditions", "opened", "reminded");
        moveTo("2030-02-10");
        awaitOpen(id, ours, theirs);
        moveTo("2030-03-10");
        awaitVerbs(id, "renew-agreement", "opened", "opened", "reminded", "reminded");
        moveTo("2030-06-10");
        awaitVerbs(id, "renew-agreement", "opened", "opened", "reminded", "reminded", "reminded", "reminded");
    }

    private static void awaitVerbs(Object about, String kind, String... verbs) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(verbs(about, kind)).containsExactlyInAnyOrder(verbs));
    }

    @Test
    void aLabelThatEndsIsToBeRenewedUntilItIs() {
        UUID partner = World.activePartner();
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(100);
        label(partner, "EUR-ACE", "2024-01-01", soon.toString());
        label(partner, "RICS", "2024-01-01", "2024-12-31");
        awaitOpen(partner, "renew-label officer");
        assertThat(tasks(partner).get(0).path("deadline").path("date").asText()).isEqualTo(soon.toString());

        label(partner, "EUR-ACE", soon.toString(), soon.plusYears(6).toString());
        awaitOpen(partner);
    }

    private static void label(UUID organisation, String label, String from, String until) {
        officer()
                .body(json(Map.of("label", label, "issuer", "ENAEE", "validFrom", from, "validUntil", until)))
                .post("/api/v1/organisations/" + organisation + "/labels")
                .then()
                .statusCode(201);
    }

    @Test
    void theOthersHeedANotice() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");
        String endsOn = partner(partner)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + id + "/give-notice")
                .then()
                .statusCode(200)
                .extract()
                .path("notice.endsOn");
        awaitOpen(id, "heed-notice officer");
        assertThat(tasks(id).stream()
                        .filter(task -> task.path("kind").asText().equals("heed-notice"))
                        .map(task -> task.path("deadline").path("date").asText()))
                .containsExactly(LocalDate.parse(endsOn).minusDays(1).toString());
    }

    /** What is not sent here is promised by others: none of this service's tasks stays open beyond its deadline. */
    @AfterAll
    static void everyEventOfATaskFitsItsSchema() throws IOException {
        assertThat(EventPromises.broken(List.of("task"))).isSubsetOf("task.overdue is promised and was not sent");
    }
}
