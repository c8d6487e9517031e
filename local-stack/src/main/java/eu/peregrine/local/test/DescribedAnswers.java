package eu.peregrine.local.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds every JSON answer that a test of a service gets by REST Assured against the service's API document under
 * {@code contracts/openapi}: an answer that is not what the document describes, or says more, fails the test. A service switches
 * it on by naming it in {@code META-INF/services} of its tests.
 */
public final class DescribedAnswers implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        if (RestAssured.filters().stream().noneMatch(HeldAgainstDocument.class::isInstance)) {
            RestAssured.filters(new HeldAgainstDocument(PeregrineTestResource.serviceOnClassPath()));
        }
    }

    /** Stands between the tests and the service. */
    private static final class HeldAgainstDocument implements Filter {

        private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
        private static final Pattern JSON = Pattern.compile("application/([a-z.-]+\\+)?json");

        private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        private final SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        private final ObjectMapper json = new ObjectMapper();
        private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
        private final JsonNode document;
        private final List<Described> paths;

        /** A path of the document. */
        private record Described(String template, Pattern matching, JsonNode operations) {}

        HeldAgainstDocument(String service) {
            try {
                document = json.readTree(
                        Path.of("..", "contracts", "openapi", service + ".json").toFile());
                close(document.path("components"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // Where a path could be meant word for word, it is.
            paths = document.path("paths").properties().stream()
                    .sorted(Comparator.comparing(path -> PARAMETER.split(path.getKey(), -1).length))
                    .map(path -> new Described(
                            path.getKey(),
                            Pattern.compile(PARAMETER.matcher(path.getKey()).replaceAll("[^/]+")),
                            path.getValue()))
                    .toList();
        }

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            Response answer = context.next(request, expected);
            String type =
                    answer.contentType() == null ? "" : answer.contentType().split(";")[0];
            String method = request.getMethod().toLowerCase(Locale.ROOT);
            String path = URI.create(request.getURI()).getRawPath();
            Described described = paths.stream()
                    .filter(each -> each.matching().matcher(path).matches())
                    .findFirst()
                    .orElse(null);
            if (described == null
                    || !described.operations().has(method)
                    || !JSON.matcher(type).matches()) {
                return answer;
            }
            // What comes from the connection can be read once.
            byte[] body = answer.asByteArray();
            if (body.length > 0) {
                check(described, method, answer.statusCode(), type, body);
            }
            return new ResponseBuilder().clone(answer).setBody(body).build();
        }

        private void check(Described path, String method, int status, String type, byte[] body) {
            JsonNode responses = path.operations().path(method).path("responses");
            String answered = status >= 400 && !responses.has("" + status) ? "default" : "" + status;
            JsonNode schema =
                    responses.path(answered).path("content").path(type).path("schema");
            String what = method.toUpperCase(Locale.ROOT) + " " + path.template() + " " + status + " " + type;
            if (schema.isMissingNode()) {
                throw new AssertionError("The document does not describe " + what + ": " + new String(body));
            }
            try {
                var faults =
                        schemas.computeIfAbsent(what, one -> compiled(schema)).validate(json.readTree(body));
                if (!faults.isEmpty()) {
                    throw new AssertionError(
                            what + " is not as the document describes it: " + faults + " in " + new String(body));
                }
            } catch (IOException e) {
                throw new AssertionError(what + " is no JSON", e);
            }
        }

        private JsonSchema compiled(JsonNode schema) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.putArray("allOf").add(schema);
            whole.set("components", document.get("components"));
            return factory.getSchema(whole, strict);
        }

        /** The document stays open for what later versions add; here it is asked to know every field of today. */
        private static void close(JsonNode schema) {
            if (schema instanceof ObjectNode object
                    && object.path("type").asText().equals("object")
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            schema.forEach(HeldAgainstDocument::close);
        }
    }
}
