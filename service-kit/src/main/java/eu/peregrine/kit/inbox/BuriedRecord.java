package eu.peregrine.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.peregrine.kit.outbox.CloudEventHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A dead letter on its topic: the original record, headers included, and behind them where it came from, who could not
 * handle it and why.
 */
final class BuriedRecord {

    private static final String PREFIX = "dl_";
    private static final String ID = "dl_id";
    private static final String CONSUMER = "dl_consumer";
    private static final String TOPIC = "dl_topic";
    private static final String PARTITION = "dl_partition";
    private static final String OFFSET = "dl_offset";
    private static final String REASON = "dl_reason";
    private static final String DETAIL = "dl_detail";
    private static final String AT = "dl_at";
    private static final int LONGEST_DETAIL = 1000;

    private final ConsumerRecord<String, byte[]> record;

    BuriedRecord(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    /** What to write for a record that a consumer could not handle. The id is the same however often this happens. */
    static ProducerRecord<String, byte[]> of(
            String deadLetters, String consumer, ConsumerRecord<String, byte[]> origin, Throwable reason) {
        Headers headers = new RecordHeaders(origin.headers().toArray());
        String place = consumer + "|" + origin.topic() + "|" + origin.partition() + "|" + origin.offset();
        put(headers, ID, UUID.nameUUIDFromBytes(place.getBytes(UTF_8)).toString());
        put(headers, CONSUMER, consumer);
        put(headers, TOPIC, origin.topic());
        put(headers, PARTITION, Integer.toString(origin.partition()));
        put(headers, OFFSET, Long.toString(origin.offset()));
        put(headers, REASON, reason.getClass().getSimpleName());
        put(headers, DETAIL, detail(reason));
        put(headers, AT, Instant.now().toString());
        return new ProducerRecord<>(deadLetters, null, origin.key(), origin.value(), headers);
    }

    private static String detail(Throwable reason) {
        String text = String.valueOf(reason.getMessage());
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /** Whether this is a dead letter at all, and not something that somebody else put on the topic. */
    boolean ours() {
        return header(ID) != null;
    }

    UUID id() {
        return UUID.fromString(header(ID));
    }

    String consumer() {
        return header(CONSUMER);
    }

    String topic() {
        return header(TOPIC);
    }

    /** The event's id, or null when it has no readable one. */
    UUID eventId() {
        try {
            String id = header(CloudEventHeaders.ID);
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The record as its consumer received it. */
    ConsumerRecord<String, byte[]> original() {
        Headers headers = new RecordHeaders();
        record.headers().forEach(header -> {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        });
        return new ConsumerRecord<>(
                topic(),
                Integer.parseInt(header(PARTITION)),
                Long.parseLong(header(OFFSET)),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                record.key(),
                record.value(),
                headers,
                Optional.empty());
    }

    DeadLetter view(boolean handled) {
        return new DeadLetter(
                id(),
                consumer(),
                eventId(),
                header(CloudEventHeaders.TYPE),
                record.key(),
                topic(),
                Integer.parseInt(header(PARTITION)),
                Long.parseLong(header(OFFSET)),
                header(REASON),
                header(DETAIL),
                Instant.parse(header(AT)),
                handled);
    }

    private String header(String name) {
        return ReceivedEvents.header(record, name);
    }
}
