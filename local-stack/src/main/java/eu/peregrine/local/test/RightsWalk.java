package eu.peregrine.local.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Walks every operation of a service with every role, and without a token, and compares who is let in with who should be.
 * For the operations of its API document {@code rights.properties} of the tests says so: a line for each operationId with its
 * roles, {@code everybody} with a token, or {@code anybody}. What stands under {@code /operations}, which no document shows, is the role {@code admin}'s
 * alone. Whose objects a caller sees within an operation is tested with the feature.
 */
public final class RightsWalk {

    private static final String EVERYBODY = "everybody";
    private static final String ANYBODY = "anybody";
    private static final String OPERATORS = "admin";
    private static final String OPERATORS_ONLY = "/operations";
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
     * Walks all of a running service.
     *
     * @param service its address
     * @return everything that is not as {@code rights.properties} says, or that lets others than administrators into {@code
     *     /operations}; empty when all is well
     */
    public static List<String> through(URI service) throws IOException, InterruptedException {
        RightsWalk walk = new RightsWalk(service);
        List<String> wrong = walk.walk();
        wrong.addAll(walk.walkOperators());
        return wrong;
    }

    /**
     * Walks only what is for operators, in the JVM of the running service.
     *
     * @param service its address
     * @return everything under {@code /operations} that lets others than administrators in, or not them; empty when all is well
     */
    public static List<String> throughOperations(URI service) throws IOException, InterruptedException {
        return new RightsWalk(service).walkOperators();
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
            } else {
                walk(operation, rule, wrong);
            }
        }
        unknown.forEach(id -> wrong.add(id + " has a rule and does not exist"));
        return wrong;
    }

    private List<String> walkOperators() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        List<Operation> operations = operatorsOperations();
        if (operations.isEmpty()) {
            wrong.add("Nothing was found under " + OPERATORS_ONLY);
        }
        for (Operation operation : operations) {
            walk(operation, OPERATORS, wrong);
        }
        return wrong;
    }

    private void walk(Operation operation, String rule, List<String> wrong) throws IOException, InterruptedException {
        int nobody = status(operation, null);
        boolean withoutToken = nobody != 401;
        if (withoutToken != rule.equals(ANYBODY)) {
            wrong.add(operation.id() + " without a token is answered " + nobody);
        }
        for (String role : ROLES) {
            int status = status(operation, token(role));
            boolean letIn = status != 403;
            if (letIn
                    != (rule.equals(EVERYBODY)
                            || rule.equals(ANYBODY)
                            || Set.of(rule.split(" ")).contains(role))) {
                wrong.add(operation.id() + " by " + role + (letIn ? " is let in" : " is kept out"));
            } else if (status == 401 || status >= 500) {
                wrong.add(operation.id() + " by " + role + " is answered " + status);
            }
        }
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

    /** The resource methods of the running service under the path; found by what routes to them, since no document shows them. */
    private static List<Operation> operatorsOperations() {
        List<Operation> found = new ArrayList<>();
        for (Bean<?> bean : CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null && root.value().startsWith(OPERATORS_ONLY)) {
                for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> found.add(operation(verb, root, method.getAnnotation(Path.class))));
                }
            }
        }
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Operation operation(String verb, Path root, Path own) {
        String path = own == null ? root.value() : root.value() + "/" + own.value();
        return new Operation(
                verb + " " + path,
                verb,
                path.replace("//", "/").replaceAll("\\{\\w+}", UUID.randomUUID().toString()),
                verb.equals("GET") ? null : "application/json");
    }

    private static String sendable(String contentType) {
        return contentType.equals("*/*") ? "application/octet-stream" : contentType;
    }
}
