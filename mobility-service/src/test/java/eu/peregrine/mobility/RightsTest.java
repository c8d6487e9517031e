package eu.peregrine.mobility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation with every role. Whose objects a caller sees within an operation is tested with the feature; here
 * it is whether the role is let in at all.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RightsTest {

    private static final String EVERYBODY = "everybody";

    private static final List<String> ROLES = List.of(
            "officer",
            "coordinator",
            "security",
            "finance",
            "reviewer",
            "student",
            "applicant",
            "partner",
            "funder",
            "auditor",
            "admin");

    private record Operation(String id, String method, String path, String contentType) {}

    @Test
    void everyOperationLetsInWhomItShouldAndNobodyElse() throws IOException {
        Properties rights = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/rights.properties")) {
            rights.load(file);
        }
        List<Operation> operations = operations();
        assertThat(new TreeSet<>(operations.stream().map(Operation::id).toList()))
                .as("operations with a rule")
                .isEqualTo(new TreeSet<>(rights.stringPropertyNames()));
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            String rule = rights.getProperty(operation.id());
            Set<String> allowed = Set.of(rule.split(" "));
            if (call(given(), operation) != 401) {
                wrong.add(operation.id() + " without a token");
            }
            for (String role : ROLES) {
                boolean letIn = call(given().auth().oauth2(token(role)), operation) != 403;
                if (letIn != (rule.equals(EVERYBODY) || allowed.contains(role))) {
                    wrong.add(operation.id() + " by " + role + (letIn ? " is let in" : " is kept out"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int call(RequestSpecification caller, Operation operation) {
        RequestSpecification request = caller.accept("*/*");
        if (operation.contentType() != null) {
            request = request.contentType(operation.contentType()).body("{}".getBytes(StandardCharsets.UTF_8));
        } else if (operation.method().equals("POST")) {
            // Without a body REST-assured would call it a form, which no operation takes.
            request = request.contentType("application/json");
        }
        return request.request(operation.method(), operation.path()).statusCode();
    }

    private static String token(String role) {
        return switch (role) {
            case "student" -> TestTokens.student(new UUID(1, 1));
            case "partner" -> TestTokens.partner(new UUID(1, 2));
            case "funder" -> TestTokens.funder(new UUID(1, 3));
            default -> TestTokens.of(role);
        };
    }

    private static String sendable(String contentType) {
        return contentType.equals("*/*") ? "application/octet-stream" : contentType;
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                if (operation.has("operationId")) {
                    Iterator<String> types =
                            operation.path("requestBody").path("content").fieldNames();
                    found.add(new Operation(
                            operation.path("operationId").asText(),
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey()
                                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString()),
                            types.hasNext() ? sendable(types.next()) : null));
                }
            }
        }
        return found;
    }
}
