package eu.peregrine.scholarships;

import static io.restassured.RestAssured.given;

import eu.peregrine.local.test.ApiContract;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The API document that clients build on says what the code says. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OpenApiContractTest {

    private final ApiContract contract = ApiContract.of("scholarships");

    @Test
    void theDocumentSaysWhatTheCodeSays() {
        contract.assertKept(served());
    }

    @Test
    void everyOperationHasItsOwnNameAndASummary() {
        contract.assertNamed(served());
    }

    private static String served() {
        return given().get("/q/openapi?format=json").asString();
    }
}
