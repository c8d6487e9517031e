package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OrganisationHttpTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";

    @Test
    void isRegisteredActivatedSuspendedAndArchived() {
        Map<String, Object> body = organisation("Technische Universität " + word());
        UUID id = Ids.next();
        body.put("id", id);
        body.put("identifiers", Map.of("schac", word() + ".example.de", "erasmusCode", "D  DRESDEN02"));
        String etag = officer()
                .body(json(body))
                .post(ORGANISATIONS)
                .then()
                .statusCode(201)
                .header("Location", ORGANISATIONS + "/" + id)
                .body("state", equalTo("PROSPECT"))
                .body("version", nullValue())
                .body("actions.findAll { it.allowed }.verb", contains("activate", "archive", "assign", "merge"))
                .extract()
                .header("ETag");
        officer().get(ORGANISATIONS + "/" + id).then().header("ETag", etag);
        step(id, "activate", "ACTIVE");
        step(id, "suspend", "SUSPENDED");
        World.suspend(id).then().statusCode(409);
        step(id, "activate", "ACTIVE");
        step(id, "archive", "ARCHIVED");
        officer()
                .get(ORGANISATIONS + "/" + id + "/audit")
                .then()
                .statusCode(200)
                .body("items.verb", contains("registered", "activated", "suspended", "activated", "archived"));
    }

    private static void step(UUID id, String verb, String state) {
        officer()
                .header("X-Reason", "Because")
                .post(ORGANISATIONS + "/" + id + "/" + verb)
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    @Test
    void refusesAnIdOrIdentifierThatAnotherHas() {
        Map<String, Object> body = organisation("First " + word());
        String schac = word() + ".example";
        body.put("identifiers", Map.of("schac", schac));
        UUID first = World.activePartner(body);

        Map<String, Object> sameIdentifier = organisation("Second " + word());
        sameIdentifier.put("identifiers", Map.of("schac", schac));
        officer()
                .body(json(sameIdentifier))
                .post(ORGANISATIONS)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/identifiers/schac"));
        Map<String, Object> sameId = organisation("Second " + word());
        sameId.put("id", first);
        officer().body(json(sameId)).post(ORGANISATIONS).then().statusCode(409);
    }

    @Test
    void hasOneHome() {
        World.home();
        Map<String, Object> second = organisation("Second home " + word());
        second.put("home", true);
        officer()
                .body(json(second))
                .post(ORGANISATIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("second-home"));
        World.suspend(World.HOME).then().statusCode(422);
    }

    @Test
    void holdsLabelsAndIsFoundByThem() {
        UUID id = World.activePartner();
        String label = "Label " + word();
        String body =
                json(Map.of("label", label, "issuer", "ENAEE", "validFrom", "2024-01-01", "validUntil", "2030-01-01"));
        officer()
                .body(body)
                .post(ORGANISATIONS + "/" + id + "/labels")
                .then()
                .statusCode(201)
                .body("labels.label", contains(label));
        officer().body(body).post(ORGANISATIONS + "/" + id + "/labels").then().statusCode(409);
        officer()
                .queryParam("label", label)
                .get(ORGANISATIONS)
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()));
    }

    @Test
    void joinsNetworksThatCountTheirMembers() {
        Map<String, Object> body = organisation("Network " + word());
        body.put("kind", "network");
        body.put("networkKind", "network");
        UUID network = World.activePartner(body);
        UUID current = World.activePartner();
        UUID former = World.activePartner();
        join(current, Map.of("networkId", network, "role", "member", "start", "2020-01-01"));
        join(former, Map.of("networkId", network, "start", "2020-01-01", "end", "2021-01-01"));

        officer()
                .get("/api/v1/networks/" + network)
                .then()
                .statusCode(200)
                .body("networkKind", equalTo("network"))
                .body("members", equalTo(1));
        officer()
                .queryParam("limit", 200)
                .get("/api/v1/networks")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + network + "' }.members", equalTo(1))
                .body("items.id", not(hasItem(current.toString())));
        officer()
                .queryParam("network", network)
                .get(ORGANISATIONS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].memberships[0].network.id", equalTo(network.toString()));
        officer().get("/api/v1/networks/" + current).then().statusCode(404);
        String name = ((Map<?, ?>) body.get("name")).get("en").toString();
        officer()
                .queryParam("q", name)
                .queryParam("kind", "network")
                .queryParam("facets", "kind,state")
                .get("/api/v1/networks")
                .then()
                .statusCode(200)
                .body("items.id", contains(network.toString()))
                .body("facets.kind", equalTo(Map.of("network", 1)))
                .body("facets.state", equalTo(Map.of("ACTIVE", 1)));
        String modified = officer().get(ORGANISATIONS + "/" + network).path("modifiedAt");
        officer()
                .queryParam("id", network, current)
                .queryParam("modifiedSince", modified)
                .get("/api/v1/networks")
                .then()
                .statusCode(200)
                .body("items.id", contains(network.toString()));
        officer()
                .queryParam("id", network)
                .queryParam("modifiedSince", "2099-01-01T00:00:00Z")
                .get("/api/v1/networks")
                .then()
                .body("items", hasSize(0));
        officer()
                .body(json(Map.of("networkId", current, "start", "2020-01-01")))
                .post(ORGANISATIONS + "/" + former + "/memberships")
                .then()
                .statusCode(422);
    }

    private static void join(UUID organisation, Map<String, Object> membership) {
        officer()
                .body(json(membership))
                .post(ORGANISATIONS + "/" + organisation + "/memberships")
                .then()
                .statusCode(201);
    }

    @Test
    void isFoundWithoutAccentsAndWithATypo() {
        String unique = word();
        Map<String, Object> body = organisation("École Supérieure d'Ingénierie " + unique);
        body.put("name", Map.of("en", "Graduate School " + unique, "fr", "École Supérieure d'Ingénierie " + unique));
        body.put("city", "Besançon");
        String id = World.activePartner(body).toString();

        for (String query : List.of(
                unique, "ecole superieure d'ingenierie " + unique, "BESANCON", "Besancpn", "superieur", "ingeneirie")) {
            officer()
                    .queryParam("q", query)
                    .get(ORGANISATIONS)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }
        officer().queryParam("q", "zzzzqqqq").get(ORGANISATIONS).then().body("items", empty());
        officer().queryParam("q", "%").get(ORGANISATIONS).then().statusCode(200).body("items", empty());
    }

    @Test
    void isFoundInTheOrderInWhichItFits() {
        String word = word();
        String near = World.activePartner(organisation("Academy of " + word.substring(0, word.length() - 1) + "0"))
                .toString();
        String exact = World.activePartner(organisation("Zenith " + word)).toString();
        String first = officer()
                .queryParam("q", word)
                .queryParam("limit", 1)
                .get(ORGANISATIONS)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(exact)))
                .extract()
                .path("next");
        officer().urlEncodingEnabled(false).get(first).then().statusCode(200).body("items.id", hasItem(near));
    }

    @Test
    void isListedByFiltersPageByPage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> body = organisation("Island " + i + " " + word());
            body.put("country", "IS");
            body.put("city", "Reykjavík");
            body.put("kind", i == 4 ? "company" : "university");
            ids.add(World.activePartner(body).toString());
        }
        List<String> seen = new ArrayList<>();
        String next = ORGANISATIONS + "?country=IS&kind=university&state=ACTIVE&limit=2&sort=-name&count=true";
        while (next != null) {
            var page = officer()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items").size()).isLessThanOrEqualTo(2);
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        assertThat(seen).containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        officer()
                .get(ORGANISATIONS + "?country=IS&country=FR&kind=company&count=true")
                .then()
                .body("items.id", contains(ids.get(4)))
                .body("count", equalTo(1));
        officer()
                .get(ORGANISATIONS + "?id=" + ids.get(0) + "&id=" + ids.get(1))
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void showsProspectsToTheStaffAlone() {
        String id = officer()
                .body(json(organisation("Prospect " + word())))
                .post(ORGANISATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(TestTokens.of("coordinator")).get(ORGANISATIONS + "/" + id).then().statusCode(200);
        as(TestTokens.student(Ids.next())).get(ORGANISATIONS + "/" + id).then().statusCode(404);
        as(TestTokens.of("student"))
                .queryParam("id", id)
                .get(ORGANISATIONS)
                .then()
                .body("items", empty());
        partner(UUID.fromString(id)).get(ORGANISATIONS + "/" + id).then().statusCode(200);
        officer().post(ORGANISATIONS + "/" + id + "/activate").then().statusCode(200);
        as(TestTokens.student(Ids.next()))
                .get(ORGANISATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("actions.findAll { it.allowed }", empty());
    }

    @Test
    void isReplacedAsAWhole() {
        Map<String, Object> body = organisation("Before " + word());
        body.put("website", "https://example.org");
        UUID id = World.activePartner(body);
        String path = ORGANISATIONS + "/" + id;
        Map<String, Object> replaced = organisation("After " + word());

        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(replaced))
                .put(path)
                .then()
                .statusCode(200)
                .body("website", nullValue())
                .body("state", equalTo("ACTIVE"));
        replaced.put("id", Ids.next());
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(replaced))
                .put(path)
                .then()
                .statusCode(422);
    }

    @Test
    void keepsDocuments() {
        UUID id = World.activePartner();
        String document = officer()
                .contentType("text/plain")
                .body("Minutes")
                .queryParam("name", "minutes.txt")
                .post(ORGANISATIONS + "/" + id + "/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        officer().get(ORGANISATIONS + "/" + id + "/documents").then().body("items.id", contains(document));
        officer()
                .accept("*/*")
                .get(ORGANISATIONS + "/" + id + "/documents/" + document)
                .then()
                .statusCode(200)
                .body(equalTo("Minutes"));
        officer()
                .accept("*/*")
                .get(ORGANISATIONS + "/" + World.activePartner() + "/documents/" + document)
                .then()
                .statusCode(404);
    }
}
