package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.StudentFiles;
import eu.peregrine.mobility.student.Students;
import eu.peregrine.mobility.student.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Where all students stand, stored so that a whole cohort can be listed. It follows the mandates: what changes one is noted
 * by {@link MandateWatch}, and judged a moment later; all of it can be worked out again.
 */
@ApplicationScoped
public class Standings {

    /** Students judged in one transaction. */
    private static final int BLOCK = 1_000;

    private static final String KIND = "mandate";
    private static final String CHANGED = KIND + ".verdict-changed";

    private final StudentFiles files;
    private final Students students;
    private final Judge judge;
    private final StandingStore store;
    private final MandateWatch watch;
    private final Outbox outbox;

    @Inject
    Standings(
            StudentFiles files,
            Students students,
            Judge judge,
            StandingStore store,
            MandateWatch watch,
            Outbox outbox) {
        this.files = files;
        this.students = students;
        this.judge = judge;
        this.store = store;
        this.watch = watch;
        this.outbox = outbox;
    }

    /**
     * What working everything out anew has done.
     *
     * @param students how many were judged
     * @param changed of them, how many got another verdict; none while the projection is as it should be
     * @param milliseconds how long it took
     */
    public record Recomputed(long students, long changed, long milliseconds) {}

    /** Judges all students, whatever is stored; a block of them in a transaction each. */
    public Recomputed recompute() {
        long began = System.nanoTime();
        long all = 0;
        long changed = 0;
        UUID last = null;
        while (true) {
            UUID after = last;
            Block block = QuarkusTransaction.requiringNew().call(() -> {
                store.lock();
                List<StudentFile> next = files.after(after, BLOCK);
                int others = next.isEmpty() ? 0 : judge(next, Map.of(), VerdictChange.Cause.RECOMPUTED);
                return new Block(
                        next.isEmpty() ? null : next.get(next.size() - 1).id(), next.size(), others);
            });
            all += block.students();
            changed += block.changed();
            last = block.last();
            if (block.students() < BLOCK) {
                return new Recomputed(all, changed, (System.nanoTime() - began) / 1_000_000);
            }
        }
    }

    private record Block(UUID last, int students, int changed) {}

    /** Judges students of whom something has changed, or whose day has come. */
    @Transactional
    void judge(List<UUID> ids) {
        store.lock();
        Map<UUID, VerdictChange.Cause> causes = watch.take(ids);
        List<StudentFile> due = files.of(ids);
        if (!due.isEmpty()) {
            judge(due, causes, VerdictChange.Cause.TIME);
        }
    }

    private int judge(List<StudentFile> due, Map<UUID, VerdictChange.Cause> causes, VerdictChange.Cause otherwise) {
        List<StandingStore.Changed> changed = store.save(judge.judge(due), judge.today(), causes, otherwise);
        if (!changed.isEmpty()) {
            outbox.together(() -> changed.forEach(one ->
                    publish(one, causes.getOrDefault(one.judged().student().id(), otherwise))));
        }
        return changed.size();
    }

    private void publish(StandingStore.Changed changed, VerdictChange.Cause cause) {
        UUID student = changed.judged().student().id();
        outbox.append(
                KIND,
                student,
                changed.sequence(),
                CHANGED,
                changed.from() == null ? null : code(changed.from()),
                PublicMandate.of(changed.judged(), cause),
                VisibleTo.roles(Roles.COORDINATOR).person(student));
    }

    private static String code(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
