package eu.peregrine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The year that is played has its own days, and wrong arguments are refused before anything is touched. */
class StageTest {

    @Test
    void theDaysAreTheSameWhateverDayItIsOutside() {
        LocalDate day = LocalDate.of(2027, 1, 15);
        Instant morning = Instant.parse("2027-01-15T08:00:00Z");
        for (String now : List.of("2026-11-29T10:00:00Z", "2027-02-13T00:00:00Z", "2030-06-01T23:59:59Z")) {
            Instant outside = Instant.parse(now);
            Duration offset = Stage.offset(outside, day);
            assertThat(outside.plus(offset)).isEqualTo(morning);
        }
    }

    @Test
    void helpAndMistakesEndItBeforeItBegins() {
        assertThat(Demo.beforeStart(List.of("--help"))).isEqualTo(OptionalInt.of(0));
        assertThat(Demo.beforeStart(List.of("--sead", "2"))).isEqualTo(OptionalInt.of(2));
        assertThat(Demo.beforeStart(List.of("--seed"))).isEqualTo(OptionalInt.of(2));
        assertThat(Demo.beforeStart(List.of("--seed", "2", "--small"))).isEmpty();
    }
}
