package eu.peregrine.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A received event.
 *
 * @param id the event's id, the same however often it is delivered
 * @param type short type without prefix and version, for example {@code agreement.entered-into-force}
 * @param subject id of the aggregate that changed
 * @param sequence the aggregate's event counter, contiguous from 1
 * @param time when the change happened, by the producer's clock
 * @param data the aggregate's whole public state after the change, plus {@code change}
 * @param visibleTo who may see it, as {@link eu.peregrine.kit.outbox.VisibleTo#header()} writes it; empty where the
 *     producer named nobody
 */
public record Event(UUID id, String type, UUID subject, long sequence, Instant time, JsonNode data, String visibleTo) {

    /** Tolerant on purpose: a producer may add fields, and a consumer reads only what it needs. */
    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads a record that did not come through a channel, such as one that is read again.
     *
     * @return nothing when its type is not ours or of a version that this release cannot read
     * @throws UnreadableEventException if the record is no event
     */
    public static Optional<Event> read(ConsumerRecord<String, byte[]> record) {
        return ReceivedEvents.type(record) == null ? Optional.empty() : Optional.of(ReceivedEvents.read(record));
    }

    /** The aggregate's kind: the part of the type before the dot, for example {@code agreement}. */
    public String kind() {
        return envelope().kind();
    }

    /** The event without its payload. */
    public Envelope envelope() {
        return new Envelope(id, type, subject, sequence, time, visibleTo);
    }

    /**
     * Reads the payload as a record with the fields that the consumer needs; unknown fields are ignored.
     *
     * @throws UnreadableEventException if the payload does not fit
     */
    public <T> T as(Class<T> payload) {
        try {
            return TOLERANT.treeToValue(data, payload);
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException(
                    "The payload is no " + payload.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** What happened: the payload's {@code change.kind}, or the type's part after the dot when it is missing. */
    public String change() {
        JsonNode kind = data.path("change").path("kind");
        return kind.isTextual() ? kind.textValue() : type.substring(type.indexOf('.') + 1);
    }
}
