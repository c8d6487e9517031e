package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.student.StudentFiles;
import eu.peregrine.mobility.student.Students;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Where all students stand, stored so that a whole cohort can be listed. It follows the mandates: what changes one is noted
 * by {@link MandateWatch}, and judged a moment later; all of it can be worked out again.
 */
@ApplicationScoped
public class Standings {

    /** Students judged in one transaction. */
    private static final int BLOCK = 2_000;
    /**
     * Blocks judged at the same time: while one waits for the database, another is thought about. One more waits, so that
     * no hand does for the other.
     */
    private static final int HANDS = 2;

    private final StudentFiles files;
    private final Students students;
    private final StandingStore store;
    private final StandingWriter writer;

    @Inject
    Standings(StudentFiles files, Students students, StandingStore store, StandingWriter writer) {
        this.files = files;
        this.students = students;
        this.store = store;
        this.writer = writer;
    }

    /**
     * What working everything out anew has done.
     *
     * @param students how many were judged
     * @param changed of them, how many got another verdict; none while the projection is as it should be
     * @param milliseconds how long it took
     */
    public record Recomputed(long students, long changed, long milliseconds) {}

    /** Judges all students, whatever is stored: some blocks of them at a time, each in a transaction of its own. */
    public Recomputed recompute() {
        long began = System.nanoTime();
        long all = 0;
        long changed = 0;
        UUID last = null;
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        Deque<Future<Integer>> blocks = new ArrayDeque<>();
        try {
            for (List<UUID> ids = files.ids(null, BLOCK); !ids.isEmpty(); ids = files.ids(last, BLOCK)) {
                if (blocks.size() > HANDS) {
                    changed += blocks.remove().get();
                }
                List<UUID> block = ids;
                blocks.add(hands.submit(() -> writer.recompute(block)));
                all += ids.size();
                last = ids.get(ids.size() - 1);
            }
            for (Future<Integer> block : blocks) {
                changed += block.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A block of students cannot be judged.", e.getCause());
        } finally {
            hands.shutdown();
        }
        return new Recomputed(all, changed, (System.nanoTime() - began) / 1_000_000);
    }

    /** Judges students of whom something has changed, or whose day has come. */
    void judge(List<UUID> ids) {
        writer.judge(ids);
    }

    /**
     * How a student's verdict came about, the newest first.
     *
     * @param before only what was before the change of this number; null for the newest
     * @throws eu.peregrine.kit.problem.ProblemException 404 where there is no such student for the caller
     */
    @Transactional
    public MandateHistory history(UUID student, Long before, int limit) {
        students.visible(student);
        return MandateHistory.of(
                student, limit, store.history(student, before == null ? Long.MAX_VALUE : before, limit + 1));
    }
}
