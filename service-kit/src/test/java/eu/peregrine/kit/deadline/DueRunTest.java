package eu.peregrine.kit.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often and in what order due work is tried, without a database. */
class DueRunTest {

    private static final Instant NOW = Instant.parse("2026-09-01T00:00:00Z");

    private final List<UUID> waiting = new ArrayList<>();
    private final Set<UUID> broken = new HashSet<>();
    private boolean away;
    private long nanoTime;
    private DueRun run;

    private final class Paper extends DueBatches implements DueWork {

        Paper() {
            super(null);
        }

        @Override
        public String name() {
            return "paper";
        }

        @Override
        public List<UUID> due(Instant now, int limit) {
            if (away) {
                throw new IllegalStateException("away");
            }
            return waiting.stream().limit(limit).toList();
        }

        @Override
        public void settle(UUID id, Instant now) {
            if (broken.contains(id)) {
                throw new IllegalStateException("broken");
            }
            waiting.remove(id);
        }

        @Override
        int settle(DueWork work, Instant now, int limit, Collection<UUID> except) {
            List<UUID> before = List.copyOf(waiting);
            try {
                List<UUID> due = find(work, now, limit, except);
                due.forEach(id -> settle(id, now));
                return due.size();
            } catch (IllegalStateException e) {
                waiting.clear();
                waiting.addAll(before);
                throw e;
            }
        }

        @Override
        List<UUID> find(DueWork work, Instant now, int limit, Collection<UUID> except) {
            return due(now, limit + except.size()).stream()
                    .filter(id -> !except.contains(id))
                    .limit(limit)
                    .toList();
        }

        @Override
        boolean settleOne(DueWork work, Instant now, UUID id) {
            settle(id, now);
            return true;
        }
    }

    @BeforeEach
    void start() {
        Paper paper = new Paper();
        run = new DueRun(paper, paper, 3, () -> nanoTime);
        for (int i = 0; i < 7; i++) {
            waiting.add(UUID.randomUUID());
        }
    }

    @Test
    void goesOnForAsLongAsBatchesAreFull() {
        assertThat(run.next(NOW)).isTrue();
        assertThat(run.next(NOW)).isTrue();
        assertThat(run.next(NOW)).isFalse();
        assertThat(waiting).isEmpty();
        assertThat(run.settled()).isEqualTo(7);
    }

    @Test
    void leavesOutWhatFailsAndTriesItLessAndLessOften() {
        UUID bad = waiting.get(0);
        broken.add(bad);
        while (run.next(NOW)) {
            // until nothing more can be done
        }
        assertThat(waiting).containsExactly(bad);
        assertThat(run.failing()).isEqualTo(1);
        assertThat(run.failures()).isEqualTo(1);

        run.next(NOW);
        assertThat(run.failures()).as("not before a second has passed").isEqualTo(1);
        pass(Duration.ofSeconds(1));
        run.next(NOW);
        assertThat(run.failures()).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        run.next(NOW);
        assertThat(run.failures()).as("then not before two more").isEqualTo(2);

        broken.clear();
        pass(Duration.ofSeconds(1));
        run.next(NOW);
        assertThat(waiting).isEmpty();
        assertThat(run.failing()).isZero();
    }

    @Test
    void restsWhileWhatIsDueCannotEvenBeFound() {
        away = true;
        assertThat(run.next(NOW)).isFalse();
        away = false;
        assertThat(run.next(NOW)).isFalse();
        assertThat(waiting).hasSize(7);
        pass(Duration.ofSeconds(1));
        assertThat(run.next(NOW)).isTrue();
        assertThat(run.failures()).isEqualTo(1);
    }

    private void pass(Duration time) {
        nanoTime += time.toNanos();
    }
}
