package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Learning agreements over HTTP: changes, versions, delegation and what a signature is bound to. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementChangeTest {
    private static final String MOBILITIES = "/api/v1/mobilities/";
    private static final Map<String, Object> SOIL = Map.of("table", "A", "title", "Soil mechanics", "ects", 6);
    private static final Map<String, Object> ROCK = Map.of("table", "A", "title", "Rock mechanics", "ects", 6);
    private static final Map<String, Object> BACK = Map.of("table", "B", "title", "Geotechnics", "ects", 6);

    private static Exchange dresden;

    private String agreement;
    private String host;
    private String own;
    private final String coordinator = TestTokens.of("coordinator");

    @BeforeEach
    void aPlannedStay() {
        if (dresden == null) {
            dresden = new Exchange("TU Dresden", 50);
        }
        UUID student = dresden.newStudent(15);
        own = TestTokens.student(student);
        host = TestTokens.partner(dresden.host);
        agreement = MOBILITIES + created("/api/v1/mobilities", dresden.plan(student)) + "/learning-agreement";
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.learning-agreement-delegated",
                        "mobility.learning-agreement-delegation-ended",
                        "mobility.learning-agreement-rejected");
    }

    @Test
    void aChangeIsANewVersionWithReasonsAndTheFormerOneStaysReadable() {
        signedByAll(List.of(SOIL, BACK));
        problem(propose(Map.of("components", List.of(ROCK, BACK))), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("reason-required", "reason-required")));
        Map<String, Object> change = Map.of(
                "components",
                List.of(ROCK, BACK),
                "changes",
                List.of(
                        change("deleted", "Soil mechanics", "not-available"),
                        change("inserted", "Rock mechanics", "substituting-deleted")));
        propose(change)
                .then()
                .statusCode(200)
                .body("learningAgreement.state", equalTo("CHANGE_PROPOSED"))
                .body("learningAgreement.version", is(2));
        reject(2, "The examination is full.");
        propose(change).then().statusCode(200);
        sign(own, 3, null).then().statusCode(200);
        sign(coordinator, 3, null).then().statusCode(200);
        sign(host, 3, null).then().statusCode(200);
        as(host).get(agreement)
                .then()
                .body("inForceVersion", is(3))
                .body("changes.reason", equalTo(List.of("not-available", "substituting-deleted")));
        as(own).get(agreement + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2, 3)))
                .body("items.state", equalTo(List.of("SIGNED", "REJECTED", "SIGNED")))
                .body("items.inForce", equalTo(List.of(false, false, true)))
                .body("items[1].comment", equalTo("The examination is full."))
                .body("items[2].signatures", hasSize(3));
        as(host).get(agreement + "/versions/1")
                .then()
                .statusCode(200)
                .body("components[0].title", equalTo("Soil mechanics"))
                .body("signatures.signer", equalTo(List.of("student", "sender", "host")));
        problem(as(own).get(agreement + "/versions/4"), 404, "not-found");
        problem(as(TestTokens.partner(UUID.randomUUID())).get(agreement + "/versions/1"), 404, "not-found");
    }

    @Test
    void nobodySignsWhatSaysSomethingElseThanTheyHaveRead() {
        propose(Map.of("components", List.of(SOIL, BACK)));
        String read = as(own).get(agreement).path("contentHash");
        problem(sign(own, 1, read.replaceAll("^.{8}", "00000000")), 409, "stale");
        sign(own, 1, read).then().statusCode(200);
        as(own).get(agreement).then().body("signatures[0].contentHash", equalTo(read));
        propose(Map.of("components", List.of(ROCK, BACK))).then().statusCode(200);
        problem(sign(own, 2, read), 409, "stale");
        problem(sign(own, 1, read), 409, "stale");
    }

    @Test
    void whoeverASignerHasNamedSignsForThemUntilThatIsTakenBack() {
        String colleague = UUID.randomUUID().toString();
        String named = TestTokens.token(Map.of("sub", colleague, "roles", List.of("officer")));
        propose(Map.of("components", List.of(SOIL, BACK)));
        sign(own, 1, null).then().statusCode(200);
        Map<String, Object> delegation = Map.of("subject", colleague, "name", "Camille Martin", "until", "2099-12-31");
        problem(delegate(as(TestTokens.officer()), delegation), 403, "forbidden");
        problem(
                delegate(
                        as(coordinator), Map.of("subject", colleague, "name", "Camille Martin", "until", "2001-01-01")),
                422,
                "rules-broken");
        delegate(as(coordinator), delegation).then().statusCode(200);
        sign(named, 1, null).then().statusCode(200);
        as(host).get(agreement)
                .then()
                .body("signatures[1].signer", equalTo("sender"))
                .body("signatures[1].basis", equalTo("own-token"))
                .body("signatures[1].delegate", equalTo("Camille Martin"))
                .body("signatures[0].delegate", nullValue())
                .body("delegations.name", equalTo(List.of("Camille Martin")));
        String id = as(coordinator).get(agreement).path("delegations[0].id");
        problem(as(own).post(agreement + "/delegations/" + id + "/end"), 403, "forbidden");
        as(coordinator).post(agreement + "/delegations/" + id + "/end").then().statusCode(200);
        sign(host, 1, null).then().statusCode(200);
        propose(Map.of("components", List.of(SOIL))).then().statusCode(200);
        sign(own, 2, null).then().statusCode(200);
        problem(sign(named, 2, null), 403, "forbidden");
    }

    @Test
    void outsideErasmusTheHostNeedNotSign() {
        propose(Map.of("components", List.of(SOIL, BACK), "hostSigns", false))
                .then()
                .statusCode(200);
        sign(own, 1, null).then().statusCode(200);
        sign(coordinator, 1, null)
                .then()
                .statusCode(200)
                .body("learningAgreement.state", equalTo("SIGNED"))
                .body("missing", equalTo(List.of("insurance", "language-check")));
        sign(host, 1, null).then().statusCode(200);
        as(host).get(agreement).then().body("signatures", hasSize(3)).body("hostSigns", is(false));
    }

    private void signedByAll(List<Map<String, Object>> components) {
        propose(Map.of("components", components)).then().statusCode(200);
        for (String signer : List.of(own, coordinator, host)) {
            sign(signer, 1, null).then().statusCode(200);
        }
    }

    private Response propose(Map<String, Object> body) {
        return as(own).body(body).post(agreement + "/propose");
    }

    private Response sign(String token, int version, String hash) {
        Map<String, Object> body =
                hash == null ? Map.of("version", version) : Map.of("version", version, "contentHash", hash);
        return as(token).body(body).post(agreement + "/sign");
    }

    private void reject(int version, String comment) {
        as(host).body(Map.of("version", version, "comment", comment))
                .post(agreement + "/reject")
                .then()
                .statusCode(200);
    }

    private Response delegate(io.restassured.specification.RequestSpecification caller, Map<String, Object> body) {
        return caller.body(body).post(agreement + "/delegate");
    }

    private static Map<String, Object> change(String kind, String title, String reason) {
        return Map.of("change", kind, "table", "A", "title", title, "reason", reason);
    }
}
