package eu.peregrine.local.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stream of chances for one purpose. Every thing generated has its own, named by the seed and by what it is for, so
 * that adding a draw to one thing changes no other.
 */
final class Dice {

    /** 1 September 2026, 00:00 UTC: the time part of every generated id. */
    private static final long EPOCH_MILLIS = 1_788_220_800_000L;

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Dice of(long seed, Object... purpose) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (Object part : purpose) {
            for (char c : part.toString().toCharArray()) {
                hash = mix(hash ^ c);
            }
            hash = mix(hash ^ 0x1FFFFL); // a separator no char can be: ("ab", "c") is not ("a", "bc")
        }
        return new Dice(hash);
    }

    /** An id in the form of a UUIDv7 that belongs to this seed and name. */
    static UUID id(long seed, Object... name) {
        Dice dice = of(
                seed,
                "id",
                String.join("/", Stream.of(name).map(String::valueOf).toList()));
        long high = EPOCH_MILLIS << 16 | 0x7000L | dice.random.nextInt(0x1000);
        long low = dice.random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** From 0 up to but without {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    /** At least 0 and less than 1. */
    double fraction() {
        return random.nextDouble();
    }

    /** Roughly normal: the sum of twelve even draws, which is the same on every JDK. */
    double normal(double mean, double deviation) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += fraction();
        }
        return mean + sum * deviation;
    }

    LocalDate day(LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    <T> T pick(Weighted<T> choices) {
        return choices.at(fraction());
    }

    <T> List<T> shuffled(List<T> things) {
        List<T> result = new ArrayList<>(things);
        for (int i = result.size() - 1; i > 0; i--) {
            T moved = result.get(i);
            int j = below(i + 1);
            result.set(i, result.get(j));
            result.set(j, moved);
        }
        return result;
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
