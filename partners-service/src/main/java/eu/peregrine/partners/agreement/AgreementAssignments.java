package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.AssignmentDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** Says which officer looks after an agreement. */
@ApplicationScoped
@Transactional
public class AgreementAssignments {

    private final AgreementRepository agreements;
    private final AssignmentRepository assignments;
    private final Agreements views;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AgreementAssignments(
            AgreementRepository agreements,
            AssignmentRepository assignments,
            Agreements views,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.agreements = agreements;
        this.assignments = assignments;
        this.views = views;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Assigns an agreement, or takes the assignment away; nothing happens when nothing differs.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where there is no such agreement
     */
    AgreementView assign(UUID id, AssignmentDraft draft) {
        Agreement agreement = agreements
                .visibleToChange(id, Audience.of(caller))
                .orElseThrow(() -> Problems.notFound(Agreements.KIND));
        AgreementAssignment before = assignments.of(id).orElse(null);
        if (!Objects.equals(before == null ? null : before.officer(), draft.officer())) {
            change(id, before, draft.officer());
            agreement.noted("agreement.assigned", clock.instant().truncatedTo(ChronoUnit.MICROS));
            outbox.publish(agreement, AgreementAside.of(agreement, draft.officer()), Readers.staff());
        }
        return views.get(id);
    }

    private void change(UUID id, AgreementAssignment before, String officer) {
        if (officer == null) {
            assignments.delete(before);
        } else if (before == null) {
            assignments.persist(new AgreementAssignment(id, officer));
        } else {
            before.officer(officer);
        }
    }
}
