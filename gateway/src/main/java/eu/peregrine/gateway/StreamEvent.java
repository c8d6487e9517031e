package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * An event as listeners get it: what happened, to what and in which order, never the thing itself, which they read under their
 * own rights.
 *
 * @param partition where it stands
 * @param offset and where in it
 * @param visibleTo who may see it, as its producer said
 * @param kind of what it happened to, such as {@code agreement}
 * @param type without prefix and version, such as {@code agreement.approved}
 * @param lines its lines of the stream but for the id
 * @param id of the place behind it; null until it is known
 */
record StreamEvent(
        TopicPartition partition,
        long offset,
        Set<String> visibleTo,
        String kind,
        String type,
        String lines,
        String id) {

    /** Reads a record of a topic; empty if it is no event of ours. */
    static Optional<StreamEvent> of(ConsumerRecord<byte[], byte[]> entry, String topicPrefix, ObjectMapper json) {
        String fullType = header(entry, "ce_type");
        String id = header(entry, "ce_id");
        String seenBy = header(entry, "ce_visibleto");
        if (fullType == null || id == null || seenBy == null || fullType.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        String kind = entry.topic().substring(topicPrefix.length() + 1);
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", header(entry, "ce_source"));
        event.put("type", fullType);
        event.put("subject", header(entry, "ce_subject"));
        event.put("time", header(entry, "ce_time"));
        event.put("sequence", header(entry, "ce_sequence"));
        String trace = header(entry, "ce_traceparent");
        if (trace != null) {
            event.put("traceparent", trace);
        }
        return Optional.of(new StreamEvent(
                new TopicPartition(entry.topic(), entry.partition()),
                entry.offset(),
                Set.copyOf(Arrays.asList(seenBy.split(" "))),
                kind,
                fullType.replaceFirst("^eu\\.peregrine\\.", "").replaceFirst("\\.v\\d+$", ""),
                "event: " + fullType + "\ndata: " + event + "\n\n",
                null));
    }

    /** The same with the id of the place behind it. */
    StreamEvent with(String placeBehind) {
        return new StreamEvent(partition, offset, visibleTo, kind, type, lines, placeBehind);
    }

    /** As it is written. */
    String text() {
        return "id: " + id + "\n" + lines;
    }

    private static String header(ConsumerRecord<?, ?> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
