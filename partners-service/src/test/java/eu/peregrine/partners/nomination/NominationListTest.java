package eu.peregrine.partners.nomination;

import static eu.peregrine.partners.World.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import eu.peregrine.partners.mobility.Stays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The nomination list over HTTP, from agreements and the events of mobilities. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class NominationListTest {

    private static final String YEAR = "?academicYear=2027/2028";
    private static final String EVERY_STATE =
            "&state=PLANNED&state=NOMINATED&state=HOST_REJECTED&state=HOST_APPROVED&state=READY&state=ON_SITE&state=CANCELLED";

    private int number;

    @Test
    void showsNominationsBesideTheSeatsOfTheirConditions() {
        UUID partner = World.activePartner();
        JsonPath agreement = World.inForce(partner);
        String out = agreement.getString("conditions[0].id");
        String in = agreement.getString("conditions[1].id");
        under(agreement, out, Stays.outgoing(partner))
                .with("term", "2027/2028-1")
                .send("NOMINATED", 2);
        under(agreement, out, Stays.outgoing(partner)).send("HOST_APPROVED", 3);
        under(agreement, out, Stays.outgoing(partner)).send("PLANNED", 1);
        under(agreement, out, Stays.outgoing(partner)).send("CANCELLED", 4);
        under(agreement, in, Stays.incoming(partner)).send("NOMINATED", 2);
        Stays.outgoing(partner).with("reference", "OUT-2026-9").send("NOMINATED", 2);
        arrived(partner, 5);

        officer()
                .get(path(partner) + YEAR)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("organisation.id", equalTo(partner.toString()))
                .body("organisation.name.en", notNullValue())
                .body("academicYear", equalTo("2027/2028"))
                .body("items", hasSize(3))
                .body("items.state", containsInAnyOrder("NOMINATED", "HOST_APPROVED", "NOMINATED"))
                .body("items.agreement.id", hasItem(agreement.getString("id")))
                .body("items.activity", contains("student-studies", "student-studies", "student-studies"))
                .body("items.find { it.direction == 'incoming' }.sending.id", equalTo(partner.toString()))
                .body("items.find { it.direction == 'incoming' }.sending.name.en", notNullValue())
                .body("items.find { it.direction == 'incoming' }.conditionId", equalTo(in))
                .body("items[0].href", equalTo("/api/v1/mobilities/" + first(partner)))
                .body("items[0].start", equalTo("2026-09-01"))
                .body("conditions.conditionId", contains(out, in))
                .body("conditions[0].direction", equalTo("outgoing"))
                .body("conditions[0].activity", equalTo("student-studies"))
                .body("conditions[0].agreement.href", equalTo("/api/v1/agreements/" + agreement.getString("id")))
                .body("conditions[0].promised", equalTo(4))
                .body("conditions[0].planned", equalTo(1))
                .body("conditions[0].nominated", equalTo(2))
                .body("conditions[0].left", equalTo(1))
                .body("conditions[1].direction", equalTo("incoming"))
                .body("conditions[1].left", equalTo(3));
        officer()
                .get(path(partner) + "?academicYear=2031/2032")
                .then()
                .body("items", empty())
                .body("conditions", empty());
    }

    @Test
    void countsWhatRoundsHaveOfferedAndTheMonths() {
        UUID partner = World.activePartner();
        JsonPath agreement = World.inForce(partner);
        String out = agreement.getString("conditions[0].id");
        under(agreement, out, Stays.outgoing(partner))
                .planned("2027-09-01", "2028-01-28")
                .send("NOMINATED", 2);
        UUID condition = UUID.fromString(out);
        Stays.offer(condition, "2027/2028", "5.00").send("OFFERED", 2);
        Stays.offer(condition, "2027/2028", "5.00").send("OFFERED", 2).send("ACCEPTED", 3);
        Stays.offer(condition, "2027/2028", "5.00").send("ACCEPTED", 3).send("NOMINATED", 4);
        Stays.offer(condition, "2028/2029", "5.00").send("OFFERED", 2);
        arrived(partner, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(path(partner) + YEAR)
                        .then()
                        .body("conditions[0].offered", equalTo(2))
                        .body("conditions[0].nominated", equalTo(1))
                        .body("conditions[0].left", equalTo(1))
                        .body("conditions[0].monthsHeld", equalTo(15.0f)));
        int promised = officer().get(path(partner) + YEAR).jsonPath().getInt("conditions[0].monthsPromised");
        Stays.offer(condition, "2028/2029", promised + ".00").send("OFFERED", 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(path(partner) + "?academicYear=2028/2029")
                        .then()
                        .body("conditions[0].offered", equalTo(2))
                        .body("conditions[0].left", equalTo(0)));
    }

    @Test
    void promisesNothingAfterTheEndOfANotice() {
        UUID partner = World.activePartner();
        String ends = World.partner(partner)
                .body(World.json(Map.of("reason", "We close")))
                .post("/api/v1/agreements/" + World.inForce(partner).getString("id") + "/give-notice")
                .then()
                .statusCode(200)
                .extract()
                .path("notice.endsOn");
        int year = Integer.parseInt(ends.substring(0, 4));
        officer()
                .get(path(partner) + "?academicYear=" + (year - 1) + "/" + year)
                .then()
                .body("conditions", hasSize(2));
        officer()
                .get(path(partner) + "?academicYear=" + year + "/" + (year + 1))
                .then()
                .statusCode(200)
                .body("conditions", empty());
    }

    @Test
    void isFilteredAndPaged() {
        UUID partner = World.activePartner();
        planned(Stays.outgoing(partner)).with("term", "2027/2028-1").send("NOMINATED", 2);
        planned(Stays.outgoing(partner)).with("term", "2027/2028-2").send("READY", 2);
        planned(Stays.incoming(partner)).with("term", "2027/2028-2").send("CANCELLED", 2);
        planned(Stays.incoming(partner)).with("academicYear", "2027/2027").send("NOMINATED", 2);
        arrived(partner, 4);

        officer().get(path(partner) + YEAR + "&direction=outgoing").then().body("items", hasSize(2));
        officer().get(path(partner) + YEAR + "&state=CANCELLED").then().body("items.direction", contains("incoming"));
        officer().get(path(partner) + "?term=2027/2028-2").then().body("items.state", contains("READY"));
        officer().get(path(partner) + YEAR + "&count=true").then().body("count", equalTo(3));

        JsonPath page = officer().get(path(partner) + YEAR + "&limit=2").jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        List<String> references = page.getList("items.reference");
        assertThat(references).isSorted();
        officer()
                .urlEncodingEnabled(false)
                .get(page.getString("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.reference", not(hasItem(references.get(0))));
    }

    @Test
    void comesAsATableToo() {
        UUID partner = World.activePartner();
        JsonPath agreement = World.inForce(partner);
        under(agreement, agreement.getString("conditions[0].id"), Stays.outgoing(partner))
                .with("term", "2027/2028-1")
                .send("NOMINATED", 2);
        planned(Stays.incoming(partner)).send("READY", 2);
        planned(Stays.incoming(partner)).send("CANCELLED", 2);
        arrived(partner, 3);

        List<String> lines = table(path(partner) + YEAR);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("reference", "state", "sending.en", "agreement");
        assertThat(lines.get(1))
                .contains(
                        "OUT-2027-0001",
                        "NOMINATED",
                        "2027/2028-1",
                        agreement.getString("reference"),
                        "student-studies");
        assertThat(lines.get(2)).contains("OUT-2027-0002", "READY");
        assertThat(table(path(partner) + YEAR + "&direction=incoming&state=CANCELLED"))
                .hasSize(2);
        assertThat(table(path(partner) + "?term=2027/2028-1/2")).hasSize(2);
        World.partner(World.activePartner())
                .accept("text/csv")
                .get(path(partner) + YEAR)
                .then()
                .statusCode(404);
        officer().accept("application/xml").get(path(partner) + YEAR).then().statusCode(406);
        officer().accept("*/*").get(path(partner) + YEAR).then().header("Content-Type", startsWith("application/json"));
    }

    private static List<String> table(String address) {
        return officer()
                .accept("text/csv")
                .get(address)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        UUID partner = World.activePartner();
        for (String wrong :
                List.of("academicYear=2027", "direction=up", "state=GONE", "term=autumn", "student=x", "limit=0")) {
            officer().get(path(partner) + "?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void isForThePartnerItselfAndTheStaff() {
        UUID partner = World.activePartner();
        planned(Stays.outgoing(partner)).send("NOMINATED", 2);
        arrived(partner, 1);

        World.partner(partner).get(path(partner) + YEAR).then().statusCode(200).body("items", hasSize(1));
        World.partner(World.activePartner()).get(path(partner) + YEAR).then().statusCode(404);
        officer().get(path(UUID.randomUUID()) + YEAR).then().statusCode(404);
    }

    private Stays under(JsonPath agreement, String condition, Stays stay) {
        return planned(stay).with("agreementId", agreement.getString("id")).with("conditionId", condition);
    }

    private Stays planned(Stays stay) {
        number++;
        return stay.with("academicYear", "2027/2028").with("reference", "OUT-2027-%04d".formatted(number));
    }

    private static String first(UUID partner) {
        return officer().get(path(partner) + YEAR).path("items[0].id");
    }

    private static void arrived(UUID partner, int howMany) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        officer().get(path(partner) + YEAR + EVERY_STATE).then().body("items", hasSize(howMany)));
    }

    private static String path(UUID partner) {
        return "/api/v1/organisations/" + partner + "/nomination-list";
    }
}
