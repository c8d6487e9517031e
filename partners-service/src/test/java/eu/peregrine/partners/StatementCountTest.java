package eu.peregrine.partners;

import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.campus.CampusWorld;
import eu.peregrine.partners.mobility.Stays;
import eu.peregrine.partners.review.ReviewWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A page costs the same number of SQL statements whatever its size: every list of the API document is asked for a small
 * page and for the largest, so that a list that is new here is measured too.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StatementCountTest {

    private static final int SMALL = 2;
    private static final int LARGE = 200;
    private static final int THINGS = 8;
    private static final int TRIES = 4;
    /** Kinds of things that only some items refer to, each read in one go where one does; less than one for each item. */
    private static final int ONLY_ON_SOME = 2;

    private final ObjectMapper json = new ObjectMapper();

    @Inject
    EntityManagerFactory entityManagerFactory;

    @BeforeEach
    void fill() {
        UUID network = World.activePartner(network());
        World.activePartner(network());
        World.activePartner(network());
        for (int i = 0; i < THINGS; i++) {
            UUID partner = World.activePartner(placed());
            String path = "/api/v1/organisations/" + partner;
            officer()
                    .body(json(Map.of("networkId", network, "start", "2024-01-01")))
                    .post(path + "/memberships")
                    .then()
                    .statusCode(201);
            officer()
                    .body(json(Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01")))
                    .post(path + "/labels")
                    .then()
                    .statusCode(201);
            World.drafted(partner);
            note(World.inForce(partner).getString("id"));
            CampusWorld.added(CampusWorld.planned(CampusWorld.abroad(partner)), CampusWorld.programme());
            ReviewWorld.decided(partner, "positive");
            Stays.outgoing(partner).send("ON_SITE", 1);
            officer()
                    .body(json(Map.of("url", "https://hooks" + i + ".example/in", "eventTypes", List.of("agreement"))))
                    .post("/api/v1/subscriptions")
                    .then()
                    .statusCode(201);
        }
        String busy = World.inForce(World.activePartner()).getString("id");
        for (int i = 0; i < THINGS; i++) {
            note(busy);
        }
        home();
    }

    private static Map<String, Object> placed() {
        Map<String, Object> partner = World.organisation("Placed " + World.word());
        partner.put("latitude", 48.7);
        partner.put("longitude", 2.3);
        return partner;
    }

    private static void note(String agreement) {
        officer()
                .body(json(Map.of("visibility", "parties", "text", "Housing?")))
                .post("/api/v1/agreements/" + agreement + "/notes")
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> network() {
        Map<String, Object> network = World.organisation("Network " + World.word());
        network.put("kind", "network");
        network.put("networkKind", "accreditation");
        return network;
    }

    @Test
    void noListTakesMoreStatementsForALargerPage() throws IOException {
        JsonNode paths =
                json.readTree(given().get("/q/openapi?format=json").asString()).path("paths");
        Map<String, String> growing = new TreeMap<>();
        List<String> thin = new ArrayList<>();
        int lists = 0;
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode list = path.getValue().path("get");
            if (takes(list, "limit")) {
                lists++;
                String address = concrete(path.getKey());
                long small = statements(address + "?limit=" + SMALL);
                long large = statements(address + "?limit=" + LARGE);
                if (!path.getKey().contains("{") && items(address) <= SMALL) {
                    thin.add(list.path("operationId").asText());
                }
                if (large > small + ONLY_ON_SOME) {
                    growing.put(
                            list.path("operationId").asText(), small + " for a small page, " + large + " for a large");
                }
            }
        }
        assertThat(lists).isGreaterThanOrEqualTo(25);
        // Of a policy there is one; its trail grows with each change alone.
        assertThat(thin).as("lists with too little on them to show anything").isSubsetOf("auditSelectionPolicy");
        assertThat(growing).isEmpty();
    }

    private static int items(String address) {
        Response answer = everybody().get(address + "?limit=" + LARGE);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        JsonPath page = answer.jsonPath();
        return page.getList(page.get("type") == null ? "items" : "features").size();
    }

    private static boolean takes(JsonNode operation, String parameter) {
        for (JsonNode known : operation.path("parameters")) {
            if (known.path("name").asText().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** The path with the id of the first thing in the collection before each variable. */
    private static String concrete(String template) {
        String path = template;
        while (path.contains("{")) {
            String collection = path.substring(0, path.indexOf("/{"));
            Response first = everybody().get(collection + "?limit=1");
            List<String> ids = first.statusCode() == 200 ? first.path("items.id") : List.of();
            String id = ids == null || ids.isEmpty() || ids.get(0) == null
                    ? Ids.next().toString()
                    : ids.get(0);
            path = path.replaceFirst("\\{[^}]+}", id);
        }
        return path;
    }

    /** The fewest of some tries: what runs in the background may add its own. */
    private long statements(String address) {
        Statistics statistics =
                entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = statistics.getPrepareStatementCount();
            Response answer = everybody().get(address);
            assertThat(answer.statusCode()).as(address).isIn(200, 404);
            fewest = Math.min(fewest, statistics.getPrepareStatementCount() - before);
        }
        return fewest;
    }

    private static RequestSpecification everybody() {
        return World.as(TestTokens.of("officer", "coordinator", "security", "finance", "auditor", "admin"));
    }
}
