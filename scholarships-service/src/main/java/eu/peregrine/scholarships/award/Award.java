package eu.peregrine.scholarships.award;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Money offered to a student for a purpose: offered, accepted, contracted, paid in instalments, settled. Its amount never
 * changes; what moves in the fund is the matter of {@link AwardDesk}.
 */
@Entity
@Table(name = "award")
public class Award extends AggregateRoot {

    private String reference;
    private UUID callId;
    private UUID fundId;
    private UUID funderId;
    private UUID applicationId;
    private UUID studentId;
    private UUID mobilityId;
    private long cents;
    private String currency;

    @Enumerated(EnumType.STRING)
    private AwardState state;

    private LocalDate offeredOn;
    private LocalDate acceptBy;
    private LocalDate contractSignedOn;
    private LocalDate reportedOn;
    private String endReason;
    private String accountMasked;
    private String accountSealed;
    private String holderSealed;

    /** For the persistence provider alone. */
    protected Award() {}

    private Award(String reference, Call call, Application application, long cents, LocalDate today) {
        super(Ids.next());
        this.reference = reference;
        this.callId = call.id();
        this.fundId = call.fundId();
        this.funderId = call.funderId();
        this.applicationId = application.id();
        this.studentId = application.studentId();
        this.mobilityId = application.mobilityId();
        this.cents = cents;
        this.currency = call.currency();
        this.state = AwardState.OFFERED;
        this.offeredOn = today;
        this.acceptBy = today.plusDays(call.offerDays());
        raise("award.offered");
    }

    /** Offers an amount of cents, above zero, to the applicant. */
    static Award offer(String reference, Call call, Application application, long cents, LocalDate today) {
        return new Award(reference, call, application, cents, today);
    }

    /**
     * The student takes it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state or after the last day
     */
    void accept(LocalDate today) {
        demand("accept", AwardState.OFFERED);
        if (today.isAfter(acceptBy)) {
            throw Problems.conflict("offer-expired", "The offer stood until " + acceptBy + ".");
        }
        become(AwardState.ACCEPTED, "award.accepted");
    }

    /** The student does not take it. */
    void decline() {
        demand("decline", AwardState.OFFERED);
        become(AwardState.DECLINED, "award.declined");
    }

    /**
     * The student did not answer in time.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state or before the last day is over
     */
    void lapse(LocalDate today) {
        demand("lapse", AwardState.OFFERED);
        if (!today.isAfter(acceptBy)) {
            throw Problems.conflict("offer-stands", "The offer stands until " + acceptBy + ".");
        }
        become(AwardState.LAPSED, "award.lapsed");
    }

    /** The contract is signed. */
    void contract(LocalDate signedOn) {
        demand("contract", AwardState.ACCEPTED);
        contractSignedOn = signedOn;
        become(AwardState.CONTRACTED, "award.contracted");
    }

    /**
     * Takes the account to which it is paid.
     *
     * @param masked what may be shown
     * @param sealed the number, encrypted
     * @param holder the holder's name, encrypted
     */
    void payTo(String masked, String sealed, String holder) {
        demand(
                "change the bank account of",
                AwardState.OFFERED,
                AwardState.ACCEPTED,
                AwardState.CONTRACTED,
                AwardState.IN_PAYMENT);
        accountMasked = masked;
        accountSealed = sealed;
        holderSealed = holder;
        raise("award.bank-account-changed", state);
    }

    /** The student reported on the stay. */
    void report(LocalDate on) {
        demand("report on", AwardState.CONTRACTED, AwardState.IN_PAYMENT);
        reportedOn = on;
        raise("award.participant-reported", state);
    }

    /** The first instalment is paid; nothing happens when another one was before. */
    void paymentStarted() {
        if (state == AwardState.CONTRACTED) {
            become(AwardState.IN_PAYMENT, "award.payment-started");
        }
    }

    /** The last instalment is paid. */
    void settle() {
        if (state == AwardState.IN_PAYMENT) {
            become(AwardState.SETTLED, "award.settled");
        }
    }

    /**
     * Ends it.
     *
     * @param paying whether an instalment is paid or on its way, so that it is revoked and not cancelled
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it has ended already
     */
    void end(boolean paying, String reason) {
        demand("cancel", AwardState.OFFERED, AwardState.ACCEPTED, AwardState.CONTRACTED, AwardState.IN_PAYMENT);
        endReason = reason;
        if (paying) {
            become(AwardState.REVOKED, "award.revoked");
        } else {
            become(AwardState.CANCELLED, "award.cancelled");
        }
    }

    private void become(AwardState to, String event) {
        AwardState from = state;
        state = to;
        raise(event, from);
    }

    private void demand(String verb, AwardState... from) {
        if (!Set.of(from).contains(state)) {
            throw Problems.illegalTransition("award", state, verb, state.verbs());
        }
    }

    /** The short reference. */
    public String reference() {
        return reference;
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

    /** Its funder was merged into another, who gives its money from now on. */
    void follow(FunderMerged merged) {
        funderId = merged.survivor();
        raise("award.funder-merged");
    }

    /** The application that was selected. */
    public UUID applicationId() {
        return applicationId;
    }

    /** Who gets it. */
    public UUID studentId() {
        return studentId;
    }

    /** The stay that it is for; null for none. */
    public UUID mobilityId() {
        return mobilityId;
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
    public AwardState state() {
        return state;
    }

    /** When it was offered. */
    public LocalDate offeredOn() {
        return offeredOn;
    }

    /** The last day on which it can be accepted. */
    public LocalDate acceptBy() {
        return acceptBy;
    }

    /** When the contract was signed; null before. */
    public LocalDate contractSignedOn() {
        return contractSignedOn;
    }

    /** When the student reported on the stay; null before. */
    public LocalDate reportedOn() {
        return reportedOn;
    }

    /** Why it ended early; null else. */
    public String endReason() {
        return endReason;
    }

    /** What may be shown of the account; null without one. */
    public String accountMasked() {
        return accountMasked;
    }

    /** Whether it is known where to pay it. */
    public boolean hasAccount() {
        return accountSealed != null;
    }

    /** The account number, encrypted; null without one. */
    String accountSealed() {
        return accountSealed;
    }

    /** The account holder's name, encrypted; null without one. */
    String holderSealed() {
        return holderSealed;
    }
}
