package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.InstalmentRepository;
import eu.peregrine.scholarships.award.InstalmentState;
import eu.peregrine.scholarships.award.Payments;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.Funds;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts due instalments together, has a second person approve them, and takes the bank's answer. */
@ApplicationScoped
@Transactional
public class PaymentBatches {

    private final PaymentBatchRepository batches;
    private final InstalmentRepository instalments;
    private final Payments payments;
    private final Funds funds;
    private final References references;
    private final Outbox outbox;
    private final EntityManager database;
    private final Sight sight;
    private final Clock clock;

    PaymentBatches(
            PaymentBatchRepository batches,
            InstalmentRepository instalments,
            Payments payments,
            Funds funds,
            References references,
            Outbox outbox,
            EntityManager database,
            Sight sight,
            Clock clock) {
        this.batches = batches;
        this.instalments = instalments;
        this.payments = payments;
        this.funds = funds;
        this.references = references;
        this.outbox = outbox;
        this.database = database;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * Puts a batch together.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for instalments that are unknown, of another fund or not due; then
     *     none of them is ordered
     */
    public BatchView order(BatchDraft draft) {
        Fund fund = funds.visible(draft.fundId());
        if (draft.id() != null && batches.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a payment batch with this id already.");
        }
        List<Instalment> due = due(draft);
        PaymentBatch batch = new PaymentBatch(
                draft.id(),
                references.next(ReferenceKind.PAYMENT_BATCH),
                fund.id(),
                due.stream().mapToLong(Instalment::cents).reduce(0, Math::addExact),
                fund.currency(),
                due.size(),
                sight.subject());
        batches.persist(batch);
        payments.order(batch.id(), due);
        return told(batch, due);
    }

    /** A second person lets it go to the bank; from now on its money counts as paid. */
    public BatchView approve(UUID id, String ifMatch) {
        PaymentBatch batch = find(id, ifMatch);
        List<Instalment> ordered = instalmentsOf(batch);
        batch.approve(sight.subject());
        payments.approve(batch.fundId(), ordered);
        return told(batch, ordered);
    }

    /** A second person refuses it; its instalments have failed and can be released again. */
    public BatchView reject(UUID id, String ifMatch, RejectDraft draft) {
        PaymentBatch batch = find(id, ifMatch);
        List<Instalment> ordered = instalmentsOf(batch);
        batch.reject(sight.subject(), draft.reason());
        payments.refuse(ordered, draft.reason());
        return told(batch, ordered);
    }

    /**
     * Takes the bank's answer.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for a day in the future or a failure of an instalment that is not in it
     */
    public BatchView settle(UUID id, String ifMatch, SettlementDraft draft) {
        PaymentBatch batch = find(id, ifMatch);
        List<Instalment> ordered = instalmentsOf(batch);
        Map<UUID, String> failed = failures(draft, ordered);
        batch.settle(draft.paidOn());
        payments.settle(batch.fundId(), ordered, draft.paidOn(), failed);
        return told(batch, ordered);
    }

    /** A page of batches. */
    public Page<BatchView> list(List<UUID> fund, List<BatchState> states, ListRequest request) {
        return Listing.of(database, PaymentBatch.class, "e")
                .filter("fund", fund, "e.fundId in :fund")
                .filter("state", states, "e.state in :state")
                .sortable("reference", "e.reference", String.class, PaymentBatch::reference)
                .defaultSort("reference")
                .page(request, batch -> BatchView.of(batch, null, null));
    }

    /** One batch with its instalments. */
    public BatchView get(UUID id) {
        PaymentBatch batch = find(id, null);
        return single(batch, instalmentsOf(batch));
    }

    /**
     * The batch.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none, 412 when it has changed
     */
    public PaymentBatch find(UUID id, String ifMatch) {
        PaymentBatch batch = batches.findByIdOptional(id).orElseThrow(() -> Problems.notFound("payment batch"));
        IfMatch.accepted(ifMatch, batch);
        return batch;
    }

    private List<Instalment> due(BatchDraft draft) {
        Map<UUID, Instalment> found = instalments.ofIds(draft.instalments()).stream()
                .collect(Collectors.toMap(Instalment::id, Function.identity()));
        Violations violations = new Violations();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < draft.instalments().size(); i++) {
            String pointer = "/instalments/" + i;
            Instalment instalment = found.get(draft.instalments().get(i));
            if (instalment == null || !instalment.fundId().equals(draft.fundId())) {
                violations.add(pointer, "unknown-instalment", "The fund has no such instalment.");
            } else {
                violations.check(
                        instalment.state() == InstalmentState.DUE,
                        pointer,
                        "not-due",
                        "It is " + instalment.state() + ".");
                violations.check(seen.add(instalment.id()), pointer, "duplicate", "It occurs twice.");
            }
        }
        violations.throwIfAny();
        return draft.instalments().stream().map(found::get).toList();
    }

    private Map<UUID, String> failures(SettlementDraft draft, List<Instalment> ordered) {
        Set<UUID> known = ordered.stream().map(Instalment::id).collect(Collectors.toSet());
        List<SettlementDraft.Failure> failed = draft.failed() == null ? List.of() : draft.failed();
        Violations violations = new Violations();
        violations.check(
                !draft.paidOn().isAfter(LocalDate.now(clock)),
                "/paidOn",
                "in-the-future",
                "Must not be in the future.");
        Map<UUID, String> reasons = new TreeMap<>();
        for (int i = 0; i < failed.size(); i++) {
            violations.check(
                    known.contains(failed.get(i).instalmentId()),
                    "/failed/" + i + "/instalmentId",
                    "unknown-instalment",
                    "It is not in the batch.");
            reasons.put(failed.get(i).instalmentId(), failed.get(i).reason());
        }
        violations.throwIfAny();
        return reasons;
    }

    private List<Instalment> instalmentsOf(PaymentBatch batch) {
        return instalments.list("batchId = ?1 order by reference", batch.id());
    }

    private BatchView told(PaymentBatch batch, List<Instalment> lines) {
        outbox.publish(batch, BatchPublicState.of(batch), BatchPublicState.visibleTo());
        return single(batch, lines);
    }

    private BatchView single(PaymentBatch batch, List<Instalment> lines) {
        return BatchView.of(
                batch,
                lines.stream()
                        .map(line -> new BatchView.Line(
                                Ref.to("instalments", line.id()),
                                line.reference(),
                                line.state(),
                                Money.ofCents(line.cents(), line.currency())))
                        .toList(),
                actions(batch));
    }

    private List<Action> actions(PaymentBatch batch) {
        List<String> verbs = batch.state().verbs();
        boolean finance = sight.has(Roles.FINANCE);
        boolean second = !sight.subject().equals(batch.orderedBy());
        String never = "Not from " + batch.state() + ", or not for you.";
        String another = second ? never : "Another person must do this.";
        return Actions.of("/api/v1/payment-batches/" + batch.id())
                .add("approve", finance && second && verbs.contains("approve"), another)
                .add("reject", finance && second && verbs.contains("reject"), another)
                .add("settle", finance && verbs.contains("settle"), never)
                .list();
    }
}
