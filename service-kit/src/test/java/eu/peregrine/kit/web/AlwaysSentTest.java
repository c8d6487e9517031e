package eu.peregrine.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What the API document claims to be in every answer. */
class AlwaysSentTest {

    record House(
            UUID id,
            String name,
            String state,
            int floors,
            Integer built,
            List<Room> rooms,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<String> owners,
            List<Action> actions,
            long version)
            implements Versioned {}

    record Room(boolean warm, int number) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "Castle")
    record Fortress(int towers) {}

    static final class Elsewhere {
        record Room(int seats) {}
    }

    private final OpenAPI document = OASFactory.createOpenAPI()
            .components(OASFactory.createComponents()
                    .addSchema(
                            "House",
                            object("id", "name", "state", "floors", "built", "owners", "actions", "version")
                                    .addProperty(
                                            "rooms", OASFactory.createSchema().items(ref("Room"))))
                    .addSchema("Room", object("warm", "number"))
                    .addSchema("Room1", object("seats"))
                    .addSchema("Castle", object("towers"))
                    .addSchema("Draft", OASFactory.createSchema().addProperty("rooms", ref("Room"))));

    @Test
    void whatIsNeverLeftOutIsRequired() throws IOException {
        answered();

        assertThat(schema("House").getRequired()).containsExactly("floors", "id", "rooms", "state");
        assertThat(schema("Castle").getRequired()).containsExactly("towers");
    }

    @Test
    void ofTwoRecordsOfOneNameEachSchemaHasItsOwn() throws IOException {
        answered();

        assertThat(schema("Room").getRequired()).containsExactly("number", "warm");
        assertThat(schema("Room1").getRequired()).containsExactly("seats");
    }

    @Test
    void whatIsAskedForTooStaysAsTheRequestHasIt() throws IOException {
        Operation build = operation().requestBody(OASFactory.createRequestBody().content(json(ref("Draft"))));
        filter(OASFactory.createPathItem().POST(build));

        assertThat(schema("Room").getRequired()).isNull();
        assertThat(schema("House").getRequired()).contains("rooms");
    }

    @Test
    void theVersionIsOnlyInTheETag() throws IOException {
        answered();

        assertThat(schema("House").getProperties()).doesNotContainKey("version");
    }

    private void answered() throws IOException {
        filter(OASFactory.createPathItem().GET(operation()));
    }

    private void filter(PathItem path) throws IOException {
        document.paths(OASFactory.createPaths().addPathItem("/api/v1/houses", path));
        new AlwaysSent(Index.of(House.class, Room.class, Fortress.class, Elsewhere.Room.class)).filterOpenAPI(document);
    }

    private Schema schema(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private static Operation operation() {
        return OASFactory.createOperation()
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().content(json(ref("House")))));
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(schema));
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema object(String... properties) {
        Schema object = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (String property : properties) {
            object.addProperty(property, OASFactory.createSchema());
        }
        return object;
    }
}
