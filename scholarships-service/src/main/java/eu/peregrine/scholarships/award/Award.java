package eu.peregrine.scholarships.award;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.funder.FunderMerged;
import eu.peregrine.scholarships.grant.Grant;
import eu.peregrine.scholarships.grant.GrantProfile;
import eu.peregrine.scholarships.grant.StayLength;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;

/**
 * Money offered to a student for a purpose: offered, accepted, contracted, paid in instalments, settled. Its amount follows
 * the stay and may be reduced, in versions; what moves in the fund is the matter of {@link AwardDesk}.
 */
@Entity
@Table(name = "award")
public class Award extends AggregateRoot {

    /** Erasmus+: the participant reports within 45 days of the end of the stay, and the balance waits for it. */
    private static final int REPORT_WITHIN_DAYS = 45;

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
    private String contractHash;
    private LocalDate reportedOn;
    private String endReason;
    private String accountMasked;
    private String accountSealed;
    private String holderSealed;

    @Convert(converter = GrantProfile.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private GrantProfile profile;

    private UUID grantRuleId;
    private Integer ruleVersion;

    @Enumerated(EnumType.STRING)
    private StayLength stayLength;

    @Convert(converter = Grant.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Grant calculation;

    private long entitled;
    private long reduction;
    private long kept;

    @Convert(converter = AwardAmount.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<AwardAmount> amounts;

    /** For the persistence provider alone. */
    protected Award() {}

    private Award(
            String reference,
            Call call,
            Fund fund,
            Application application,
            Entitlement offer,
            long cents,
            Clock clock) {
        super(Ids.next());
        this.reference = reference;
        this.callId = call.id();
        this.fundId = fund.id();
        this.funderId = fund.funderId();
        this.applicationId = application.id();
        this.studentId = application.studentId();
        this.mobilityId = application.mobilityId();
        this.cents = cents;
        this.entitled = offer.cents();
        this.calculation = offer.grant();
        this.reduction = offer.cents() - cents;
        this.profile = application.profile();
        this.grantRuleId = call.award().grantRuleId();
        this.ruleVersion = offer.ruleVersion();
        this.stayLength = offer.length();
        this.amounts = List.of(
                new AwardAmount(1, AmountReason.OFFERED, null, cents, offer.start(), offer.end(), clock.instant()));
        this.currency = fund.currency();
        this.state = AwardState.OFFERED;
        LocalDate today = LocalDate.now(clock);
        this.offeredOn = today;
        this.acceptBy = today.plusDays(call.offerDays());
        raise("award.offered");
    }

    /**
     * Offers an amount to the applicant.
     *
     * @param fund which of the call's funds pays it
     * @param offer what the rules give
     * @param cents of this, what is offered: less where another award for the stay leaves no more room
     */
    static Award offer(
            String reference,
            Call call,
            Fund fund,
            Application application,
            Entitlement offer,
            long cents,
            Clock clock) {
        return new Award(reference, call, fund, application, offer, cents, clock);
    }

    /** What the award would be if it came to so much now, in cents; its reduction stays. */
    long netOf(Entitlement now) {
        return Math.max(0, now.cents() - reduction);
    }

    /**
     * Takes the amount that the changed stay gives.
     *
     * @param granted of {@link #netOf}, what the fund can give
     * @param reason what else decided the amount; null for the days alone
     */
    void follow(Entitlement now, long granted, String reason, Instant at) {
        boolean changed = granted != cents;
        entitled = now.cents();
        calculation = now.grant();
        cents = granted;
        if (changed) {
            remember(AmountReason.DATES_CHANGED, reason, cents, now.start(), now.end(), at);
        }
        raise("award.recalculated", state);
    }

    /**
     * Takes less from now on, whatever the stay will give.
     *
     * @param newCents the new amount, below the present one
     */
    void reduce(long newCents, String reason, Instant at) {
        demand(
                "reduce",
                AwardState.OFFERED,
                AwardState.ACCEPTED,
                AwardState.CONTRACTED,
                AwardState.IN_PAYMENT,
                AwardState.SETTLED);
        reduction += cents - newCents;
        cents = newCents;
        AwardAmount last = amounts.get(amounts.size() - 1);
        remember(AmountReason.REDUCED, reason, cents, last.start(), last.end(), at);
        raise("award.reduced", state);
    }

    private void remember(AmountReason why, String reason, long amount, LocalDate start, LocalDate end, Instant at) {
        amounts = Stream.concat(
                        amounts.stream(),
                        Stream.of(new AwardAmount(amounts.size() + 1, why, reason, amount, start, end, at)))
                .toList();
    }

    /** What was on its way was not paid after all, so that there is less to keep. */
    void keepAtMost(long held) {
        kept = Math.min(kept, held);
    }

    /** There is something to pay or to claim again. */
    void reopen() {
        if (state == AwardState.SETTLED) {
            become(AwardState.IN_PAYMENT, "award.reopened");
        }
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

    /** The contract is signed; the hash is of what it says. */
    void contract(LocalDate signedOn, String hash) {
        demand("contract", AwardState.ACCEPTED);
        contractHash = hash;
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

    /** The last instalment is paid and nothing is claimed back; an award without money is settled when the stay is over. */
    void settle() {
        if (state == AwardState.IN_PAYMENT || state == AwardState.CONTRACTED) {
            become(AwardState.SETTLED, "award.settled");
        }
    }

    /**
     * Ends it.
     *
     * @param paying whether an instalment is paid or on its way, so that it is revoked and not cancelled
     * @param keeps what the student may keep when it is revoked, in cents
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it has ended already
     */
    void end(boolean paying, long keeps, String reason, Instant at) {
        demand("cancel", AwardState.OFFERED, AwardState.ACCEPTED, AwardState.CONTRACTED, AwardState.IN_PAYMENT);
        endReason = reason;
        if (paying) {
            kept = keeps;
            AwardAmount last = amounts.get(amounts.size() - 1);
            remember(AmountReason.REVOKED, reason, keeps, last.start(), last.end(), at);
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

    /** The amount in cents; zero for a zero-grant, and when the stay came to nothing. */
    public long cents() {
        return cents;
    }

    /** What the student is to have in the end, in cents: the amount, what a revoked award leaves, nothing of another that ended. */
    public long net() {
        return state.live() ? cents : kept;
    }

    /** What the rules give for the stay, in cents: more than the amount when it was reduced or the fund lacks it. */
    public long entitled() {
        return entitled;
    }

    /** By how much it was reduced, in cents. */
    public long reduction() {
        return reduction;
    }

    /** What the rules give and the fund could not, in cents. */
    public long lacking() {
        return Math.max(0, entitled - reduction - cents);
    }

    /** What was declared with the application. */
    public GrantProfile profile() {
        return profile;
    }

    /** The grant rule; null where none decides. */
    public UUID grantRuleId() {
        return grantRuleId;
    }

    /** The version of the grant rule; null where none decides. */
    public Integer ruleVersion() {
        return ruleVersion;
    }

    /** What the grant rule gives for the stay, with every step; null where none decides. */
    public Grant calculation() {
        return calculation;
    }

    /** How the days of the stay count; null where no grant rule decides. */
    public StayLength stayLength() {
        return stayLength;
    }

    /** Its amounts, first to last. */
    public List<AwardAmount> amounts() {
        return amounts;
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

    /** SHA-256 of what was signed; null before. */
    public String contractHash() {
        return contractHash;
    }

    /** When the student reported on the stay; null before. */
    public LocalDate reportedOn() {
        return reportedOn;
    }

    /** Until when a student who is back is to report on the stay; null while there is nothing to report, and afterwards. */
    public LocalDate reportBy(Optional<MobilityFacts> stay) {
        if (reportedOn != null || !state.verbs().contains("participant-report")) {
            return null;
        }
        return stay.filter(known -> known.departed() && known.endsOn() != null)
                .map(known -> known.endsOn().plusDays(REPORT_WITHIN_DAYS))
                .orElse(null);
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
