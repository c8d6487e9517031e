package eu.peregrine.local.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/**
 * Walks every operation of a service's API document with every role, and without a token, and compares who is let in with
 * {@code rights.properties} of the tests: a line for each operationId with its roles, or {@code everybody}. Whose objects a
 * caller sees within an operation is tested with the feature.
 */
public final class RightsWalk {

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

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    private record Operation(String id, String method, String path, String contentType) {}

    private RightsWalk(URI service) {
        this.service = service;
    }

    /**
     * Walks a running service.
     *
     * @param service its address
     * @return everything that is not as {@code rights.properties} says; empty when all is well
     */
    public static List<String> through(URI service) throws IOException, InterruptedException {
        return new RightsWalk(service).walk();
    }

    private List<String> walk() throws IOException, InterruptedException {
        Properties rights = new Properties();
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("rights.properties")) {
            rights.load(file);
        }
        List<String> wrong = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(rights.stringPropertyNames());
        for (Operation operation : operations()) {
            unknown.remove(operation.id());
            String rule = rights.getProperty(operation.id());
            if (rule == null) {
                wrong.add(operation.id() + " has no rule");
                continue;
            }
            if (status(operation, null) != 401) {
                wrong.add(operation.id() + " without a token");
            }
            for (String role : ROLES) {
                int status = status(operation, token(role));
                boolean letIn = status != 403;
                if (letIn != (rule.equals(EVERYBODY) || Set.of(rule.split(" ")).contains(role))) {
                    wrong.add(operation.id() + " by " + role + (letIn ? " is let in" : " is kept out"));
                } else if (status == 401 || status >= 500) {
                    wrong.add(operation.id() + " by " + role + " is answered " + status);
                }
            }
        }
        unknown.forEach(id -> wrong.add(id + " has a rule and does not exist"));
        return wrong;
    }

    private int status(Operation operation, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(operation.path()))
                .header("Accept", "*/*")
                .method(
                        operation.method(),
                        operation.contentType() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (!operation.method().equals("GET")) {
            request.header(
                    "Content-Type", operation.contentType() == null ? "application/json" : operation.contentType());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String token(String role) {
        return switch (role) {
            case "student" -> TestTokens.student(new UUID(1, 1));
            case "partner" -> TestTokens.partner(new UUID(1, 2));
            case "funder" -> TestTokens.funder(new UUID(1, 3));
            default -> TestTokens.of(role);
        };
    }

    private List<Operation> operations() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"))
                .build();
        JsonNode document = new ObjectMapper()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body());
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

    private static String sendable(String contentType) {
        return contentType.equals("*/*") ? "application/octet-stream" : contentType;
    }
}
