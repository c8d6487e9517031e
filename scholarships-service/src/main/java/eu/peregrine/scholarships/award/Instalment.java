package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.call.ReleaseFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One of the parts in which an award is paid. */
@Entity
@Table(name = "instalment")
public class Instalment extends AggregateRoot {

    private UUID awardId;
    private UUID callId;
    private UUID fundId;
    private UUID funderId;
    private UUID studentId;
    private UUID mobilityId;
    private String reference;
    private int number;
    private int rule;
    private long cents;
    private String currency;

    @Enumerated(EnumType.STRING)
    private InstalmentState state;

    @Convert(converter = Conditions.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<ReleaseCondition> releaseWhen;

    private LocalDate dueOn;
    private LocalDate paidOn;
    private UUID batchId;
    private String reason;

    /** For the persistence provider alone. */
    protected Instalment() {}

    Instalment(Award award, Schedule.Part part) {
        super(Ids.next());
        this.awardId = award.id();
        this.callId = award.callId();
        this.fundId = award.fundId();
        this.funderId = award.funderId();
        this.studentId = award.studentId();
        this.mobilityId = award.mobilityId();
        this.reference = award.reference() + "/" + part.number();
        this.number = part.number();
        this.rule = part.rule();
        this.cents = part.cents();
        this.currency = award.currency();
        this.state = InstalmentState.PLANNED;
        this.releaseWhen = List.copyOf(part.releaseWhen());
        raise("instalment.planned");
    }

    /** Takes another amount, above zero, because the award changed. */
    void amount(long newCents) {
        if (newCents != cents) {
            cents = newCents;
            raise("instalment.recalculated", state);
        }
    }

    /** Becomes due when it waits and any of its conditions is met. */
    void releaseIfMet(ReleaseFacts facts) {
        if (state == InstalmentState.PLANNED && releaseWhen.stream().anyMatch(condition -> condition.isMet(facts))) {
            dueOn = facts.today();
            become(InstalmentState.DUE, "instalment.due");
        }
    }

    /** Somebody holds it back. */
    void hold(String why) {
        demand("hold", InstalmentState.DUE);
        reason = why;
        become(InstalmentState.ON_HOLD, "instalment.held");
    }

    /** It is held back no longer, or is to be tried again. */
    void release(LocalDate today) {
        demand("release", InstalmentState.ON_HOLD, InstalmentState.FAILED);
        reason = null;
        batchId = null;
        dueOn = today;
        become(InstalmentState.DUE, "instalment.due");
    }

    /** Goes into a payment batch. */
    void order(UUID batch) {
        demand("order", InstalmentState.DUE);
        batchId = batch;
        become(InstalmentState.ORDERED, "instalment.ordered");
    }

    /** The bank paid it. */
    void pay(LocalDate on) {
        demand("pay", InstalmentState.ORDERED);
        paidOn = on;
        become(InstalmentState.PAID, "instalment.paid");
    }

    /**
     * Parts with so much, which is set off against what the student owes.
     *
     * @param award its award
     * @param newNumber of the part, if something remains here
     * @param part cents, above zero, at most what it is
     * @param claim the claim's reference
     * @return the part, paid: this one, if nothing remains
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is due or held back
     */
    Instalment setOff(Award award, int newNumber, long part, String claim, LocalDate on) {
        demand("set off", InstalmentState.DUE, InstalmentState.ON_HOLD);
        Instalment paid = this;
        if (part < cents) {
            amount(cents - part);
            paid = new Instalment(award, new Schedule.Part(newNumber, rule, part, releaseWhen));
            paid.dueOn = dueOn;
        }
        paid.paidOn = on;
        paid.reason = "Set off against " + claim + ".";
        paid.become(InstalmentState.PAID, "instalment.paid");
        return paid;
    }

    /** It was not paid after all. */
    void fail(String why) {
        demand("fail", InstalmentState.ORDERED);
        reason = why;
        become(InstalmentState.FAILED, "instalment.failed");
    }

    /** Is never to be paid. */
    void cancel() {
        demand("cancel", InstalmentState.PLANNED, InstalmentState.DUE, InstalmentState.ON_HOLD, InstalmentState.FAILED);
        become(InstalmentState.CANCELLED, "instalment.cancelled");
    }

    /** Whether it can still be cancelled. */
    boolean open() {
        return state != InstalmentState.ORDERED && state != InstalmentState.PAID && state != InstalmentState.CANCELLED;
    }

    private void become(InstalmentState to, String event) {
        InstalmentState from = state;
        state = to;
        raise(event, from);
    }

    private void demand(String verb, InstalmentState... from) {
        if (!Set.of(from).contains(state)) {
            throw Problems.illegalTransition("instalment", state, verb, state.verbs());
        }
    }

    /** The award that it is part of. */
    public UUID awardId() {
        return awardId;
    }

    /** The call. */
    public UUID callId() {
        return callId;
    }

    /** The fund that pays. */
    public UUID fundId() {
        return fundId;
    }

    /** Who gives. */
    public UUID funderId() {
        return funderId;
    }

    /** Who gets it. */
    public UUID studentId() {
        return studentId;
    }

    /** The stay that it is for; null for none. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** The award's reference and the number. */
    public String reference() {
        return reference;
    }

    /** Its number in the award, from 1. */
    public int number() {
        return number;
    }

    /** Which of the call's rules it follows, from 0. */
    int rule() {
        return rule;
    }

    /** The amount in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** Where it stands. */
    public InstalmentState state() {
        return state;
    }

    /** Any of these makes it due. */
    public List<ReleaseCondition> releaseWhen() {
        return releaseWhen;
    }

    /** Since when it is due; null before. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** When the bank paid it; null before. */
    public LocalDate paidOn() {
        return paidOn;
    }

    /** The payment batch that it is or was in; null for none. */
    public UUID batchId() {
        return batchId;
    }

    /** Why it is held back, or was not paid; null else. */
    public String reason() {
        return reason;
    }

    /** How conditions are stored. */
    @Immutable
    public static class Conditions extends JsonColumn<List<ReleaseCondition>> {
        /** For the persistence provider. */
        public Conditions() {
            super(new TypeReference<>() {});
        }
    }
}
