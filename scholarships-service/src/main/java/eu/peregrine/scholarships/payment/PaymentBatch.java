package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Instalments of one fund that go to the bank together. Nobody pays alone: a second person approves. */
@Entity
@Table(name = "payment_batch")
public class PaymentBatch extends AggregateRoot {

    private String reference;
    private UUID fundId;

    @Enumerated(EnumType.STRING)
    private BatchState state;

    private long cents;
    private String currency;
    private int instalments;
    private String orderedBy;
    private String approvedBy;
    private Instant approvedAt;
    private String rejectReason;
    private LocalDate paidOn;

    /** For the persistence provider alone. */
    protected PaymentBatch() {}

    /**
     * Puts a batch together.
     *
     * @param id its id
     * @param cents the sum of its instalments
     * @param instalments their number
     * @param orderedBy who does it, by opaque id
     */
    PaymentBatch(
            UUID id, String reference, UUID fundId, long cents, String currency, int instalments, String orderedBy) {
        super(Ids.orNext(id));
        this.reference = reference;
        this.fundId = fundId;
        this.state = BatchState.ORDERED;
        this.cents = cents;
        this.currency = currency;
        this.instalments = instalments;
        this.orderedBy = orderedBy;
        raise("payment-batch.ordered");
    }

    /**
     * Lets it go to the bank.
     *
     * @param by who approves, by opaque id
     * @param at when
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state, or when the same person ordered it
     */
    void approve(String by, Instant at) {
        second(by, "approve");
        approvedBy = by;
        approvedAt = at;
        become(BatchState.APPROVED, "payment-batch.approved");
    }

    /** Refuses it; as {@link #approve}, by a second person. */
    void reject(String by, String reason) {
        second(by, "reject");
        rejectReason = reason;
        become(BatchState.REJECTED, "payment-batch.rejected");
    }

    /**
     * Has been answered by the bank to the last line.
     *
     * @param on when it paid, the last time; null when it paid nothing
     */
    void settle(LocalDate on) {
        demandSent();
        paidOn = on;
        become(BatchState.SETTLED, "payment-batch.settled");
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless it waits for the bank's answer */
    void demandSent() {
        demand("settle", BatchState.APPROVED);
    }

    private void second(String by, String verb) {
        demand(verb, BatchState.ORDERED);
        if (by.equals(orderedBy)) {
            throw Problems.conflict(
                    "second-person", "Whoever ordered a batch cannot " + verb + " it; another person must.");
        }
    }

    private void become(BatchState to, String event) {
        BatchState from = state;
        state = to;
        raise(event, from);
    }

    private void demand(String verb, BatchState from) {
        if (state != from) {
            throw Problems.illegalTransition("payment batch", state, verb, state.verbs());
        }
    }

    /** The short reference. */
    public String reference() {
        return reference;
    }

    /** The fund that pays. */
    public UUID fundId() {
        return fundId;
    }

    /** Where it stands. */
    public BatchState state() {
        return state;
    }

    /** The sum of its instalments in cents. */
    public long cents() {
        return cents;
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** How many instalments it has. */
    public int instalments() {
        return instalments;
    }

    /** Who put it together, by opaque id. */
    public String orderedBy() {
        return orderedBy;
    }

    /** Who approved it, by opaque id; null before. */
    public String approvedBy() {
        return approvedBy;
    }

    /** Whether it may have gone to the bank. */
    public boolean sent() {
        return state == BatchState.APPROVED || state == BatchState.SETTLED;
    }

    /** When it was approved; null before. */
    public Instant approvedAt() {
        return approvedAt;
    }

    /** Why it was refused; null else. */
    public String rejectReason() {
        return rejectReason;
    }

    /** When the bank paid; null before. */
    public LocalDate paidOn() {
        return paidOn;
    }
}
