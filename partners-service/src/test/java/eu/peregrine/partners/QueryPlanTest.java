package eu.peregrine.partners;

import static eu.peregrine.partners.World.home;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every list of organisations and agreements, by each filter that the API document names and by what offices combine, is
 * answered by indexes: in a network of some size no plan reads one of the big tables from end to end. What is explained is what
 * the service really asked, with its values, taken from the database's own log.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class QueryPlanTest {

    /** A value for each filter that finds something, but not nearly everything, unless the filter is of that kind. */
    private static final Map<String, String> ORGANISATION_FILTERS = Map.ofEntries(
            Map.entry("q", "Univesrity Brendal"),
            Map.entry("kind", "company"),
            Map.entry("country", "DE"),
            Map.entry("label", "EUR-ACE"),
            Map.entry("network", LargeNetwork.organisation(0).toString()),
            Map.entry("state", "ACTIVE"),
            Map.entry("id", LargeNetwork.organisation(9).toString()),
            Map.entry("modifiedSince", "2020-01-01T00:00:00Z"),
            Map.entry("bbox", "-5,42,8,51"),
            Map.entry("assignedTo", "nobody-in-particular"),
            Map.entry("subject", "0732"),
            Map.entry("level", "7"),
            Map.entry("language", "zh"),
            Map.entry("cefr", "B2&language=en"),
            Map.entry("activity", "research"),
            Map.entry("direction", "incoming"),
            Map.entry("academicYear", "2028/2029"),
            Map.entry("freeSeatsIn", "2027/2028"));

    private static final Map<String, String> AGREEMENT_FILTERS = Map.ofEntries(
            Map.entry("q", "Exchagne Brendal"),
            Map.entry("state", "IN_FORCE"),
            Map.entry("kind", "research"),
            Map.entry("party", LargeNetwork.organisation(9).toString()),
            Map.entry("country", "DE"),
            Map.entry("activity", "student-studies"),
            Map.entry("academicYear", "2028/2029"),
            Map.entry("awaiting", LargeNetwork.organisation(9).toString()),
            Map.entry("expiresBefore", "2032-01-01"),
            Map.entry("assignedTo", "nobody-in-particular"),
            Map.entry("disputed", "true"),
            Map.entry("id", LargeNetwork.agreement(9).toString()),
            Map.entry("modifiedSince", "2020-01-01T00:00:00Z"));

    private static final List<String> COMBINATIONS = List.of(
            "/api/v1/organisations?freeSeatsIn=2027/2028&subject=0732&level=7&language=en&cefr=B2",
            "/api/v1/organisations?freeSeatsIn=2027/2028&subject=0915&level=7&language=en&cefr=B2",
            "/api/v1/organisations?freeSeatsIn=2027/2028&subject=07&level=6&level=7&language=en&language=zh&country=DE",
            "/api/v1/organisations?freeSeatsIn=2027/2028&direction=incoming&subject=0732",
            "/api/v1/organisations?subject=0732&q=univesrity%20turdal",
            "/api/v1/organisations?subject=02",
            "/api/v1/organisations?country=DE&kind=university&state=ACTIVE",
            "/api/v1/organisations?state=ACTIVE&sort=-modifiedAt",
            "/api/v1/organisations?sort=country",
            "/api/v1/organisations?sort=city",
            "/api/v1/organisations?q=Politecnico%20di%20Limago",
            "/api/v1/organisations?q=di",
            "/api/v1/organisations?q=Politecnico&country=IT",
            "/api/v1/agreements?state=IN_FORCE&kind=research",
            "/api/v1/agreements?state=IN_FORCE&country=DE&academicYear=2027/2028",
            "/api/v1/agreements?academicYear=2027/2028&activity=research",
            "/api/v1/agreements?sort=title",
            "/api/v1/agreements?sort=-modifiedAt",
            "/api/v1/agreements?q=Politecnico%20Limago&state=IN_FORCE",
            "/api/v1/network-map?freeSeatsIn=2027/2028&subject=0732&bbox=-5,42,8,51");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void noListReadsABigTableFromEndToEnd() throws SQLException, IOException {
        home();
        List<String> addresses = new ArrayList<>(COMBINATIONS);
        JsonNode paths =
                json.readTree(given().get("/q/openapi?format=json").asString()).path("paths");
        addresses.addAll(byEachFilter(paths, "/api/v1/organisations", ORGANISATION_FILTERS));
        addresses.addAll(byEachFilter(paths, "/api/v1/agreements", AGREEMENT_FILTERS));

        Map<String, String> scanned = new TreeMap<>();
        LargeNetwork.fill();
        try (Connection connection = TestPostgres.asApp();
                StatementsAsked asked = StatementsAsked.listen()) {
            for (String address : addresses) {
                get(address);
                String next = get(address).path("next");
                asked.during(() -> get(address));
                List<AskedStatement> statements = new ArrayList<>(asked.during(() -> get(address)));
                if (next != null) {
                    statements.addAll(asked.during(() -> get(next)));
                }
                assertThat(statements).as(address).isNotEmpty();
                for (AskedStatement statement : statements) {
                    List<String> tables = statement.readFromEndToEnd(connection);
                    if (!tables.isEmpty()) {
                        scanned.put(address, tables + " by " + statement.sql());
                    }
                }
            }
        } finally {
            LargeNetwork.clear();
        }
        assertThat(scanned).isEmpty();
    }

    private static List<String> byEachFilter(JsonNode paths, String path, Map<String, String> values) {
        List<String> addresses = new ArrayList<>(List.of(path));
        for (JsonNode parameter : paths.path(path).path("get").path("parameters")) {
            String name = parameter.path("name").asText();
            boolean ofEveryList =
                    List.of("limit", "cursor", "sort", "count", "facets").contains(name);
            if (!ofEveryList && parameter.path("in").asText().equals("query")) {
                assertThat(values).as("a value for the filter of %s", path).containsKey(name);
                addresses.add(path + "?" + name + "=" + values.get(name));
            }
        }
        return addresses;
    }

    private static Response get(String address) {
        Response answer =
                World.as(TestTokens.officer()).urlEncodingEnabled(false).get(address.replace(" ", "%20"));
        assertThat(answer.statusCode()).as(address + ": " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
