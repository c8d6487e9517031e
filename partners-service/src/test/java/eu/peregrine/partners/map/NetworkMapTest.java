package eu.peregrine.partners.map;

import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import eu.peregrine.partners.mobility.Stays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The network as GeoJSON. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class NetworkMapTest {

    private static final String MAP = "/api/v1/network-map";

    @Test
    void showsPlacesLabelsAgreementsAndSeats() {
        home();
        String word = World.word();
        UUID partner = at(word, 51.028, 13.73);
        Map<String, Object> nowhere = World.organisation("Nowhere " + word);
        World.activePartner(nowhere);
        officer()
                .body(json(Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01")))
                .post("/api/v1/organisations/" + partner + "/labels")
                .then()
                .statusCode(201);
        JsonPath agreement = inForce(partner);
        String outgoing = agreement.getString("conditions[0].id");
        Stays.outgoing(partner)
                .with("academicYear", "2027/2028")
                .with("conditionId", outgoing)
                .send("NOMINATED", 2);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .accept("application/geo+json")
                        .get(MAP + "?q=" + word + "&academicYear=2027/2028")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("application/geo+json"))
                        .body("type", equalTo("FeatureCollection"))
                        .body("features.id", contains(partner.toString()))
                        .body("features[0].type", equalTo("Feature"))
                        .body("features[0].geometry.type", equalTo("Point"))
                        .body("features[0].geometry.coordinates", contains(13.73f, 51.028f))
                        .body("features[0].properties.labels", contains("EUR-ACE"))
                        .body("features[0].properties.agreementsInForce", equalTo(1))
                        .body("features[0].properties.seatsPromised", equalTo(4))
                        .body("features[0].properties.seatsFree", equalTo(3)));
        officer()
                .get(MAP + "?q=" + word + "&academicYear=2035/2036")
                .then()
                .statusCode(200)
                .body("features[0].properties.seatsPromised", equalTo(0));

        // What a round has offered is not free, and nothing is once every month is held.
        Stays.offer(UUID.fromString(outgoing), "2027/2028", "5.00").send("OFFERED", 2);
        Stays.offer(UUID.fromString(outgoing), "2028/2029", "20.00").send("ACCEPTED", 3);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            officer()
                    .get(MAP + "?q=" + word + "&academicYear=2027/2028")
                    .then()
                    .body("features[0].properties.seatsFree", equalTo(2));
            officer()
                    .get(MAP + "?q=" + word + "&academicYear=2028/2029")
                    .then()
                    .body("features[0].properties.seatsPromised", equalTo(4))
                    .body("features[0].properties.seatsFree", equalTo(0));
        });
    }

    @Test
    void promisesNoSeatsAfterTheEndOfANotice() {
        String word = World.word();
        UUID partner = at(word, 51.028, 13.73);
        String ends = officer()
                .body(json(Map.of("reason", "We close")))
                .post("/api/v1/agreements/" + inForce(partner).getString("id") + "/give-notice")
                .then()
                .statusCode(200)
                .extract()
                .path("notice.endsOn");
        int year = Integer.parseInt(ends.substring(0, 4));
        officer()
                .get(MAP + "?q=" + word + "&academicYear=" + (year - 1) + "/" + year)
                .then()
                .body("features[0].properties.seatsPromised", equalTo(4));
        officer()
                .get(MAP + "?q=" + word + "&academicYear=" + year + "/" + (year + 1))
                .then()
                .statusCode(200)
                .body("features[0].properties.agreementsInForce", equalTo(1))
                .body("features[0].properties.seatsPromised", equalTo(0))
                .body("features[0].properties.seatsFree", equalTo(0));
    }

    @Test
    void findsWhatLiesInABoxAcrossTheAntimeridianToo() {
        String word = World.word();
        UUID dresden = at(word, 51.028, 13.73);
        UUID fiji = at(word, -18.15, 178.44);
        UUID samoa = at(word, -13.83, -171.76);
        String map = MAP + "?q=" + word + "&sort=country&bbox=";
        officer().get(map + "5,47,15,55").then().body("features.id", contains(dresden.toString()));
        assertThat(officer().get(map + "170,-30,-160,0").jsonPath().getList("features.id", String.class))
                .containsExactlyInAnyOrder(fiji.toString(), samoa.toString());
        officer().get(map + "0,0,1,1").then().statusCode(200).body("features", empty());
        for (String box : new String[] {"1,2,3", "a,b,c,d", "0,50,1,40", "200,0,201,1"}) {
            officer().get(map + box).then().statusCode(400);
        }
    }

    @Test
    void comesInPages() {
        String word = World.word();
        at(word, 51.0, 13.7);
        at(word, 48.1, 11.5);
        at(word, 52.5, 13.4);
        JsonPath first = officer()
                .get(MAP + "?q=" + word + "&limit=2")
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("features", hasSize(2))
                .body("next", notNullValue())
                .extract()
                .jsonPath();
        officer().get(first.getString("next")).then().statusCode(200).body("features", hasSize(1));
        officer().get(MAP + "?limit=5000").then().statusCode(400);
        officer().get(MAP + "?academicYear=2027").then().statusCode(400);
    }

    private static UUID at(String word, double latitude, double longitude) {
        Map<String, Object> body = World.organisation("Mapped " + word);
        body.put("latitude", latitude);
        body.put("longitude", longitude);
        return World.activePartner(body);
    }
}
