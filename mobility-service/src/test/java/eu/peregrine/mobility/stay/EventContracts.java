package eu.peregrine.mobility.stay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import eu.peregrine.local.test.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks that every event of a kind that was really sent fits its schema under {@code contracts/events}. */
public final class EventContracts {
    private static final Path SCHEMAS = Path.of("..", "contracts", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventContracts() {}

    /** Checks all events of the kind so far; answers how many there were of each type. */
    public static Map<String, Integer> check(String kind) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, JsonSchema> schemas = new TreeMap<>();
        for (ConsumerRecord<String, String> event : TestKafka.records(kind)) {
            String type = TestKafka.type(event);
            if (!schemas.containsKey(type)) {
                schemas.put(type, schema(type));
            }
            check(type, schemas.get(type), JSON.readTree(event.value()));
            seen.merge(type, 1, Integer::sum);
        }
        return seen;
    }

    private static JsonSchema schema(String type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(Files.readString(SCHEMAS.resolve(type + ".schema.json"))));
    }

    private static void check(String type, JsonSchema schema, JsonNode payload) {
        assertThat(schema.validate(payload)).as("%s: %s", type, payload).isEmpty();
        // The schemas stay open for what later versions add, so whether they know every field is asked here.
        List<String> fields = new ArrayList<>();
        payload.fieldNames().forEachRemaining(fields::add);
        List<String> known = new ArrayList<>();
        schema.getSchemaNode().path("properties").fieldNames().forEachRemaining(known::add);
        assertThat(known).as("fields that the schema of %s knows", type).containsAll(fields);
    }
}
