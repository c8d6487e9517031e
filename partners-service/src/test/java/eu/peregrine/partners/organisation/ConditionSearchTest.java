package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.studies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.mobility.Stays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ConditionSearchTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final String WANTED = "freeSeatsIn=2027/2028&subject=0732&level=7&language=en&cefr=B2";

    @Test
    void findsFreeSeatsForAFieldALevelAndALanguage() {
        UUID partner = World.activePartner();
        assertThat(finds(partner, WANTED)).isFalse();
        inForce(partner, List.of(outgoing(partner, "0732", List.of(6, 7), List.of(language("en", "B2")))));
        assertThat(finds(partner, WANTED)).isTrue();
        assertThat(finds(partner, WANTED + "&activity=student-studies&activity=research"))
                .isTrue();
        assertThat(finds(partner, WANTED.replace("2027/2028", "2026/2027"))).isTrue();
        assertThat(finds(partner, WANTED.replace("2027/2028", "2028/2028"))).isTrue();
        assertThat(finds(partner, WANTED.replace("2027/2028", "2030/2031"))).isFalse();
        assertThat(finds(partner, WANTED.replace("2027/2028", "2025/2026"))).isFalse();
        assertThat(finds(partner, WANTED.replace("level=7", "level=8"))).isFalse();
        assertThat(finds(partner, WANTED.replace("level=7", "level=8&level=6"))).isTrue();
        assertThat(finds(partner, WANTED.replace("0732", "0731"))).isFalse();
        assertThat(finds(partner, WANTED.replace("B2", "B1"))).isFalse();
        assertThat(finds(partner, WANTED + "&activity=student-traineeship")).isFalse();
        assertThat(finds(partner, WANTED + "&direction=incoming")).isFalse();
    }

    @Test
    void findsNoSeatThatSomebodyHolds() {
        UUID partner = World.activePartner();
        Map<String, Object> condition = outgoing(partner, "0732", List.of(7), List.of(language("en", "B2")));
        condition.put("mobilitiesPerYear", 1);
        String id = inForce(partner, List.of(condition)).getString("conditions[0].id");
        Stays stay = Stays.outgoing(partner)
                .with("academicYear", "2027/2028")
                .with("conditionId", id)
                .send("PLANNED", 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isFalse());
        assertThat(finds(partner, WANTED.replace("2027/2028", "2028/2029"))).isTrue();
        assertThat(finds(partner, "subject=0732&academicYear=2027/2028")).isTrue();
        stay.send("CANCELLED", 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isTrue());
    }

    @Test
    void findsNoSeatThatARoundHasOffered() {
        UUID partner = World.activePartner();
        Map<String, Object> condition = outgoing(partner, "0732", List.of(7), List.of(language("en", "B2")));
        condition.put("mobilitiesPerYear", 1);
        UUID id = UUID.fromString(inForce(partner, List.of(condition)).getString("conditions[0].id"));
        Stays.Offer offer = Stays.offer(id, "2027/2028", "5.00").send("OFFERED", 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isFalse());
        offer.send("ACCEPTED", 3).send("DECLINED", 4);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isTrue());
    }

    @Test
    void findsNoSeatWhereEveryMonthIsTaken() {
        UUID partner = World.activePartner();
        Map<String, Object> condition = outgoing(partner, "0732", List.of(7), List.of(language("en", "B2")));
        condition.put("mobilitiesPerYear", 4);
        condition.put("totalMonthsPerYear", 10);
        String id = inForce(partner, List.of(condition)).getString("conditions[0].id");
        Stays stay = Stays.outgoing(partner)
                .with("academicYear", "2027/2028")
                .with("conditionId", id)
                .planned("2027-09-01", "2028-06-30")
                .send("PLANNED", 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isFalse());
        stay.planned("2027-09-01", "2028-01-31").send("PLANNED", 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(finds(partner, WANTED)).isTrue());
    }

    @Test
    void findsNoSeatThatIsNotPromised() {
        UUID partner = World.activePartner();
        World.drafted(partner);
        assertThat(finds(partner, WANTED)).isFalse();
        JsonPath agreement = World.inForce(partner);
        assertThat(finds(partner, WANTED)).isTrue();
        World.suspend(partner).then().statusCode(200);
        assertThat(finds(partner, WANTED)).isFalse();
        assertThat(finds(partner, "subject=0732&academicYear=2027/2028")).isTrue();
        officer().post(ORGANISATIONS + "/" + partner + "/activate").then().statusCode(200);
        String endsOn = partner(partner)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + "/" + agreement.getString("id") + "/give-notice")
                .then()
                .statusCode(200)
                .extract()
                .path("notice.endsOn");
        int end = LocalDate.parse(endsOn).getYear();
        assertThat(finds(partner, WANTED.replace("2027/2028", end + "/" + (end + 1))))
                .isFalse();
        assertThat(finds(partner, WANTED.replace("2027/2028", (end - 1) + "/" + end)))
                .isTrue();
    }

    @Test
    void countsWhatIsInForceWhileAnAmendmentIsOpen() {
        UUID partner = World.activePartner();
        JsonPath agreement =
                inForce(partner, List.of(outgoing(partner, "0732", List.of(7), List.of(language("en", "B2")))));
        Map<String, Object> other = outgoing(partner, "0311", List.of(7), List.of(language("en", "B2")));
        officer()
                .body(json(Map.of("conditions", List.of(other))))
                .post(AGREEMENTS + "/" + agreement.getString("id") + "/amend")
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"));
        assertThat(finds(partner, WANTED)).isTrue();
        assertThat(finds(partner, WANTED.replace("0732", "0311"))).isFalse();
    }

    @Test
    void asksEverythingOfOneCondition() {
        UUID partner = World.activePartner();
        inForce(
                partner,
                List.of(
                        outgoing(partner, "0732", List.of(7), List.of(language("de", "B2"))),
                        outgoing(partner, "0311", List.of(6), List.of(language("en", "B1")))));
        String year = "academicYear=2027/2028&";
        assertThat(finds(partner, year + "subject=0732&level=7&language=de&cefr=C1"))
                .isTrue();
        assertThat(finds(partner, year + "subject=0311&level=6&language=en&cefr=B1"))
                .isTrue();
        assertThat(finds(partner, year + "subject=0732&language=en&cefr=C2")).isFalse();
        assertThat(finds(partner, year + "subject=0311&level=7")).isFalse();
        assertThat(finds(partner, year + "subject=0311&subject=0732&level=7")).isTrue();
    }

    @Test
    void knowsBroadAndNarrowFields() {
        UUID partner = World.activePartner();
        inForce(partner, List.of(outgoing(partner, "0732", List.of(7), List.of(language("en", "B2")))));
        String year = "academicYear=2027/2028&subject=";
        for (String field : List.of("07", "073", "0732")) {
            assertThat(finds(partner, year + field)).as(field).isTrue();
        }
        for (String field : List.of("03", "071", "0731")) {
            assertThat(finds(partner, year + field)).as(field).isFalse();
        }
        UUID open = World.activePartner();
        Map<String, Object> condition = outgoing(open, "0732", List.of(7), List.of(language("en", "B2")));
        condition.put("subjectAreas", List.of());
        inForce(open, List.of(condition));
        assertThat(finds(open, year + "0311&level=7")).isTrue();
    }

    @Test
    void takesEveryLanguageThatIsAskedFor() {
        UUID partner = World.activePartner();
        inForce(
                partner,
                List.of(outgoing(partner, "0732", List.of(7), List.of(language("en", "B2"), language("de", "B1")))));
        String year = "academicYear=2027/2028&";
        assertThat(finds(partner, year + "language=en")).isFalse();
        assertThat(finds(partner, year + "language=EN&language=de&cefr=B2")).isTrue();
        assertThat(finds(partner, year + "language=en&language=de&cefr=B1")).isFalse();

        UUID recommending = World.activePartner();
        inForce(
                recommending,
                List.of(outgoing(
                        recommending, "0732", List.of(7), List.of(language("en", "B1"), language("fi", "NS")))));
        assertThat(finds(recommending, year + "language=en&cefr=B1")).isTrue();
    }

    @Test
    void takesALanguageThatIsAskedForInAnotherFieldForNone() {
        UUID partner = World.activePartner();
        Map<String, Object> german = Map.of("language", "de", "cefr", "C1", "subjectArea", Map.of("iscedF", "0731"));
        Map<String, Object> condition = outgoing(partner, "0732", List.of(7), List.of(language("en", "B2"), german));
        condition.put("subjectAreas", List.of(Map.of("iscedF", "0731"), Map.of("iscedF", "0732")));
        inForce(partner, List.of(condition));
        String year = "academicYear=2027/2028&language=en&cefr=B2";
        assertThat(finds(partner, year + "&subject=0732")).isTrue();
        assertThat(finds(partner, year + "&subject=0731")).isFalse();
        assertThat(finds(partner, year + "&subject=0731&language=de")).isFalse();
        assertThat(finds(partner, "academicYear=2027/2028&language=en&language=de&cefr=C1&subject=0731"))
                .isTrue();
        assertThat(finds(partner, year)).isTrue();
    }

    @Test
    void findsWhoSendsToTheHomeSchool() {
        UUID partner = World.activePartner();
        inForce(partner, List.of(studies(partner, home())));
        assertThat(finds(partner, WANTED)).isFalse();
        assertThat(finds(partner, WANTED + "&direction=incoming")).isTrue();
        assertThat(finds(partner, "direction=incoming&academicYear=2027/2028")).isTrue();
        assertThat(finds(partner, "direction=outgoing&academicYear=2027/2028")).isFalse();
    }

    @Test
    void tellsAPartnerOfItsOwnAgreementsAlone() {
        UUID partner = World.activePartner();
        UUID other = World.activePartner();
        World.inForce(partner);
        World.inForce(other);
        assertThat(finds(partner(partner), partner, WANTED)).isTrue();
        assertThat(finds(partner(partner), other, WANTED)).isFalse();
        assertThat(finds(as(TestTokens.student(Ids.next())), other, WANTED)).isTrue();
    }

    @Test
    void filtersTheMapAndItsYearAloneDoesNot() {
        String word = World.word();
        Map<String, Object> body = World.organisation("Mapped " + word);
        body.put("latitude", 51.0);
        body.put("longitude", 13.7);
        UUID partner = World.activePartner(body);
        World.inForce(partner);
        String map = "/api/v1/network-map?q=" + word;
        officer().get(map + "&academicYear=2040/2041").then().body("features.size()", equalTo(1));
        officer()
                .get(map + "&" + WANTED)
                .then()
                .statusCode(200)
                .body("features[0].properties.academicYear", equalTo("2027/2028"))
                .body("features[0].properties.seatsFree", equalTo(4));
        officer().get(map + "&subject=0311").then().statusCode(200).body("features.size()", equalTo(0));
    }

    @Test
    void countsAndPagesUnderTheSameFilter() {
        String word = World.word();
        List<UUID> partners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID partner = World.activePartner(World.organisation("Partner " + i + " " + word));
            World.inForce(partner);
            partners.add(partner);
        }
        String query = ORGANISATIONS + "?q=" + word + "&limit=2&";
        JsonPath first = officer()
                .get(query + WANTED + "&count=true&facets=kind")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("count", equalTo(3))
                .body("facets.kind.university", equalTo(3))
                .extract()
                .jsonPath();
        officer()
                .urlEncodingEnabled(false)
                .get(first.getString("next"))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        officer()
                .urlEncodingEnabled(false)
                .get(first.getString("next").replace("0732", "0311"))
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("cursor-of-another-filter"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        refused("cefr=B2", "?cefr");
        refused("subject=0798", "?subject");
        refused("academicYear=2026/2027&freeSeatsIn=2027/2028", "?academicYear");
        refused("freeSeatsIn=2027/2035", "?freeSeatsIn");
        officer()
                .get(
                        ORGANISATIONS
                                + "?subject=073x&level=9&language=English!&cefr=B7&activity=fun&direction=up&academicYear=27&freeSeatsIn=28")
                .then()
                .statusCode(400)
                .body("errors.size()", equalTo(8));
    }

    private static void refused(String query, String pointer) {
        officer()
                .get(ORGANISATIONS + "?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder(pointer));
    }

    private static boolean finds(UUID organisation, String query) {
        return finds(officer(), organisation, query);
    }

    private static boolean finds(RequestSpecification caller, UUID organisation, String query) {
        List<String> ids = caller.get(ORGANISATIONS + "?id=" + organisation + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.contains(organisation.toString());
    }

    private static Map<String, Object> language(String language, String cefr) {
        return Map.of("language", language, "cefr", cefr);
    }

    private static Map<String, Object> outgoing(
            UUID partner, String field, List<Integer> levels, List<Map<String, Object>> languages) {
        Map<String, Object> condition = studies(home(), partner);
        condition.put("subjectAreas", List.of(Map.of("iscedF", field)));
        condition.put("eqfLevels", levels);
        condition.put("languages", languages);
        return condition;
    }

    private static JsonPath inForce(UUID partner, List<Map<String, Object>> conditions) {
        Map<String, Object> body = World.agreement(partner);
        body.put("conditions", conditions);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "2020-05-01", "reason", "From the archive"));
        return officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
