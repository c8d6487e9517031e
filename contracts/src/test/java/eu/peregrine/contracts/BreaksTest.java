package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One test for each way in which a contract can break those who build on it, and one for what breaks nobody. */
class BreaksTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES)
            .build();

    private static final String API = """
            {'paths': {'/things': {
              'get': {'operationId': 'listThings',
                'parameters': [{'name': 'q', 'in': 'query', 'schema': {'type': 'string', 'maxLength': 100}},
                               {'name': 'kind', 'in': 'query', 'schema': {'type': 'string', 'enum': ['a', 'b']}}],
                'responses': {'200': {'content': {'application/json': {'schema': {'$ref': '#/components/schemas/Thing'}}}},
                              '404': {}}},
              'post': {'operationId': 'makeThing',
                'requestBody': {'content': {'application/json': {'schema': {'$ref': '#/components/schemas/Draft'}}}},
                'responses': {'201': {}}}}},
             'components': {'schemas': {
               'Thing': {'type': 'object', 'required': ['id', 'size'], 'properties': {
                 'id': {'type': 'string', 'format': 'uuid'}, 'size': {'type': 'integer'},
                 'parts': {'type': 'array', 'items': {'$ref': '#/components/schemas/Thing'}}}},
               'Draft': {'type': 'object', 'required': ['name'], 'properties': {
                 'name': {'type': 'string', 'minLength': 1}, 'size': {'type': 'integer', 'maximum': 10}}}}}}
            """;

    private static ObjectNode api() {
        try {
            return (ObjectNode) JSON.readTree(API);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> after(Consumer<ObjectNode> change) {
        ObjectNode changed = api();
        change.accept(changed);
        return Breaks.ofApi(api(), changed);
    }

    private static ObjectNode at(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private static ObjectNode thing(JsonNode document) {
        return at(document, "/components/schemas/Thing");
    }

    private static ObjectNode draft(JsonNode document) {
        return at(document, "/components/schemas/Draft");
    }

    @Test
    void whatIsAddedBreaksNobody() {
        assertThat(after(api -> {
                    at(api, "/paths").putObject("/others").putObject("get").put("operationId", "listOthers");
                    at(api, "/components/schemas/Thing/properties")
                            .putObject("colour")
                            .put("type", "string");
                    at(api, "/components/schemas/Draft/properties")
                            .putObject("colour")
                            .put("type", "string");
                    at(api, "/components/schemas/Draft/properties/size").put("maximum", 20);
                    api.withArray("/paths/~1things/get/parameters")
                            .addObject()
                            .put("name", "more")
                            .put("in", "query");
                    api.withArray("/paths/~1things/get/parameters/1/schema/enum")
                            .add("c");
                    thing(api).withArray("required").add("parts");
                    draft(api).putArray("required");
                }))
                .isEmpty();
    }

    @Test
    void anOperationThatIsGone() {
        assertThat(after(api -> at(api, "/paths/~1things").remove("post"))).containsExactly("POST /things is gone");
    }

    @Test
    void anOperationUnderAnotherName() {
        assertThat(after(api -> at(api, "/paths/~1things/get").put("operationId", "things")))
                .containsExactly("GET /things has another operationId");
    }

    @Test
    void anAnswerThatIsGone() {
        assertThat(after(api -> at(api, "/paths/~1things/get/responses").remove("200")))
                .containsExactly("GET /things 200 is gone");
        assertThat(after(api ->
                        at(api, "/paths/~1things/get/responses/200/content").remove("application/json")))
                .containsExactly("GET /things 200 answers no application/json any more");
    }

    @Test
    void aFieldOfAnAnswerThatIsGoneOrMayBeAbsent() {
        assertThat(after(api -> {
                    at(thing(api), "/properties").remove("size");
                    thing(api).putArray("required").add("id");
                }))
                .containsExactly("GET /things 200/size is gone", "GET /things 200/size may be absent now");
    }

    @Test
    void aFieldOfAnAnswerOfAnotherType() {
        assertThat(after(api -> at(thing(api), "/properties/size").put("type", "string")))
                .containsExactly("GET /things 200/size was integer and is string");
        assertThat(after(api -> at(thing(api), "/properties/id").put("format", "uri")))
                .containsExactly("GET /things 200/id was a uuid and is a uri");
    }

    @Test
    void aFieldThatIsAskedForNow() {
        assertThat(after(api -> draft(api).withArray("required").add("size")))
                .containsExactly("POST /things body/size is required now");
    }

    @Test
    void aFieldThatIsNotTakenAnyMore() {
        assertThat(after(api -> at(draft(api), "/properties").remove("size")))
                .containsExactly("POST /things body/size is gone");
    }

    @Test
    void anInputThatIsNarrower() {
        assertThat(after(api -> at(draft(api), "/properties/size").put("maximum", 9)))
                .containsExactly("POST /things body/size has a smaller maximum");
        assertThat(after(api -> at(draft(api), "/properties/name").put("minLength", 2)))
                .containsExactly("POST /things body/name has a larger minLength");
        assertThat(after(api -> at(draft(api), "/properties/name").put("pattern", "[a-z]+")))
                .containsExactly("POST /things body/name asks for another pattern");
        assertThat(after(api ->
                        at(draft(api), "/properties/name").putArray("enum").add("x")))
                .containsExactly("POST /things body/name takes only some values now");
    }

    @Test
    void aParameterThatIsGoneNewAndRequiredOrNarrower() {
        assertThat(after(api -> api.withArray("/paths/~1things/get/parameters").remove(0)))
                .containsExactly("GET /things ?q is gone");
        assertThat(after(api -> api.withArray("/paths/~1things/get/parameters")
                        .addObject()
                        .put("name", "year")
                        .put("in", "query")
                        .put("required", true)))
                .containsExactly("GET /things ?year is new and required");
        assertThat(after(api -> at(api, "/paths/~1things/get/parameters/0").put("required", true)))
                .containsExactly("GET /things ?q is required now");
        assertThat(after(api -> api.withArray("/paths/~1things/get/parameters/1/schema/enum")
                        .remove(0)))
                .containsExactly("GET /things ?kind takes no a any more");
    }

    @Test
    void aBodyThatIsRequiredNowOrOfAnotherType() {
        assertThat(after(api -> at(api, "/paths/~1things/post/requestBody").put("required", true)))
                .containsExactly("POST /things requires a body now");
        assertThat(after(api ->
                        at(api, "/paths/~1things/post/requestBody/content").remove("application/json")))
                .containsExactly("POST /things takes no application/json any more");
    }

    @Test
    void anEventThatSaysLess() {
        JsonNode before = thing(api());
        ObjectNode less = thing(api());
        less.putArray("required").add("id");
        at(less, "/properties").remove("parts");
        assertThat(Breaks.ofEvent(before, less)).containsExactly("/parts is gone", "/size may be absent now");
        assertThat(Breaks.ofEvent(before, before)).isEmpty();
    }
}
