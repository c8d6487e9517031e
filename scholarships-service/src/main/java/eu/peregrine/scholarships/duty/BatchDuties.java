package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.scholarships.payment.BatchState;
import eu.peregrine.scholarships.payment.PaymentBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be done about a payment batch: a second person decides, and the bank's answer is to come. */
@ApplicationScoped
class BatchDuties implements DutySource {

    /** A transfer takes a banking day, its answer another; a week has no more than five. */
    private static final int ANSWERED_WITHIN_DAYS = 7;

    private final DutyRepository objects;
    private final Clock clock;

    BatchDuties(DutyRepository objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "payment-batch";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.codes(TaskKind.APPROVE_PAYMENT_BATCH, TaskKind.IMPORT_BANK_ANSWER);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        Map<UUID, List<Duty>> duties = new HashMap<>();
        for (PaymentBatch batch : objects.ofIds(PaymentBatch.class, ids)) {
            Drafts todo =
                    new Drafts("payment-batch", "payment-batches", batch.id(), batch.reference(), clock.getZone());
            Assignee finance = Assignee.roles(Roles.FINANCE);
            if (batch.state() == BatchState.ORDERED) {
                todo.now(TaskKind.APPROVE_PAYMENT_BATCH, finance, null);
            } else if (batch.state() == BatchState.APPROVED) {
                LocalDate sent = batch.approvedAt().atZone(clock.getZone()).toLocalDate();
                todo.from(TaskKind.IMPORT_BANK_ANSWER, finance, sent.plusDays(ANSWERED_WITHIN_DAYS), null);
            }
            duties.put(batch.id(), todo.all());
        }
        return duties;
    }
}
