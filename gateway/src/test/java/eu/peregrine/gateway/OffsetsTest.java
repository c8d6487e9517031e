package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The id of an event: a place in the whole log. */
class OffsetsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void aPlaceIsFoundAgainFromItsText() {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (String kind : new String[] {"agreement", "session-application", "mobility"}) {
            for (int partition = 0; partition < 6; partition++) {
                next.put(new TopicPartition("here." + kind, partition), (long) partition * 1_000_000_007L);
            }
        }
        Offsets place = new Offsets(next, NOW);
        assertThat(Offsets.of(place.text("here"), "here")).contains(place);
    }

    @Test
    void aHundredPartitionsMakeAnIdOfAFewHundredCharacters() {
        Random random = new Random(1);
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int kind = 0; kind < 32; kind++) {
            for (int partition = 0; partition < 3; partition++) {
                next.put(new TopicPartition("peregrine.some-kind-" + kind, partition), (long) random.nextInt(100_000));
            }
        }
        assertThat(new Offsets(next, NOW).text("peregrine"))
                .hasSizeLessThan(900)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anyOtherTextIsNoPlace() {
        for (String text : new String[] {
            "",
            "1",
            "x y",
            "a".repeat(9_000),
            "AAAA",
            packed("1"),
            packed("2;1;a,1"),
            packed("1;x;a,1"),
            packed("1;1;a,-1"),
            packed("1;1;a,9999999999999999999"),
            packed("1;99999999999999999;a,1"),
            packed("1;1;a," + "0,".repeat(100_000))
        }) {
            assertThat(Offsets.of(text, "here")).as(text).isEmpty();
        }
    }

    @Test
    void aPlaceReachesAStartOnlyInEveryPartition() {
        TopicPartition one = new TopicPartition("here.agreement", 0);
        TopicPartition two = new TopicPartition("here.agreement", 1);
        Offsets place = new Offsets(Map.of(one, 5L), NOW);
        assertThat(place.reaches(Map.of(one, 5L))).isTrue();
        assertThat(place.reaches(Map.of(one, 6L))).isFalse();
        assertThat(place.reaches(Map.of(one, 5L, two, 0L))).isTrue();
        assertThat(place.reaches(Map.of(one, 5L, two, 1L))).isFalse();
    }

    private static String packed(String plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(plain.getBytes(StandardCharsets.US_ASCII));
        deflater.finish();
        byte[] packed = new byte[plain.length() + 64];
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(packed, deflater.deflate(packed)));
    }
}
