package eu.peregrine.partners.codelist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.campus.CampusWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The code lists, and that no enumeration of any service goes without its labels. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CodeListHttpTest {

    private static final String LISTS = "/api/v1/code-lists";

    /** Codes that the API writes as text or numbers. */
    private static final List<String> NO_ENUMERATIONS =
            List.of("eqf-level", "isced-f", "country", "language", "currency");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void tellsWhichListsThereAre() {
        reader().get(LISTS)
                .then()
                .statusCode(200)
                .body("items.name", hasItems("agreement-state", "isced-f", "country", "award-state"))
                .body(
                        "items.find { it.name == 'isced-f' }.entries",
                        equalTo(IscedF.all().size()))
                .body("items.find { it.name == 'isced-f' }.href", equalTo(LISTS + "/isced-f"))
                .body("items.title.fr", not(hasItem((Object) null)))
                .body("items.entries", not(hasItem(0)));
    }

    @Test
    void namesAnEnumerationInBothLanguages() {
        reader().get(LISTS + "/organisation-state")
                .then()
                .statusCode(200)
                .body("title.en", equalTo("Organisation states"))
                .body("items.code", contains("PROSPECT", "ACTIVE", "SUSPENDED", "ARCHIVED"))
                .body("items[2].name.en", equalTo("Suspended"))
                .body("items[2].name.fr", equalTo("Suspendue"));
    }

    @Test
    void givesTheFieldsOfStudyWithTheirParentsAndLevels() {
        reader().get(LISTS + "/isced-f")
                .then()
                .statusCode(200)
                .body("items.find { it.code == '0732' }.parent", equalTo("073"))
                .body("items.find { it.code == '0732' }.level", equalTo("detailed"))
                .body("items.find { it.code == '0732' }.name.fr", equalTo("Bâtiment et génie civil"))
                .body("items.find { it.code == '07' }.containsKey('parent')", equalTo(false));
    }

    @Test
    void knowsTheWorld() {
        reader().get(LISTS + "/country")
                .then()
                .body("items.size()", greaterThan(240))
                .body("items.find { it.code == 'DE' }.name.fr", equalTo("Allemagne"))
                .body("items.find { it.code == 'XK' }.name.en", equalTo("Kosovo"));
        reader().get(LISTS + "/language")
                .then()
                .body("items.find { it.code == 'de' }.name.fr", equalTo("allemand"))
                .body("items.find { it.code == 'he' }.name.en", equalTo("Hebrew"))
                .body("items.code", not(hasItem("iw")));
        reader().get(LISTS + "/currency")
                .then()
                .body("items.find { it.code == 'EUR' }.name.en", equalTo("Euro"))
                .body("items.code", not(hasItem("DEM")));
    }

    @Test
    void canBeKeptForAnHourAndAskedForAgain() {
        String etag = reader().get(LISTS + "/cefr")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, max-age=3600")
                .extract()
                .header("ETag");
        reader().header("If-None-Match", etag).get(LISTS + "/cefr").then().statusCode(304);
        assertThat(reader().get(LISTS).header("ETag")).isNotNull();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        reader().get(LISTS + "/no-such-list").then().statusCode(404);
        reader().get(LISTS + "?limit=1").then().statusCode(400).body("errors.code", contains("unknown-parameter"));
        reader().get(LISTS + "/cefr?lang=fr").then().statusCode(400);
        given().get(LISTS).then().statusCode(401);
    }

    @Test
    void agreementsAndProgrammesNameKnownFieldsAlone() {
        UUID partner = World.activePartner();
        Map<String, Object> condition = World.studies(World.home(), partner);
        condition.put("subjectAreas", List.of(Map.of("iscedF", "0733")));
        Map<String, Object> agreement = World.agreement(partner);
        agreement.put("conditions", List.of(condition));
        World.officer()
                .body(World.json(agreement))
                .post("/api/v1/agreements")
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-field"))
                .body("errors.pointer", contains("/conditions/0/subjectAreas/0/iscedF"));
        Map<String, Object> programme = CampusWorld.programme();
        programme.put("iscedF", "7320");
        World.officer()
                .body(World.json(programme))
                .post("/api/v1/campuses/" + CampusWorld.planned(CampusWorld.abroad(partner)) + "/programmes")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/iscedF"));
    }

    /** A new enumeration, or a new constant, fails here until enumerations.csv says what it is called. */
    @Test
    void everyEnumerationOfTheApiHasItsLabels() throws IOException {
        Map<String, List<String>> wanted = new TreeMap<>();
        collect(json.readTree(Path.of("../contracts/openapi/mobility.json").toFile()), wanted);
        collect(json.readTree(Path.of("../contracts/openapi/scholarships.json").toFile()), wanted);
        collect(json.readTree(given().get("/q/openapi?format=json").asString()), wanted);

        Map<String, List<String>> labelled = new TreeMap<>();
        List<String> names = reader().get(LISTS).path("items.name");
        for (String name : names) {
            if (!NO_ENUMERATIONS.contains(name)) {
                labelled.put(name, reader().get(LISTS + "/" + name).path("items.code"));
            }
        }
        assertThat(labelled)
                .as("the lists of src/main/resources/code-lists/enumerations.csv, against the schemas of the API")
                .containsExactlyEntriesOf(wanted);
    }

    private static void collect(JsonNode document, Map<String, List<String>> enumerations) {
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            if (schema.getValue().has("enum")) {
                List<String> codes = new ArrayList<>();
                schema.getValue().path("enum").forEach(code -> codes.add(code.asText()));
                enumerations.put(
                        schema.getKey().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT), codes);
            }
        }
    }

    private static RequestSpecification reader() {
        return World.as(TestTokens.of("student"));
    }
}
