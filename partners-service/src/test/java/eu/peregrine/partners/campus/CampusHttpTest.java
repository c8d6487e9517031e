package eu.peregrine.partners.campus;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.campus.CampusWorld.CAMPUSES;
import static eu.peregrine.partners.campus.CampusWorld.abroad;
import static eu.peregrine.partners.campus.CampusWorld.added;
import static eu.peregrine.partners.campus.CampusWorld.etag;
import static eu.peregrine.partners.campus.CampusWorld.planned;
import static eu.peregrine.partners.campus.CampusWorld.programme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Campuses over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CampusHttpTest {

    private final String path = CAMPUSES + "/";

    @Test
    void opensAbroadWithAProgrammeAndACorporatePartner() {
        UUID host = World.activePartner();
        Map<String, Object> company = World.organisation("Builders " + World.word());
        company.put("kind", "company");
        UUID builders = World.activePartner(company);
        String id = planned(abroad(host));
        officer().post(path + id + "/open").then().statusCode(422).body("errors.code", contains("no-programme"));

        Map<String, Object> programme = programme();
        programme.put("corporatePartners", List.of(builders));
        officer()
                .body(json(programme))
                .post(path + id + "/programmes")
                .then()
                .statusCode(201)
                .header("Location", containsString("/programmes/"))
                .body("level", equalTo("bac+5"))
                .body("corporatePartners.id", contains(builders.toString()));
        officer()
                .post(path + id + "/open")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("host.id", equalTo(host.toString()))
                .body("programmes.seatsPerTerm", contains(12));
        officer()
                .queryParam("level", "bac+5")
                .get(CAMPUSES + "?host=" + host + "&kind=abroad&state=ACTIVE&country=MA")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        officer().get(CAMPUSES + "?host=" + host + "&level=ms").then().body("items", empty());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("campus", UUID.fromString(id)))
                        .extracting(TestKafka::type)
                        .containsExactly("campus.planned", "campus.programme-added", "campus.opened"));
        officer().get(path + id + "/audit").then().statusCode(200).body("items", hasSize(3));
        officer().post(path + id + "/close").then().statusCode(200).body("state", equalTo("CLOSED"));
        officer().body(json(programme)).post(path + id + "/programmes").then().statusCode(409);
    }

    @Test
    void keepsParisAtTheHomeSchool() {
        Map<String, Object> body = abroad(World.home());
        officer().body(json(body)).post(CAMPUSES).then().statusCode(422).body("errors.code", contains("wrong-host"));
        body.put("kind", "home");
        body.put("country", "FR");
        body.put("city", "Paris");
        String id = planned(body);
        Map<String, Object> master = programme();
        master.put("level", "ms");
        added(id, master);
        master.put("level", "continuing-education");
        master.put("hostsHomeStudents", false);
        added(id, master);
        officer()
                .get(path + id + "/programmes")
                .then()
                .statusCode(200)
                .body("items.level", contains("ms", "continuing-education"));
    }

    @Test
    void refusesWhatIsNone() {
        UUID host = World.activePartner();
        String id = planned(abroad(host));
        Map<String, Object> programme = programme();
        programme.put("corporatePartners", List.of(host));
        programme.put("lastAcademicYear", "2025/2026");
        officer()
                .body(json(programme))
                .post(path + id + "/programmes")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/lastAcademicYear", "/corporatePartners/0"));
        programme.put("level", "bac+4");
        officer().body(json(programme)).post(path + id + "/programmes").then().statusCode(400);
        Map<String, Object> nowhere = abroad(Ids.next());
        nowhere.put("country", "ZZ");
        officer()
                .body(json(nowhere))
                .post(CAMPUSES)
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-country", "unknown-organisation"));
        nowhere.put("hostId", host);
        nowhere.put("country", "XK");
        officer().body(json(nowhere)).post(CAMPUSES).then().statusCode(201);
    }

    @Test
    void changesOnlyForWhoHasReadIt() {
        UUID host = World.activePartner();
        Map<String, Object> body = abroad(host);
        String id = planned(body);
        String programme = added(id, programme());
        added(id, programme());
        Map<String, Object> other = programme();
        other.put("seatsPerTerm", 20);
        String one = path + id + "/programmes/" + programme;
        officer().body(json(other)).put(one).then().statusCode(428);
        String before = etag(id);
        officer()
                .header("If-Match", before)
                .body(json(other))
                .put(one)
                .then()
                .statusCode(200)
                .body("programmes[0].seatsPerTerm", equalTo(20));
        officer()
                .header("If-Match", before)
                .body(json(programme()))
                .put(one)
                .then()
                .statusCode(412);
        officer()
                .header("If-Match", etag(id))
                .delete(one)
                .then()
                .statusCode(200)
                .body("programmes", hasSize(1));
        officer().get(one).then().statusCode(404);
        body.put("city", "Rabat");
        officer()
                .header("If-Match", etag(id))
                .body(json(body))
                .put(path + id)
                .then()
                .statusCode(200)
                .body("city", equalTo("Rabat"));
    }

    @Test
    void opensOnceItsHostIsAvailable() {
        UUID host = World.activePartner();
        String id = planned(abroad(host));
        added(id, programme());
        World.suspend(host).then().statusCode(200);
        officer()
                .get(path + id)
                .then()
                .body("actions.find { it.verb == 'open' }.allowed", equalTo(false))
                .body("actions.find { it.verb == 'open' }.reasons", contains("The host is SUSPENDED."));
        officer().post(path + id + "/open").then().statusCode(422).body("errors.code", contains("host-not-available"));
        officer().post("/api/v1/organisations/" + host + "/activate").then().statusCode(200);
        officer().post(path + id + "/open").then().statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void aPartnerThatIsNoneIsNamed() {
        String id = planned(abroad(World.activePartner()));
        Map<String, Object> programme = programme();
        programme.put("corporatePartners", java.util.Collections.singletonList(null));
        officer()
                .body(json(programme))
                .post(path + id + "/programmes")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/corporatePartners/0"));
    }

    @Test
    void isTheStaffsAndTheHostsBusinessWhilePlanned() {
        UUID host = World.activePartner();
        String id = planned(abroad(host));
        partner(host).get(path + id).then().statusCode(200);
        partner(World.activePartner()).get(path + id).then().statusCode(404);
        as(TestTokens.of("student"))
                .get(CAMPUSES + "?host=" + host)
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}
