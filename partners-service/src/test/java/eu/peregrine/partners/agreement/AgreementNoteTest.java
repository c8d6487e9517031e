package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The notes of a negotiation, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementNoteTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    private static Response add(RequestSpecification caller, String agreement, Map<String, Object> note) {
        return caller.body(json(note)).post(AGREEMENTS + agreement + "/notes");
    }

    private static Map<String, Object> note(String visibility, String text) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("visibility", visibility);
        note.put("text", text);
        return note;
    }

    @Test
    void hangsOnARevisionAndACondition() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        Map<String, Object> onCondition = note("parties", "Could it be six?");
        onCondition.put("conditionId", proposal.getString("conditions[1].id"));
        String etag = officer().get(AGREEMENTS + id).header("ETag");

        String location = add(partner(partner), id, onCondition)
                .then()
                .statusCode(201)
                .body("by.id", equalTo(partner.toString()))
                .body("role", equalTo("partner"))
                .body("revision", equalTo(1))
                .body("conditionId", equalTo(proposal.getString("conditions[1].id")))
                .extract()
                .header("Location");
        assertThat(officer().get(AGREEMENTS + id).header("ETag")).isNotEqualTo(etag);
        add(officer(), id, note("parties", "Six it is."))
                .then()
                .statusCode(201)
                .body("by.id", equalTo(World.HOME.toString()))
                .body("role", equalTo("officer"));

        officer().get(location).then().statusCode(200).body("text", equalTo("Could it be six?"));
        String notes = AGREEMENTS + id + "/notes";
        partner(partner)
                .get(notes)
                .then()
                .statusCode(200)
                .body("items.text", contains("Could it be six?", "Six it is."));
        officer()
                .get(notes + "?condition=" + proposal.getString("conditions[1].id") + "&revision=1&visibility=parties")
                .then()
                .body("items.text", contains("Could it be six?"));
        JsonPath page = officer().get(notes + "?limit=1&sort=-at").jsonPath();
        assertThat(page.getList("items.text")).containsExactly("Six it is.");
        officer().get(page.getString("next")).then().body("items.text", contains("Could it be six?"));
    }

    @Test
    void keepsInternalNotesFromThePartiesAndEveryWordFromTheEvents() {
        UUID partner = World.activePartner();
        String id = proposed(partner).getString("id");
        add(officer(), id, note("internal", "They want more.")).then().statusCode(201);
        String location = add(as(TestTokens.of("coordinator")), id, note("internal", "Let them wait."))
                .then()
                .statusCode(201)
                .body("role", equalTo("coordinator"))
                .extract()
                .header("Location");
        add(officer(), id, note("parties", "We read your wishes.")).then().statusCode(201);

        partner(partner).get(AGREEMENTS + id + "/notes").then().body("items.text", contains("We read your wishes."));
        partner(partner).get(location).then().statusCode(404);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(noted(id)).hasSize(3));
        List<ConsumerRecord<String, String>> events = noted(id);
        assertThat(TestKafka.header(events.get(0), "ce_visibleto")).doesNotContain("organisation:" + partner);
        assertThat(TestKafka.header(events.get(2), "ce_visibleto")).contains("organisation:" + partner);
        assertThat(JsonPath.from(events.get(2).value()).getString("note.visibility"))
                .isEqualTo("parties");
        assertThat(JsonPath.from(events.get(2).value()).getString("reference")).isNotNull();
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.value()).doesNotContain("want more").doesNotContain("your wishes"));
        officer().get(AGREEMENTS + id + "/audit").then().body("items.verb", hasItem("note-added"));
    }

    private static List<ConsumerRecord<String, String>> noted(String agreement) {
        return TestKafka.records("agreement", UUID.fromString(agreement)).stream()
                .filter(event -> TestKafka.type(event).equals("agreement.note-added"))
                .toList();
    }

    @Test
    void refusesWhatCannotBe() {
        UUID partner = World.activePartner();
        String id = proposed(partner).getString("id");
        Map<String, Object> wrong = note("internal", "Hm");
        wrong.put("revision", 7);
        add(partner(partner), id, wrong)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/revision", "/visibility"));
        Map<String, Object> stray = note("parties", "Hm");
        stray.put("conditionId", Ids.next());
        add(partner(partner), id, stray).then().statusCode(422).body("errors.pointer", hasItem("/conditionId"));
        add(officer(), id, note("parties", "x".repeat(4001))).then().statusCode(400);
        add(partner(World.activePartner()), id, note("parties", "Hm")).then().statusCode(404);
        officer().get(AGREEMENTS + id + "/notes").then().body("items.text", not(hasItem("Hm")));
    }
}
