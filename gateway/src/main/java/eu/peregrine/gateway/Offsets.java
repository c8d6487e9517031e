package eu.peregrine.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a reader of the event log stands: what it reads next of each partition, and when it stood there. Each gateway reads the
 * partitions in an order of its own, so that only all of them together are a place that another gateway finds again.
 *
 * @param next the offset of the next event, by partition; a partition that is missing has not been read at all
 * @param at when this was the place, by the gateway's clock
 */
record Offsets(Map<TopicPartition, Long> next, Instant at) {

    private static final int LONGEST_TEXT = 8_192;
    private static final int LONGEST = 65_536;
    private static final String VERSION = "1";

    /** An opaque text, for {@code Last-Event-ID}: a few hundred characters for a hundred partitions. */
    String text(String topicPrefix) {
        Map<String, long[]> kinds = new TreeMap<>();
        next.forEach((partition, offset) -> {
            String kind = partition.topic().substring(topicPrefix.length() + 1);
            long[] offsets = kinds.getOrDefault(kind, new long[0]);
            if (offsets.length <= partition.partition()) {
                offsets = Arrays.copyOf(offsets, partition.partition() + 1);
                kinds.put(kind, offsets);
            }
            offsets[partition.partition()] = offset;
        });
        StringBuilder plain = new StringBuilder(VERSION).append(';').append(at.getEpochSecond());
        kinds.forEach((kind, offsets) -> {
            plain.append(';').append(kind);
            for (long offset : offsets) {
                plain.append(',').append(offset);
            }
        });
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(deflate(plain.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Reads such a text; empty if it is none. It comes from outside, so nothing about it is believed. */
    static Optional<Offsets> of(String text, String topicPrefix) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            String plain = new String(inflate(Base64.getUrlDecoder().decode(text)), StandardCharsets.US_ASCII);
            String[] parts = plain.split(";");
            if (parts.length < 2 || !parts[0].equals(VERSION)) {
                return Optional.empty();
            }
            Map<TopicPartition, Long> next = new HashMap<>();
            for (int i = 2; i < parts.length; i++) {
                String[] offsets = parts[i].split(",");
                for (int partition = 1; partition < offsets.length; partition++) {
                    long offset = Long.parseLong(offsets[partition]);
                    if (offset < 0) {
                        return Optional.empty();
                    }
                    next.put(new TopicPartition(topicPrefix + "." + offsets[0], partition - 1), offset);
                }
            }
            return Optional.of(new Offsets(next, Instant.ofEpochSecond(Long.parseLong(parts[1]))));
        } catch (IllegalArgumentException | DataFormatException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** Whether everything before {@code start} has been read from here. */
    boolean reaches(Map<TopicPartition, Long> start) {
        return start.entrySet().stream().allMatch(each -> next.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] packed) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] piece = new byte[4_096];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 || plain.size() > LONGEST) {
                    throw new DataFormatException("cut off, or too long");
                }
                plain.write(piece, 0, length);
            }
            return plain.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
