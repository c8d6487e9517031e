package eu.peregrine.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one AsyncAPI 3 document of the events' JSON Schemas: a channel for each topic, a message for each kind of event. It
 * needs no other file, so that a tool can be given it as it is.
 */
public final class AsyncApiDocument {

    private static final String TOPICS = "peregrine.";
    private static final String TYPES = "eu.peregrine.";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String LOCAL = "#/$defs/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AsyncApiDocument() {}

    /**
     * Makes the document.
     *
     * @param schemas JSON Schemas of events by their kind, such as {@code agreement.proposed}
     * @return the document; the same input always gives the same text
     * @throws IllegalArgumentException for a schema whose {@code $id} does not end in its version
     */
    public static ObjectNode of(Map<String, JsonNode> schemas) {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Peregrine's events");
        info.put("version", "1");
        info.put(
                "description",
                "Every change of state is published as a CloudEvent 1.0: in binary mode on Kafka, one topic for each kind of"
                        + " aggregate, keyed by the aggregate's id; as signed webhooks to whoever subscribes; and, without its"
                        + " payload, as server-sent events at `/api/v1/events`. The payload is the aggregate's whole public state"
                        + " after the change. Events of one aggregate come in the order of their sequence, at least once: take"
                        + " each id once. New fields and new kinds of events may come at any time; pass over what you do not"
                        + " know.");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode payloads = components.putObject("schemas");
        components.putObject("messageTraits").set("cloudEvent", cloudEvent());
        new TreeMap<>(schemas).forEach((kind, schema) -> {
            String aggregate = kind.substring(0, kind.indexOf('.'));
            ObjectNode channel = (ObjectNode) channels.get(aggregate);
            if (channel == null) {
                channel = channels.putObject(aggregate);
                channel.put("address", TOPICS + aggregate);
                channel.put("description", "What happens to each " + aggregate.replace('-', ' ') + ".");
                channel.putObject("messages");
                operations
                        .putObject("publish-" + aggregate)
                        .put("action", "send")
                        .put("summary", "Peregrine publishes what happens to each " + aggregate.replace('-', ' ') + ".")
                        .putObject("channel")
                        .put("$ref", "#/channels/" + aggregate);
            }
            ((ObjectNode) channel.get("messages")).putObject(kind).put("$ref", "#/components/messages/" + kind);
            messages.set(kind, message(kind, schema));
            payloads.set(kind, payload(kind, schema));
        });
        return document;
    }

    private static ObjectNode message(String kind, JsonNode schema) {
        ObjectNode message = JSON.createObjectNode();
        message.put("name", TYPES + kind + "." + version(kind, schema));
        message.put("title", kind);
        message.put("summary", schema.path("description").asText());
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.putObject("payload").put("$ref", SCHEMAS + kind);
        return message;
    }

    private static String version(String kind, JsonNode schema) {
        String id = schema.path("$id").asText();
        String version = id.substring(id.lastIndexOf(':') + 1);
        if (!version.matches("v[0-9]+")) {
            throw new IllegalArgumentException("The $id of " + kind + " does not end in a version: " + id);
        }
        return version;
    }

    /** The same schema as a part of the document: without an identity of its own, its definitions found from the root. */
    private static ObjectNode payload(String kind, JsonNode schema) {
        ObjectNode payload = schema.deepCopy();
        payload.remove("$schema");
        payload.remove("$id");
        Deque<JsonNode> toRead = new ArrayDeque<>();
        toRead.push(payload);
        while (!toRead.isEmpty()) {
            JsonNode next = toRead.pop();
            String reference = next.path("$ref").asText("");
            if (reference.startsWith(LOCAL)) {
                ((ObjectNode) next).put("$ref", SCHEMAS + kind + reference.substring(1));
            }
            next.forEach(toRead::push);
        }
        return payload;
    }

    private static ObjectNode cloudEvent() {
        ObjectNode trait = JSON.createObjectNode();
        trait.put("contentType", "application/json");
        ObjectNode headers = trait.putObject("headers");
        headers.put("type", "object");
        headers.put("description", "CloudEvents 1.0, binary mode.");
        headers.putArray("required")
                .add("ce_specversion")
                .add("ce_id")
                .add("ce_source")
                .add("ce_type")
                .add("ce_subject")
                .add("ce_time")
                .add("ce_sequence");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("const", "1.0");
        header(properties, "ce_id", "UUIDv7; the same event always has the same id, however often it comes.");
        header(properties, "ce_source", "The service that publishes: /partners, /mobility or /scholarships.");
        header(properties, "ce_type", "The kind of event and its version, as in the message's name.");
        header(properties, "ce_subject", "The aggregate's id, which is also the record's key.");
        header(properties, "ce_time", "When it happened, RFC 3339, UTC.");
        header(properties, "ce_dataschema", "The payload's JSON Schema.");
        header(properties, "ce_sequence", "Counts an aggregate's events from 1 without a gap; padded with zeros.");
        header(properties, "ce_traceparent", "The W3C trace that the change belongs to.");
        header(properties, "ce_visibleto", "Who may see it: roles, organisations and people, separated by commas.");
        return trait;
    }

    private static void header(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
