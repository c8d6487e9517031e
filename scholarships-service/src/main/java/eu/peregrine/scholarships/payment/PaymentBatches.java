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
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.InstalmentRepository;
import eu.peregrine.scholarships.award.InstalmentState;
import eu.peregrine.scholarships.award.Payee;
import eu.peregrine.scholarships.award.Payments;
import eu.peregrine.scholarships.award.Vault;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.Funds;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts due instalments together, has a second person approve them, and takes the bank's answer. */
@ApplicationScoped
@Transactional
public class PaymentBatches {

    private final PaymentBatchRepository batches;
    private final PaymentLineRepository lines;
    private final InstalmentRepository instalments;
    private final Payments payments;
    private final PayingAccount account;
    private final Vault vault;
    private final Funds funds;
    private final References references;
    private final Outbox outbox;
    private final EntityManager database;
    private final Sight sight;
    private final Clock clock;

    PaymentBatches(
            PaymentBatchRepository batches,
            PaymentLineRepository lines,
            InstalmentRepository instalments,
            Payments payments,
            PayingAccount account,
            Vault vault,
            Funds funds,
            References references,
            Outbox outbox,
            EntityManager database,
            Sight sight,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.instalments = instalments;
        this.payments = payments;
        this.account = account;
        this.vault = vault;
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
     * @throws eu.peregrine.kit.problem.ProblemException 422 for instalments that are unknown, of another fund, not due or without
     *     an account; then none of them is ordered
     */
    public BatchView order(BatchDraft draft) {
        Fund fund = funds.visible(draft.fundId());
        if (draft.id() != null && batches.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a payment batch with this id already.");
        }
        List<Instalment> due = due(draft);
        Map<UUID, Payee> payees = payments.payees(due);
        demandAccounts(due, payees);
        PaymentBatch batch = new PaymentBatch(
                draft.id(),
                references.next(ReferenceKind.PAYMENT_BATCH),
                fund.id(),
                due.stream().mapToLong(Instalment::cents).reduce(0, Math::addExact),
                fund.currency(),
                due.size(),
                sight.subject());
        batches.persist(batch);
        List<PaymentLine> ordered = new ArrayList<>();
        for (Instalment instalment : due) {
            ordered.add(new PaymentLine(batch, ordered.size() + 1, instalment, payees.get(instalment.awardId())));
        }
        lines.persist(ordered);
        payments.order(batch.id(), due);
        return told(batch, ordered);
    }

    /** A second person lets it go to the bank; from now on its money counts as paid. */
    public BatchView approve(UUID id, String ifMatch) {
        PaymentBatch batch = find(id, ifMatch);
        List<PaymentLine> ordered = lines.ofBatch(id);
        batch.approve(sight.subject(), clock.instant());
        payments.approve(batch.fundId(), instalmentsOf(ordered));
        return told(batch, ordered);
    }

    /** A second person refuses it; its instalments have failed and can be released again. */
    public BatchView reject(UUID id, String ifMatch, RejectDraft draft) {
        PaymentBatch batch = find(id, ifMatch);
        List<PaymentLine> ordered = lines.ofBatch(id);
        batch.reject(sight.subject(), draft.reason());
        ordered.forEach(line -> line.fail(draft.reason()));
        payments.refuse(instalmentsOf(ordered), draft.reason());
        return told(batch, ordered);
    }

    /**
     * Takes the bank's answer about everything that it has not answered yet, as somebody read it there.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for a day in the future or a failure of an instalment that is not in it
     */
    public BatchView settle(UUID id, String ifMatch, SettlementDraft draft) {
        PaymentBatch batch = find(id, ifMatch);
        batch.demandSent();
        List<PaymentLine> all = lines.ofBatch(id);
        Map<UUID, String> failed = failures(draft, all);
        Map<PaymentLine, String> open = new LinkedHashMap<>();
        all.stream()
                .filter(line -> line.state() == PaymentState.ORDERED)
                .forEach(line -> open.put(line, failed.get(line.instalmentId())));
        settle(batch.fundId(), open, line -> draft.paidOn());
        batch.settle(draft.paidOn());
        return told(batch, all);
    }

    /**
     * Books what the bank says of lines of one fund, and settles each batch of which the last line is answered.
     *
     * @param failures each line with why it was not paid, or null where it was
     * @param paidOn when a line was paid
     */
    void book(UUID fundId, Map<PaymentLine, String> failures, Function<PaymentLine, LocalDate> paidOn) {
        settle(fundId, failures, paidOn);
        Set<UUID> touched =
                failures.keySet().stream().map(PaymentLine::batchId).collect(Collectors.toCollection(TreeSet::new));
        for (UUID id : touched) {
            List<PaymentLine> all = lines.ofBatch(id);
            if (all.stream().noneMatch(line -> line.state() == PaymentState.ORDERED)) {
                PaymentBatch batch = batches.findById(id);
                batch.settle(all.stream()
                        .map(PaymentLine::paidOn)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null));
                outbox.publish(batch, BatchPublicState.of(batch), BatchPublicState.visibleTo());
            }
        }
    }

    private void settle(UUID fundId, Map<PaymentLine, String> failures, Function<PaymentLine, LocalDate> paidOn) {
        Map<UUID, Instalment> parts = instalmentsById(failures.keySet());
        List<Payments.Answer> answers = new ArrayList<>();
        failures.forEach((line, failure) -> {
            LocalDate on = failure == null ? paidOn.apply(line) : null;
            if (failure == null) {
                line.pay(on);
            } else {
                line.fail(failure);
            }
            answers.add(new Payments.Answer(parts.get(line.instalmentId()), on, failure));
        });
        payments.settle(fundId, answers);
    }

    /**
     * The file for the bank.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 before the batch is approved, and after an account in it
     *     was forgotten; 503 where no paying account is set
     */
    public byte[] file(UUID id) {
        PaymentBatch batch = find(id, null);
        if (!batch.sent()) {
            throw Problems.conflict(
                    "not-approved",
                    "Batch " + batch.reference() + " is " + batch.state() + "; nothing of it goes to the bank.");
        }
        List<PaymentLine> all = lines.ofBatch(id);
        if (all.stream().anyMatch(line -> line.accountSealed() == null)) {
            throw Problems.conflict(
                    "account-forgotten",
                    "An account in batch " + batch.reference()
                            + " was forgotten with its holder, so the file cannot be made again.");
        }
        Map<UUID, Instalment> parts = instalmentsById(all);
        return CreditTransfers.file(
                batch.reference(),
                batch.approvedAt(),
                account.get(),
                all.stream()
                        .map(line -> new CreditTransfers.Order(
                                line.reference(),
                                Money.ofCents(line.cents(), line.currency()),
                                vault.open(line.awardId(), line.holderSealed()),
                                vault.open(line.awardId(), line.accountSealed()),
                                parts.get(line.instalmentId()).reference()))
                        .toList());
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
        return single(batch, lines.ofBatch(id));
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

    /** An account may have been forgotten with its holder after the instalment became due. */
    private static void demandAccounts(List<Instalment> due, Map<UUID, Payee> payees) {
        Violations violations = new Violations();
        for (int i = 0; i < due.size(); i++) {
            violations.check(
                    payees.containsKey(due.get(i).awardId()),
                    "/instalments/" + i,
                    "no-account",
                    "It is not known where to pay it.");
        }
        violations.throwIfAny();
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

    private static Set<UUID> open(List<PaymentLine> all) {
        return all.stream()
                .filter(line -> line.state() == PaymentState.ORDERED)
                .map(PaymentLine::instalmentId)
                .collect(Collectors.toSet());
    }

    private Map<UUID, String> failures(SettlementDraft draft, List<PaymentLine> all) {
        Set<UUID> known = open(all);
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
                    "It is not in the batch, or was answered before.");
            reasons.put(failed.get(i).instalmentId(), failed.get(i).reason());
        }
        violations.throwIfAny();
        return reasons;
    }

    private List<Instalment> instalmentsOf(List<PaymentLine> ordered) {
        Map<UUID, Instalment> found = instalmentsById(ordered);
        return ordered.stream().map(line -> found.get(line.instalmentId())).toList();
    }

    private Map<UUID, Instalment> instalmentsById(Collection<PaymentLine> ordered) {
        return instalments.ofIds(ordered.stream().map(PaymentLine::instalmentId).toList()).stream()
                .collect(Collectors.toMap(Instalment::id, Function.identity()));
    }

    private BatchView told(PaymentBatch batch, List<PaymentLine> all) {
        outbox.publish(batch, BatchPublicState.of(batch), BatchPublicState.visibleTo());
        return single(batch, all);
    }

    private BatchView single(PaymentBatch batch, List<PaymentLine> all) {
        Map<UUID, Instalment> parts = instalmentsById(all);
        return BatchView.of(
                batch,
                all.stream()
                        .map(line -> BatchView.Line.of(line, parts.get(line.instalmentId())))
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
