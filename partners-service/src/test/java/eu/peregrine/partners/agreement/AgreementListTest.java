package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.drafted;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.studies;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementListTest {

    private static final String AGREEMENTS = "/api/v1/agreements";

    @Inject
    EntityManagerFactory entityManagerFactory;

    @Test
    void isFoundByEveryFilter() {
        Map<String, Object> country = organisation("Universidad " + word());
        country.put("country", "UY");
        UUID partner = World.activePartner(country);
        String draft = drafted(partner).getString("id");
        String proposal = proposed(partner).getString("id");
        String inForce = inForce(partner).getString("id");

        list("party=" + partner).body("items.id", containsInAnyOrder(draft, proposal, inForce));
        list("party=" + partner + "&state=DRAFT&state=PROPOSED").body("items.id", containsInAnyOrder(draft, proposal));
        list("party=" + partner + "&kind=research").body("items", empty());
        list("country=UY").body("items.id", containsInAnyOrder(draft, proposal, inForce));
        list("country=UY&awaiting=" + partner).body("items.id", contains(proposal));
        list("country=UY&awaiting=" + home()).body("items.id", contains(proposal));
        list("country=UY&activity=student-studies&academicYear=2029/2030").body("items.id", hasItem(inForce));
        list("country=UY&academicYear=2029/2030&academicYear=1999/2000").body("items.id", hasItem(inForce));
        list("country=UY&academicYear=2030/2031").body("items", empty());
        list("country=UY&activity=research").body("items", empty());
        list("id=" + draft + "&id=" + inForce).body("items.id", containsInAnyOrder(draft, inForce));
        list("country=UY&modifiedSince=2999-01-01T00:00:00Z").body("items", empty());
        officer().get(AGREEMENTS + "?academicYear=2029").then().statusCode(400);
    }

    @Test
    void isFoundByWhenItExpiresAndByWhoLooksAfterIt() {
        UUID partner = World.activePartner();
        String first = inForce(partner).getString("id");
        String second = drafted(partner).getString("id");

        list("party=" + partner + "&expiresBefore=2030-09-01").body("items", empty());
        list("party=" + partner + "&expiresBefore=2030-09-02").body("items.id", contains(first));
        officer().get(AGREEMENTS + "?expiresBefore=soon").then().statusCode(400);

        String officer = "officer-" + word();
        officer()
                .body(json(Map.of("officer", officer)))
                .post(AGREEMENTS + "/" + second + "/assign")
                .then()
                .statusCode(200)
                .body("assignedTo", org.hamcrest.Matchers.equalTo(officer));
        list("assignedTo=" + officer).body("items.id", contains(second));
        World.partner(partner).get(AGREEMENTS + "?assignedTo=" + officer).then().body("items", empty());
        World.partner(partner)
                .get(AGREEMENTS + "/" + second)
                .then()
                .statusCode(200)
                .body("assignedTo", org.hamcrest.Matchers.nullValue());
        officer().body("{}").post(AGREEMENTS + "/" + second + "/assign").then().statusCode(200);
        list("assignedTo=" + officer).body("items", empty());
    }

    @Test
    void tellsWhoeverPollsOfWhatWasWithdrawn() {
        UUID partner = World.activePartner();
        String id = World.drafted(partner).getString("id");
        String etag = officer().get(AGREEMENTS + "/" + id).header("ETag");
        officer().header("If-Match", etag).delete(AGREEMENTS + "/" + id).then().statusCode(204);
        String ofPartner = "party=" + partner;
        list(ofPartner).body("items", empty());
        list(ofPartner + "&state=DELETED").body("items.id", contains(id)).body("items.state", contains("DELETED"));
        list(ofPartner + "&modifiedSince=2000-01-01T00:00:00Z").body("items.id", contains(id));
        list(ofPartner + "&modifiedSince=2000-01-01T00:00:00Z&state=DRAFT").body("items", empty());
    }

    @Test
    void findsTheNearestFirstAndPageByPage() {
        UUID named = World.activePartner(organisation("Polytechnika " + word()));
        UUID other = World.activePartner();
        String byTitle = titled(other, "Polytechnika Warszawska");
        String nearly = titled(other, "Politechnika Warsawska");
        String byParty = titled(named, "Exchange " + word());
        String query = AGREEMENTS + "?q=polytechnika&limit=1&party=" + named + "&party=" + other;
        List<String> found = walk(query);
        assertThat(found).containsExactlyInAnyOrder(byTitle, nearly, byParty);
        assertThat(found.get(2)).isEqualTo(nearly);
    }

    private static String titled(UUID partner, String title) {
        Map<String, Object> body = agreement(partner);
        body.put("title", title);
        return officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void isFoundByWordsOfTitleReferenceAndParty() {
        UUID partner = World.activePartner(organisation("Université de Besançon " + word()));
        Map<String, Object> body = agreement(partner);
        body.put("title", "Génie civil et béton précontraint");
        var created = officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String id = created.getString("id");

        for (String query : List.of(
                "genie civil",
                "beton precontrint",
                created.getString("reference"),
                "besancon",
                "universite de besancon")) {
            officer()
                    .queryParam("q", query)
                    .queryParam("party", partner)
                    .get(AGREEMENTS)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));
        }
        officer()
                .queryParam("q", "astrophysics")
                .queryParam("party", partner)
                .get(AGREEMENTS)
                .then()
                .body("items", empty());
    }

    @Test
    void isListedPageByPageInBothDirections() {
        UUID partner = World.activePartner();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(drafted(partner).getString("id"));
        }
        assertThat(walk(AGREEMENTS + "?limit=2&party=" + partner)).containsExactlyElementsOf(ids);
        List<String> backwards = new ArrayList<>(ids);
        java.util.Collections.reverse(backwards);
        assertThat(walk(AGREEMENTS + "?limit=2&sort=-modifiedAt&party=" + partner))
                .containsExactlyElementsOf(backwards);
        assertThat(walk(AGREEMENTS + "?limit=3&sort=state,-title&party=" + partner))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> walk(String first) {
        List<String> seen = new ArrayList<>();
        for (String next = first; next != null; ) {
            var page = officer()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        return seen;
    }

    @Test
    void takesTheSameNumberOfStatementsWhateverThePageHolds() {
        for (int i = 0; i < 12; i++) {
            Map<String, Object> partner = organisation("Partner " + word());
            partner.put("country", "GL");
            inForce(World.activePartner(partner));
        }
        var statistics = entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        assertThat(statements(AGREEMENTS + "?country=GL&limit=2"))
                .isEqualTo(statements(AGREEMENTS + "?country=GL&limit=12"));
        assertThat(statements("/api/v1/organisations?country=GL&limit=2"))
                .isEqualTo(statements("/api/v1/organisations?country=GL&limit=12"));
        statistics.setStatisticsEnabled(false);
    }

    private long statements(String path) {
        var statistics = entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
        officer().get(path).then().statusCode(200);
        // What falls due in the background counts as well, so the fewest of some tries are the request's own.
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            statistics.clear();
            officer().get(path).then().statusCode(200);
            fewest = Math.min(fewest, statistics.getPrepareStatementCount());
        }
        return fewest;
    }

    @Test
    void takesTheIdsOfConditionsAndRefusesThoseOfAnotherAgreement() {
        UUID partner = World.activePartner();
        String taken = drafted(partner).getString("conditions[0].id");
        Map<String, Object> body = agreement(partner);
        Map<String, Object> condition = studies(home(), partner);
        condition.put("id", taken);
        body.put("conditions", List.of(condition));

        officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/conditions/0/id"));
        list("party=" + partner).body("items.title", not(hasItem(body.get("title"))));
    }

    private static ValidatableResponse list(String query) {
        return officer().get(AGREEMENTS + "?" + query).then().statusCode(200);
    }
}
