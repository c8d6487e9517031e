package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the merge keeps, what it leaves out, and what it refuses. */
class OpenApiMergeTest {

    private static JsonNode service(String path, String operationId, String schema) {
        return json("""
                {"openapi": "3.1.0", "tags": [{"name": "things", "description": "All of them."}],
                 "paths": {
                   "%s": {"get": {"operationId": "%s", "tags": ["things"], "security": [{"SecurityScheme": ["officer"]}],
                      "responses": {"200": {"content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
                   "/operations/clock": {"get": {"operationId": "clock", "responses": {"200": {"content":
                      {"application/json": {"schema": {"$ref": "#/components/schemas/Clock"}}}}}}}},
                 "components": {"schemas": {"Thing": %s, "Part": {"type": "string"}, "Clock": {"type": "%s"}},
                   "securitySchemes": {"SecurityScheme": {"type": "openIdConnect"}}}}
                """.formatted(path, operationId, schema, operationId));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static final String THING =
            "{\"type\": \"object\", \"properties\": {\"part\": {\"$ref\": \"#/components/schemas/Part\"}}}";

    @Test
    void pathsAndUsedComponentsAreKeptOnce() {
        JsonNode merged = OpenApiMerge.merge(Map.of(
                "a", service("/api/v1/as", "listAs", THING),
                "b", service("/api/v1/bs", "listBs", THING)));
        assertThat(merged.at("/paths").fieldNames()).toIterable().containsExactly("/api/v1/as", "/api/v1/bs");
        // Clock differs between the two but is only used by what is not public.
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Part", "Thing");
        assertThat(merged.at("/tags")).hasSize(1);
        assertThat(merged.at("/openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void thereIsOneSecurityScheme() {
        JsonNode merged = OpenApiMerge.merge(Map.of("a", service("/api/v1/as", "listAs", THING)));
        assertThat(merged.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactly("bearer");
        assertThat(merged.at("/security/0/bearer").isArray()).isTrue();
        assertThat(merged.at("/paths/~1api~1v1~1as/get").has("security")).isFalse();
    }

    @Test
    void conflictsAreAllNamed() {
        assertThatThrownBy(() -> OpenApiMerge.merge(Map.of(
                        "a", service("/api/v1/as", "list", THING),
                        "b", service("/api/v1/as", "list", "{\"type\": \"string\"}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the path /api/v1/as is served by both a and b")
                .hasMessageContaining("the operationId list is both")
                .hasMessageContaining("schemas Thing differs between a and b");
    }

    @Test
    void aTagThatNobodyDescribesIsRefused() {
        JsonNode document = service("/api/v1/as", "listAs", THING);
        ((ObjectNode) document.at("/tags/0")).remove("description");
        assertThatThrownBy(() -> OpenApiMerge.merge(Map.of("a", document)))
                .hasMessageContaining("nobody describes the tag things");
    }

    @Test
    void anExampleStandsAtItsOperationAndNowhereElse() {
        JsonNode document = service("/api/v1/as", "listAs", THING);
        assertThatThrownBy(() ->
                        OpenApiMerge.merge(Map.of("a", document), Map.of("listAs", json("{}"), "listBs", json("{}"))))
                .hasMessageContaining("an example of listAs, which takes no JSON")
                .hasMessageContaining("an example of listBs, which is not there");
        ((ObjectNode) document.at("/paths/~1api~1v1~1as/get"))
                .set("requestBody", json("{\"content\": {\"application/json\": {}}}"));
        JsonNode merged = OpenApiMerge.merge(Map.of("a", document), Map.of("listAs", json("{\"part\": \"x\"}")));
        assertThat(merged.at("/paths/~1api~1v1~1as/get/requestBody/content/application~1json/example/part")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void danglingReferencesAndMissingIdsAreRefused() {
        assertThatThrownBy(() -> OpenApiMerge.merge(
                        Map.of("a", service("/api/v1/as", "", "{\"$ref\": \"#/components/schemas/Nowhere\"}"))))
                .hasMessageContaining("has no operationId")
                .hasMessageContaining("#/components/schemas/Nowhere, which is not there");
    }

    @Test
    void theSameInputGivesTheSameText() {
        JsonNode a = service("/api/v1/as", "listAs", THING);
        JsonNode b = service("/api/v1/bs", "listBs", THING);
        assertThat(OpenApiMerge.text(OpenApiMerge.merge(Map.of("a", a, "b", b))))
                .isEqualTo(OpenApiMerge.text(OpenApiMerge.merge(Map.of("b", b, "a", a))))
                .endsWith("}\n");
    }
}
