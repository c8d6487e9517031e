package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which officer looks after an organisation, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OrganisationAssignmentTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";

    @Test
    void isSaidFoundAndTakenBackByTheOffice() {
        UUID partner = World.activePartner();
        String path = ORGANISATIONS + "/" + partner;
        String officer = "officer-" + World.word();
        String etag = officer().get(path).header("ETag");

        assign(path, Map.of("officer", officer))
                .statusCode(200)
                .body("assignedTo", equalTo(officer))
                .body("actions.find { it.verb == 'assign' }.allowed", equalTo(true));
        officer()
                .get(ORGANISATIONS + "?assignedTo=" + officer)
                .then()
                .body("items.id", contains(partner.toString()))
                .body("items.assignedTo", contains(officer));
        officer()
                .header("If-Match", etag)
                .body(json(Map.of("officer", officer)))
                .post(path + "/assign")
                .then()
                .statusCode(412);
        officer().get(path + "/audit").then().body("items.verb", hasItem("assigned"));

        assign(path, Map.of()).statusCode(200).body("assignedTo", nullValue());
        officer().get(ORGANISATIONS + "?assignedTo=" + officer).then().body("items", empty());
    }

    @Test
    void isNobodyElsesBusiness() {
        UUID partner = World.activePartner();
        String path = ORGANISATIONS + "/" + partner;
        String officer = "officer-" + World.word();
        assign(path, Map.of("officer", officer)).statusCode(200);

        World.partner(partner)
                .get(path)
                .then()
                .statusCode(200)
                .body("assignedTo", nullValue())
                .body("actions.find { it.verb == 'assign' }.allowed", equalTo(false));
        World.partner(partner)
                .get(ORGANISATIONS + "?assignedTo=" + officer)
                .then()
                .statusCode(200)
                .body("items", empty());
        assign(path, Map.of("officer", "with space")).statusCode(400);
        assign(ORGANISATIONS + "/" + UUID.randomUUID(), Map.of("officer", officer))
                .statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse assign(String path, Map<String, Object> body) {
        return officer().body(json(body)).post(path + "/assign").then();
    }
}
