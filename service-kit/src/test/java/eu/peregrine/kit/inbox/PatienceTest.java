package eu.peregrine.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Exception FAILURE = new IllegalStateException("no");

    @Test
    void doesNotTryAgainWhatWillNotPass() {
        assertThat(new Patience(() -> false).waitAfter(Trouble.LASTING, FAILURE))
                .isFalse();
    }

    @Test
    void waitsLongerEachTime() {
        Patience patience = new Patience(() -> false);
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            assertThat(patience.waitAfter(Trouble.CONFLICT, FAILURE)).isTrue();
        }
        // 50 + 100 + 200 + 400 ms
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(750);
    }

    @Test
    void leavesTheRecordToTheNextStartWhenTheServiceStops() {
        assertThatThrownBy(() -> new Patience(() -> true).waitAfter(Trouble.DATABASE_AWAY, FAILURE))
                .isInstanceOf(StoppingException.class)
                .hasCause(FAILURE);
    }
}
