package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.StudentFiles;
import eu.peregrine.mobility.student.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Judges some students and keeps what comes of it, with history and events, all in one transaction. */
@ApplicationScoped
@Transactional
class StandingWriter {

    private static final String KIND = "mandate";
    private static final String CHANGED = KIND + ".verdict-changed";

    private final StudentFiles files;
    private final Judge judge;
    private final StandingStore store;
    private final MandateWatch watch;
    private final Outbox outbox;

    @Inject
    StandingWriter(StudentFiles files, Judge judge, StandingStore store, MandateWatch watch, Outbox outbox) {
        this.files = files;
        this.judge = judge;
        this.store = store;
        this.watch = watch;
        this.outbox = outbox;
    }

    /** Judges students of whom something has changed, or whose day has come. */
    void judge(List<UUID> ids) {
        store.lock();
        Map<UUID, VerdictChange.Cause> causes = watch.take(ids);
        judge(files.of(ids), causes, VerdictChange.Cause.TIME);
    }

    /**
     * Judges students whatever is stored, on any thread. What changes of them meanwhile is noted, and judged again behind
     * this.
     *
     * @return how many got another verdict
     */
    @ActivateRequestContext
    int recompute(List<UUID> ids) {
        store.lockAmongOthers();
        return judge(files.of(ids), Map.of(), VerdictChange.Cause.RECOMPUTED);
    }

    private int judge(List<StudentFile> due, Map<UUID, VerdictChange.Cause> causes, VerdictChange.Cause otherwise) {
        if (due.isEmpty()) {
            return 0;
        }
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
}
