package eu.peregrine.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.peregrine.kit.outbox.CloudEventHeaders;
import eu.peregrine.kit.outbox.EventType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads events out of records; whatever is wrong with a record ends as an {@link UnreadableEventException}. */
final class ReceivedEvents {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ReceivedEvents() {}

    /**
     * The short type of a record.
     *
     * @return null when the type is not ours or of a version that this release cannot read
     */
    static String type(ConsumerRecord<String, byte[]> record) {
        return EventType.shortOf(required(record, CloudEventHeaders.TYPE));
    }

    /** The id alone, without reading the rest. */
    static UUID id(ConsumerRecord<String, byte[]> record) {
        return of(record, given -> UUID.fromString(required(given, CloudEventHeaders.ID)));
    }

    /** All but the payload. */
    static Envelope envelope(ConsumerRecord<String, byte[]> record) {
        return of(
                record,
                given -> new Envelope(
                        id(given),
                        type(given),
                        UUID.fromString(required(given, CloudEventHeaders.SUBJECT)),
                        Long.parseLong(required(given, CloudEventHeaders.SEQUENCE)),
                        Instant.parse(required(given, CloudEventHeaders.TIME)),
                        Objects.requireNonNullElse(header(given, CloudEventHeaders.VISIBLE_TO), "")));
    }

    static Event read(ConsumerRecord<String, byte[]> record) {
        Envelope envelope = envelope(record);
        return new Event(
                envelope.id(),
                envelope.type(),
                envelope.subject(),
                envelope.sequence(),
                envelope.time(),
                payload(record),
                envelope.visibleTo());
    }

    private static <T> T of(
            ConsumerRecord<String, byte[]> record, Function<ConsumerRecord<String, byte[]>, T> reading) {
        try {
            return reading.apply(record);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("A header cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode payload(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableEventException("The record has no payload");
        }
        try {
            JsonNode payload = JSON.readTree(record.value());
            if (payload == null || !payload.isObject()) {
                throw new UnreadableEventException("The payload is no JSON object");
            }
            return payload;
        } catch (IOException e) {
            throw new UnreadableEventException("The payload is no JSON: " + e.getMessage(), e);
        }
    }

    /** A header's text, or null. */
    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = header(record, name);
        if (value == null) {
            throw new UnreadableEventException("The header " + name + " is missing");
        }
        return value;
    }
}
