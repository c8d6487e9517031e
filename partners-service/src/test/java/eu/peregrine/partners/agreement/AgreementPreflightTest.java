package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.studies;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What would be said, asked before it is sent. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementPreflightTest {

    private static final String AGREEMENTS = "/api/v1/agreements";

    private static ValidatableResponse validate(RequestSpecification caller, String path, Map<String, Object> body) {
        return caller.body(json(body)).post(AGREEMENTS + path).then().statusCode(200);
    }

    @Test
    void namesEverythingOfAChangeAtOnceAndChangesNothing() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String path = "/" + proposal.getString("id") + "/validate";
        String etag = officer().get(AGREEMENTS + "/" + proposal.getString("id")).header("ETag");
        Map<String, Object> body = agreement(partner);
        Map<String, Object> wrong = studies(home(), home());
        wrong.put("id", World.drafted(partner).getString("conditions[0].id"));
        wrong.put("eqfLevels", List.of());
        body.put("id", World.activePartner());
        body.put("conditions", List.of(wrong));

        validate(officer(), path, body)
                .body("valid", equalTo(false))
                .body(
                        "violations.pointer",
                        hasItems("/id", "/conditions/0/id", "/conditions/0/receiving", "/conditions/0/eqfLevels"));
        officer().get(AGREEMENTS + "/" + proposal.getString("id")).then().header("ETag", equalTo(etag));
        partner(World.activePartner())
                .body(json(agreement(partner)))
                .post(AGREEMENTS + path)
                .then()
                .statusCode(404);
    }

    @Test
    void warnsOfWhatIsLateOverOrPromisedTwice() {
        UUID partner = World.activePartner();
        String there = inForce(partner).getString("reference");
        Map<String, Object> body = agreement(partner);
        Map<String, Object> over = studies(home(), partner);
        over.put("firstAcademicYear", "2001/2002");
        over.put("lastAcademicYear", "2003/2004");
        body.put("conditions", List.of(studies(home(), partner), studies(home(), partner), over));

        validate(officer(), "/validate", body)
                .body("valid", equalTo(true))
                .body("warnings.code", hasItems("late-for-year", "promised-twice", "promised-elsewhere", "years-over"))
                .body(
                        "warnings.find { it.code == 'promised-elsewhere' }.detail",
                        equalTo(there + " promises the same for some of these years."))
                .body("warnings.find { it.code == 'years-over' }.pointer", equalTo("/conditions/2/lastAcademicYear"));
        // Another university does not learn what these two have agreed.
        validate(partner(World.activePartner()), "/validate", body)
                .body("warnings.code", not(hasItem("promised-elsewhere")));
    }

    @Test
    void takesSeveralNewConditionsWithoutIds() {
        UUID partner = World.activePartner();
        JsonPath inForce = inForce(partner);
        Map<String, Object> body = agreement(partner);
        validate(officer(), "/" + inForce.getString("id") + "/validate", body).body("valid", equalTo(true));
    }

    @Test
    void tellsAPartnerWhatIsNotItsToDraft() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-01", "reason", "On paper"));
        validate(partner(World.activePartner()), "/validate", body)
                .body("valid", equalTo(false))
                .body("violations.code", hasItems("not-between-us", "office-only"));
        String path = "/" + World.drafted(partner).getString("id") + "/validate";
        Map<String, Object> change = agreement(partner);
        change.put("parties", List.of(home(), partner, World.activePartner()));
        validate(partner(partner), path, change).body("violations.code", hasItems("forbidden", "parties-fixed"));
        validate(officer(), path, change).body("valid", equalTo(true));
    }

    @Test
    void tellsOfAPaperThatIsNotKeptAndOfPartiesThatAreAgreedOn() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        body.put(
                "recorded",
                Map.of(
                        "state", "IN_FORCE",
                        "signedOn", "1994-05-01",
                        "reason", "On paper",
                        "documentId", UUID.randomUUID()));
        validate(officer(), "/validate", body).body("violations.pointer", hasItem("/recorded/documentId"));

        String path = "/" + inForce(partner).getString("id") + "/validate";
        Map<String, Object> change = agreement(partner);
        change.put("parties", List.of(home(), partner, World.activePartner()));
        validate(officer(), path, change).body("violations.code", hasItem("parties-fixed"));
        World.suspend(partner).then().statusCode(200);
        validate(officer(), path, agreement(partner)).body("violations.code", hasItem("party-not-available"));
    }

    @Test
    void isCalmAboutWhatStaysAsItWas() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        Map<String, Object> body = agreement(partner);
        body.put("conditions", proposal.getList("conditions"));
        validate(partner(partner), "/" + proposal.getString("id") + "/validate", body)
                .body("valid", equalTo(true))
                .body("warnings", empty());
    }
}
