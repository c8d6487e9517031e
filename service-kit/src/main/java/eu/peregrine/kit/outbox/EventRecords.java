package eu.peregrine.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Turns a row of the outbox into a CloudEvent on its topic. */
final class EventRecords {

    private final String topicPrefix;
    private final String source;

    EventRecords(String topicPrefix, String service) {
        this.topicPrefix = topicPrefix;
        this.source = "/" + service;
    }

    String topic(OutboxRow row) {
        return topicPrefix + "." + row.kind();
    }

    ProducerRecord<String, byte[]> of(OutboxRow row) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                topic(row), row.aggregateId().toString(), row.payload().getBytes(UTF_8));
        Headers headers = event.headers();
        put(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        put(headers, CloudEventHeaders.ID, row.id().toString());
        put(headers, CloudEventHeaders.SOURCE, source);
        put(headers, CloudEventHeaders.TYPE, row.type());
        put(headers, CloudEventHeaders.SUBJECT, row.aggregateId().toString());
        put(
                headers,
                CloudEventHeaders.TIME,
                DateTimeFormatter.ISO_INSTANT.format(row.time().withOffsetSameInstant(ZoneOffset.UTC)));
        put(headers, CloudEventHeaders.DATA_SCHEMA, row.dataSchema());
        put(headers, CloudEventHeaders.SEQUENCE, padded(row.sequence()));
        put(headers, CloudEventHeaders.TRACE_PARENT, row.traceparent());
        put(headers, CloudEventHeaders.VISIBLE_TO, row.visibleTo());
        put(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
        return event;
    }

    private static String padded(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(19 - digits.length()) + digits;
    }

    private static void put(Headers headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }
}
