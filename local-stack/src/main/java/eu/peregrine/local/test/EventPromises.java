package eu.peregrine.local.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The schemas under {@code contracts/events}, held against the events that the service under test really sent: each event fits
 * the schema of its type, and each type that is promised was sent. Events that tests sent in another service's name do not
 * count.
 */
public final class EventPromises {

    private static final Path SCHEMAS = Path.of("..", "contracts", "events");
    private static final String SCHEMA = ".schema.json";
    private static final String TESTS = "/tests";

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaValidatorsConfig strict =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<String, JsonSchema> schemas = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    private final Set<String> sent = new TreeSet<>();

    private EventPromises() {}

    /**
     * Holds everything that was sent about some kinds of aggregate so far against its schemas, for tests that run in a
     * module's own folder.
     *
     * @param kinds the kinds, such as {@code agreement}
     * @return the first event of each type that does not fit, and what is wrong with it; the types that are sent and not
     *     promised, and those that are promised and were not sent; empty when all is well
     */
    public static List<String> broken(Collection<String> kinds) throws IOException {
        EventPromises promises = new EventPromises();
        for (String kind : kinds) {
            for (ConsumerRecord<String, String> event : TestKafka.records(kind)) {
                if (!TESTS.equals(TestKafka.header(event, "ce_source"))) {
                    promises.check(kind, event);
                }
            }
        }
        List<String> broken = new ArrayList<>(promises.faults.values());
        promised(kinds).stream()
                .filter(type -> !promises.sent.contains(type))
                .forEach(type -> broken.add(type + " is promised and was not sent"));
        return broken;
    }

    private static Set<String> promised(Collection<String> kinds) throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SCHEMA))
                    .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                    .filter(type -> kinds.contains(type.substring(0, type.indexOf('.'))))
                    .forEach(types::add);
        }
        return types;
    }

    private void check(String kind, ConsumerRecord<String, String> event) throws IOException {
        String type = TestKafka.type(event);
        sent.add(type);
        if (faults.containsKey(type)) {
            return;
        }
        if (!TestKafka.header(event, "ce_type").equals("eu.peregrine." + type + ".v1")
                || !type.startsWith(kind + ".")) {
            faults.put(type, TestKafka.header(event, "ce_type") + " is no type of " + kind);
        } else if (!Files.exists(SCHEMAS.resolve(type + SCHEMA))) {
            faults.put(type, type + " was sent and is not promised");
        } else {
            List<String> wrong = wrong(type, json.readTree(event.value()));
            if (!wrong.isEmpty()) {
                faults.put(type, type + ": " + wrong + " in " + event.value());
            }
        }
    }

    private List<String> wrong(String type, JsonNode payload) throws IOException {
        JsonSchema schema = schemas.get(type);
        if (schema == null) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json.readTree(Files.readString(SCHEMAS.resolve(type + SCHEMA))), strict);
            schemas.put(type, schema);
        }
        List<String> wrong = new ArrayList<>();
        schema.validate(payload).forEach(message -> wrong.add(message.getMessage()));
        // The schemas stay open for what later versions add, so it is asked here that they know every field of today.
        JsonNode known = schema.getSchemaNode().path("properties");
        for (Iterator<String> fields = payload.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!known.has(field)) {
                wrong.add("the schema does not know " + field);
            }
        }
        if (!type.endsWith("." + payload.path("change").path("kind").asText())) {
            wrong.add("it tells of another change");
        }
        return wrong;
    }
}
