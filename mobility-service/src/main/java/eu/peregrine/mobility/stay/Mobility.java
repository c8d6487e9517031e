package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/**
 * One stay abroad, or one guest's stay at home, from the plan to the closed file.
 *
 * <pre>
 * exchange:                            PLANNED ─nominate→ NOMINATED ─approve→ HOST_APPROVED | ─reject(comment)→ HOST_REJECTED
 *                                      HOST_REJECTED ─nominate→ NOMINATED (a new proposal) | ─cancel→ CANCELLED
 *                                      NOMINATED | HOST_APPROVED | READY ─edit→ NOMINATED (a new proposal)
 *                                      ON_SITE | INTERRUPTED ─edit→ the same, with other later segments
 * internship, research, campus, staff: PLANNED ─approve→ HOST_APPROVED ;  HOST_APPROVED | READY ─edit→ PLANNED
 * then                                 HOST_APPROVED ─ready→ READY ;  HOST_APPROVED | READY ─arrival→ ON_SITE ⇄ INTERRUPTED
 *                                      ON_SITE | INTERRUPTED ─departure | end-early→ RETURNED ;  ─extend→ the same, ending later
 * outgoing                             RETURNED ─recognise→ RECOGNISED ─close→ CLOSED
 * incoming                             RETURNED ─close→ CLOSED once our transcript is there
 * before arrival                       any ─cancel(reason, forceMajeure?)→ CANCELLED
 * </pre>
 *
 * <p>{@link #proposalId()} changes exactly when what the host is asked for changes: it is computed from the content and
 * from the number of times the host has rejected. Student, sending organisation and first host never change.
 */
@Entity
@Table(name = "mobility")
public class Mobility extends AggregateRoot {
    private static final String WHAT = "mobility";
    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal(30);

    private String reference;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private MobilityKind kind;

    @Enumerated(EnumType.STRING)
    private MobilityState state;

    @Column(name = "student_id")
    private UUID studentId;

    @Column(name = "programme_id")
    private UUID programmeId;

    private String cohort;

    private boolean apprentice;

    @Column(name = "staff_name")
    private String staffName;

    @Column(name = "sending_id")
    private UUID sendingId;

    @Column(name = "host_id")
    private UUID hostId;

    @Column(name = "host_country")
    private String hostCountry;

    @Column(name = "agreement_id")
    private UUID agreementId;

    @Column(name = "condition_id")
    private UUID conditionId;

    @Column(name = "destination_id")
    private UUID destinationId;

    @Enumerated(EnumType.STRING)
    private SeatHold seat;

    @Column(name = "seat_months")
    private BigDecimal seatMonths;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "academic_year")
    private String academicYear;

    private String term;

    private boolean exclusive;

    @Column(name = "full_host_term")
    private boolean fullHostTerm;

    @OneToMany(mappedBy = "mobility", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @BatchSize(size = 200)
    private List<Segment> segments = new ArrayList<>();

    @Column(name = "proposal_id")
    private UUID proposalId;

    private int rejections;

    @Column(name = "host_comment")
    private String hostComment;

    @Column(name = "learning_agreement_signed")
    private boolean learningAgreementSigned;

    @Column(name = "convention_signed")
    private boolean conventionSigned;

    private boolean insurance;

    @Column(name = "insured_until")
    private LocalDate insuredUntil;

    @Column(name = "language_checked")
    private boolean languageChecked;

    private boolean funded;

    @Column(name = "clearance_needed")
    private boolean clearanceNeeded;

    @Enumerated(EnumType.STRING)
    private Clearance clearance;

    @Column(name = "cleared_until")
    private LocalDate clearedUntil;

    /** Subject of the officer's token. */
    @Column(name = "assigned_to")
    private String assignedTo;

    /** Codes of {@link #missing()} between commas, for the list's filter. */
    private String missing;

    @Convert(converter = InterruptionsText.class)
    private List<Interruption> interruptions;

    @Convert(converter = TranscriptText.class)
    private List<TranscriptLine> transcript;

    @Column(name = "recognised_ects")
    private BigDecimal recognisedEcts;

    @Column(name = "cancel_reason")
    private String cancelReason;

    @Column(name = "force_majeure")
    private boolean forceMajeure;

    @Convert(converter = StepsText.class)
    private List<Step> timeline;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Mobility() {}

    /**
     * A planned mobility; it holds its seat as reserved when the plan names a condition.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 when its segments overlap or are not in order
     */
    public Mobility(MobilityPlan plan, Act act) {
        super(plan.id());
        this.reference = plan.reference();
        this.direction = plan.direction();
        this.kind = plan.kind();
        this.studentId = plan.studentId();
        this.programmeId = plan.programmeId();
        this.cohort = plan.cohort();
        this.apprentice = plan.apprentice();
        this.staffName = plan.staffName();
        this.sendingId = plan.sendingId();
        this.agreementId = plan.agreementId();
        this.conditionId = plan.conditionId();
        this.destinationId = plan.destinationId();
        this.seat = plan.conditionId() == null ? SeatHold.NONE : SeatHold.RESERVED;
        this.seatMonths = plan.seatMonths();
        this.campaignId = plan.campaignId();
        this.languageChecked = plan.languageChecked();
        this.academicYear = plan.academicYear();
        this.term = plan.term();
        this.exclusive = plan.exclusive();
        this.fullHostTerm = plan.fullHostTerm();
        this.interruptions = List.of();
        this.transcript = List.of();
        this.timeline = List.of();
        this.createdAt = act.at();
        this.state = MobilityState.PLANNED;
        setSegments(0, plan.segments());
        moved("planned", MobilityState.PLANNED, act, null, null);
    }

    /**
     * Takes over a stay that began before the system knew of it. It is a fact, so no paper is asked for and no approval
     * invented: the timeline says that it was recorded.
     *
     * @param as how far it has come
     * @param arrivedOn null when it has not begun
     * @param departedOn null when it is not over
     * @throws eu.peregrine.kit.problem.ProblemException 422 when state and days do not fit together
     */
    public void record(MobilityState as, LocalDate arrivedOn, LocalDate departedOn, LocalDate today, Act act) {
        boolean over = as.arrived() && as != MobilityState.ON_SITE && as != MobilityState.INTERRUPTED;
        boolean known = as.arrived() || as == MobilityState.HOST_APPROVED || as == MobilityState.READY;
        Violations violations = new Violations();
        violations.check(
                known && as != MobilityState.INTERRUPTED,
                "/recorded/state",
                "not-recordable",
                "What is recorded was approved at least; plan it otherwise.");
        violations.check(
                as.arrived() == (arrivedOn != null) && (arrivedOn == null || !arrivedOn.isAfter(today)),
                "/recorded/arrivedOn",
                "arrival",
                "A day of arrival, not in the future, is given exactly for a stay that has begun.");
        violations.check(
                over == (departedOn != null)
                        && (departedOn == null || !departedOn.isAfter(today))
                        && (departedOn == null || arrivedOn == null || !departedOn.isBefore(arrivedOn)),
                "/recorded/departedOn",
                "departure",
                "A day of departure, after the arrival and not in the future, is given exactly for a stay that is"
                        + " over.");
        violations.throwIfAny();
        if (arrivedOn != null) {
            segments.get(0).arrivedOn(arrivedOn);
        }
        if (departedOn != null) {
            segments.get(segments.size() - 1).departedOn(departedOn);
        }
        seat = seat == SeatHold.RESERVED ? SeatHold.CONSUMED : seat;
        moved("recorded", as, act, state, null);
    }

    /** Asks the host; after a rejection this is a new proposal even when nothing was changed. */
    public void nominate(Act act) {
        if (!kind.nominated()) {
            throw Problems.conflict(
                    "no-nomination",
                    "A mobility of kind " + kind.code() + " is not nominated: the host accepts it with approve.");
        }
        require("nominate");
        moved("nominated", MobilityState.NOMINATED, act, state, null);
    }

    /**
     * The host takes the participant.
     *
     * @param seen the proposal the host has read
     * @throws eu.peregrine.kit.problem.ProblemException 409 when that proposal was replaced since
     */
    public void approve(UUID seen, Act act) {
        requireProposal(seen);
        require("approve");
        hostComment = act.comment();
        seat = seat == SeatHold.RESERVED ? SeatHold.CONSUMED : seat;
        moved("host-approved", MobilityState.HOST_APPROVED, act, state, null);
    }

    /** The host does not take the participant, and says why. */
    public void reject(UUID seen, Act act) {
        requireProposal(seen);
        require("reject");
        hostComment = act.comment();
        rejections++;
        moved("host-rejected", MobilityState.HOST_REJECTED, act, state, null);
    }

    /**
     * Changes what the host is asked for. An approval lapses when the content has really changed; once somebody has arrived,
     * only segments that have not begun change, and nobody is asked again.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 when the first host would change: that is a new mobility; or a
     *     segment that has begun
     */
    public void edit(List<SegmentPlan> newSegments, String newTerm, boolean newFullHostTerm, Act act) {
        require("edit");
        if (!newSegments.get(0).hostId().equals(hostId)) {
            throw Problems.invalid(List.of(new Violation(
                    "/segments/0/hostId",
                    "first-host-fixed",
                    "The first host of a mobility never changes; plan a new mobility and cancel this one.")));
        }
        int begun = begun(day(act.at()));
        requireUnchanged(begun, newSegments);
        UUID before = proposalId;
        BigDecimal monthsBefore = months();
        MobilityState from = state;
        term = newTerm;
        fullHostTerm = newFullHostTerm;
        setSegments(begun, newSegments);
        if (seatMonths != null) {
            seatMonths = seatMonths.add(months().subtract(monthsBefore)).max(BigDecimal.ZERO);
        }
        boolean asked = state == MobilityState.NOMINATED
                || state == MobilityState.HOST_APPROVED
                || state == MobilityState.READY;
        if (asked && !proposalId.equals(before)) {
            seat = seat == SeatHold.CONSUMED ? SeatHold.RESERVED : seat;
            state = kind.nominated() ? MobilityState.NOMINATED : MobilityState.PLANNED;
        }
        moved("edited", state, act, from, null);
    }

    /**
     * Notes, before a check is, how long the insurance shown covers.
     *
     * @param until its last day; null leaves it as it is
     */
    void insured(LocalDate until) {
        insuredUntil = until == null ? insuredUntil : until;
    }

    /** Notes what was shown to the school; null leaves a check as it is. */
    public void check(Boolean insured, Boolean language, Boolean convention, Act act) {
        if (state == MobilityState.CANCELLED || state == MobilityState.CLOSED) {
            throw Problems.illegalTransition(WHAT, state, "checks", legalVerbs());
        }
        note(insured, language, convention);
        moved("checked", state, act, null, null);
    }

    /**
     * Everything that must be there before departure is there.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is missing
     */
    public void ready(Boolean insured, Boolean language, Boolean convention, Act act) {
        require("ready");
        note(insured, language, convention);
        Violations violations = new Violations();
        missingBeforeDeparture().forEach(m -> violations.add("/" + m.code(), m.code(), sentence(m)));
        violations.throwIfAny();
        moved("ready", MobilityState.READY, act, state, null);
    }

    /** Says, before it is published, whether one of its countries asks for a clearance. */
    void inDanger(boolean dangerous) {
        clearanceNeeded = dangerous;
        missing = codes(missing());
    }

    /** What is said of one of its countries has changed. */
    public void follow(boolean dangerous, Act act) {
        clearanceNeeded = dangerous;
        moved(dangerous ? "clearance-needed" : "clearance-not-needed", state, act, null, null);
    }

    /**
     * The security officer clears the stay, or does not.
     *
     * @param until last day for which it is cleared; null means its last day as planned
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is over
     */
    public void clear(Clearance decision, LocalDate until, Act act) {
        require("clearance");
        clearance = decision;
        clearedUntil = decision == Clearance.REFUSED ? null : until == null ? plannedEnd() : until;
        moved(decision == Clearance.GRANTED ? "cleared" : "clearance-refused", state, act, null, null);
    }

    private boolean cleared() {
        return clearance == Clearance.GRANTED && !clearedUntil.isBefore(plannedEnd());
    }

    /** All have signed a learning agreement, or a step towards it was taken; the agreement keeps its own record. */
    public void learningAgreement(String what, boolean inForce, Act act) {
        if (state == MobilityState.CANCELLED || state == MobilityState.CLOSED) {
            throw Problems.illegalTransition(WHAT, state, "learning-agreement", legalVerbs());
        }
        learningAgreementSigned = inForce;
        moved("learning-agreement-" + what, state, act, null, null);
    }

    /** All have signed a convention, or a step towards it was taken; the convention keeps its own record. */
    public void convention(String what, boolean inForce, Act act) {
        if (state == MobilityState.CANCELLED || state == MobilityState.CLOSED) {
            throw Problems.illegalTransition(WHAT, state, "convention", legalVerbs());
        }
        conventionSigned = conventionSigned || inForce;
        moved("convention-" + what, state, act, null, null);
    }

    /**
     * The host attests the arrival. It is a fact, so it is taken even when papers are missing (the answer names them);
     * attested again, the earlier date is superseded.
     *
     * @param today a day after it cannot have happened yet
     */
    public void arrive(LocalDate on, LocalDate today, Act act) {
        require("arrival");
        Segment first = segments.get(0);
        Violations violations = notInFuture(on, today);
        violations.check(
                !on.isAfter(first.planned().end()),
                "/on",
                "after-planned-end",
                "The stay ends on " + first.planned().end() + "; an arrival after it needs the dates edited first.");
        violations.throwIfAny();
        MobilityState from = state;
        first.arrivedOn(on);
        moved("arrived", from == MobilityState.INTERRUPTED ? from : MobilityState.ON_SITE, act, from, on);
    }

    /** The host attests the departure; attested again, the earlier date is superseded. */
    public void depart(LocalDate on, LocalDate today, Act act) {
        require("departure");
        end(on, today, act);
    }

    /** The stay ends before its time. */
    public void endEarly(LocalDate on, boolean byForceMajeure, LocalDate today, Act act) {
        require("end-early");
        new Violations()
                .check(
                        on.isBefore(plannedEnd()),
                        "/on",
                        "not-early",
                        "The stay ends on " + plannedEnd() + " as planned; whoever leaves then departs.")
                .throwIfAny();
        forceMajeure = byForceMajeure;
        end(on, today, act);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless the stay is going on */
    void requireExtensible() {
        require("extend");
    }

    /** A step towards a longer stay was taken. */
    public void extension(String what, LocalDate newEnd, Act act) {
        moved("extension-" + what, state, act, null, newEnd);
    }

    /**
     * Host and sender have agreed to a longer stay.
     *
     * @param newEnd the last day from now on
     * @return how many months more the stay takes of its seat; zero where it takes none
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless the stay is going on
     */
    public BigDecimal extend(LocalDate newEnd, Act act) {
        requireExtensible();
        BigDecimal before = months();
        segments.get(segments.size() - 1).plannedUntil(newEnd);
        BigDecimal more = months().subtract(before).max(BigDecimal.ZERO);
        if (seatMonths == null) {
            more = BigDecimal.ZERO;
        } else {
            seatMonths = seatMonths.add(more);
        }
        moved("extended", state, act, null, newEnd);
        return more;
    }

    /** The last day as it is planned, whatever was attested. */
    public LocalDate plannedEnd() {
        return segments.get(segments.size() - 1).planned().end();
    }

    /** The participant leaves the host for a while. */
    public void interrupt(LocalDate on, LocalDate today, Act act) {
        require("interrupt");
        Violations violations = notInFuture(on, today);
        checkNotBeforeArrival(on, violations);
        violations.throwIfAny();
        interruptions = append(interruptions, new Interruption(on, null, act.comment()));
        moved("interrupted", MobilityState.INTERRUPTED, act, state, on);
    }

    /** The participant is back at the host, from this day on. */
    public void resume(LocalDate on, LocalDate today, Act act) {
        require("resume");
        Violations violations = notInFuture(on, today);
        violations.check(
                on.isAfter(lastInterruption().start()),
                "/on",
                "before-interruption",
                "The interruption began on " + lastInterruption().start() + ".");
        violations.throwIfAny();
        closeInterruption(on.minusDays(1));
        moved("resumed", MobilityState.ON_SITE, act, state, on);
    }

    /** The transcript is there: the host's of an outgoing student, ours of an incoming one. */
    public void transcript(List<TranscriptLine> lines, Act act) {
        require("transcript");
        transcript = List.copyOf(lines);
        moved("transcript-received", state, act, null, null);
    }

    /**
     * The school recognises the stay.
     *
     * @param ects credits given for it; null gives what the transcript says, and nothing without one
     * @param justified whether a reason was given for recognising more than was earned
     */
    public void recognise(BigDecimal ects, boolean justified, Act act) {
        require("recognise");
        BigDecimal earned = transcriptEcts();
        Violations violations = new Violations();
        if (missing().contains(Missing.TRANSCRIPT)) {
            violations.add("/transcript", Missing.TRANSCRIPT.code(), sentence(Missing.TRANSCRIPT));
        }
        boolean more = kind.studies() && ects != null && ects.compareTo(earned) > 0;
        violations.check(
                !more || justified,
                "/ects",
                "more-than-earned",
                "The transcript shows " + earned.toPlainString()
                        + " ECTS; recognising more needs a reason in the header X-Reason.");
        violations.throwIfAny();
        recognisedEcts = ects == null && !transcript.isEmpty() ? earned : ects;
        moved("recognised", MobilityState.RECOGNISED, act, state, null);
    }

    /** Nothing is left to do. */
    public void close(Act act) {
        require("close");
        if (direction == Direction.INCOMING && missing().contains(Missing.TRANSCRIPT)) {
            throw Problems.invalid(
                    List.of(new Violation("/transcript", Missing.TRANSCRIPT.code(), sentence(Missing.TRANSCRIPT))));
        }
        moved("closed", MobilityState.CLOSED, act, state, null);
    }

    /** The stay does not take place; its seat is free again, and so are the student's days. */
    public void cancel(boolean byForceMajeure, Act act) {
        require("cancel");
        cancelReason = act.comment();
        forceMajeure = byForceMajeure;
        seat = seat == SeatHold.NONE ? SeatHold.NONE : SeatHold.RELEASED;
        segments.forEach(Segment::vacate);
        moved("cancelled", MobilityState.CANCELLED, act, state, null);
    }

    /**
     * Says who in the office looks after it; nothing happens when nothing differs.
     *
     * @param officer subject of the officer's token; null for nobody
     * @return whether it was news
     */
    boolean assign(String officer, Act act) {
        if (Objects.equals(assignedTo, officer)) {
            return false;
        }
        assignedTo = officer;
        noted("assigned", act);
        return true;
    }

    /** Who in the office looks after it, by the subject of their token; null for nobody. */
    public String assignedTo() {
        return assignedTo;
    }

    /** Something beside the steps happened: a link was made, or what was recorded is contradicted. */
    void noted(String what, Act act) {
        moved(what, state, act, null, null);
    }

    /** Whether the host's approval, before the stay has begun, was recorded for it. */
    boolean approvalRecorded() {
        return (state == MobilityState.HOST_APPROVED || state == MobilityState.READY)
                && timeline.stream()
                        .filter(step -> step.what().equals("host-approved"))
                        .reduce((first, second) -> second)
                        .filter(step -> step.basis() == Basis.RECORDED)
                        .isPresent();
    }

    /** The host never gave the approval that was recorded for it: the same proposal waits for it again. */
    void undoApproval(Act act) {
        seat = seat == SeatHold.CONSUMED ? SeatHold.RESERVED : seat;
        moved("approval-undone", kind.nominated() ? MobilityState.NOMINATED : MobilityState.PLANNED, act, state, null);
    }

    /** Money was awarded for the stay; told once, until none is. */
    public void fund(Act act) {
        if (!funded) {
            funded = true;
            moved("funded", state, act, null, null);
        }
    }

    /** No award for the stay stands any more, for the last one was cancelled or revoked. */
    public void endFunding(Act act) {
        if (funded) {
            funded = false;
            moved("funding-ended", state, act, null, null);
        }
    }

    /**
     * An organisation was merged into another: where it sends or hosts, the survivor does from now on. What the host was asked
     * for stays the same proposal.
     */
    public void follow(OrganisationMerged merged, Act act) {
        sendingId = merged.survivorOf(sendingId);
        hostId = merged.survivorOf(hostId);
        segments.forEach(segment -> segment.follow(merged));
        moved("organisation-merged", state, act, null, null);
    }

    /** Gives back the months of the seat that the stay did not need, and says how many. */
    public BigDecimal returnUnusedMonths() {
        if (seat != SeatHold.CONSUMED || seatMonths == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal unused = seatMonths.subtract(months()).max(BigDecimal.ZERO);
        seatMonths = seatMonths.subtract(unused);
        return unused;
    }

    /** Length of the stay in months of 30 days, to the hundredth. */
    public BigDecimal months() {
        long days = segments.stream().mapToLong(s -> s.effective().days()).sum();
        return months(days);
    }

    /** Days as months of 30 days, to the hundredth. */
    public static BigDecimal months(long days) {
        return BigDecimal.valueOf(days).divide(DAYS_PER_MONTH, 2, RoundingMode.HALF_UP);
    }

    /** What it lacks for its next step; empty when it is complete, or over. */
    public Set<Missing> missing() {
        return switch (state) {
            case CANCELLED, CLOSED, RECOGNISED -> EnumSet.noneOf(Missing.class);
            case RETURNED ->
                kind.studies() && transcript.isEmpty() ? EnumSet.of(Missing.TRANSCRIPT) : EnumSet.noneOf(Missing.class);
            default -> missingBeforeDeparture();
        };
    }

    /** The steps the life cycle knows from here; who may take them is another matter. */
    public List<String> legalVerbs() {
        return switch (state) {
            case PLANNED -> List.of("edit", kind.nominated() ? "nominate" : "approve", "clearance", "cancel");
            case NOMINATED -> List.of("edit", "approve", "reject", "clearance", "cancel");
            case HOST_REJECTED -> List.of("edit", "nominate", "clearance", "cancel");
            case HOST_APPROVED -> List.of("edit", "ready", "clearance", "arrival", "cancel");
            case READY -> List.of("edit", "clearance", "arrival", "cancel");
            case ON_SITE ->
                List.of("edit", "clearance", "arrival", "interrupt", "extend", "departure", "end-early", "transcript");
            case INTERRUPTED ->
                List.of("edit", "clearance", "arrival", "resume", "extend", "departure", "end-early", "transcript");
            case RETURNED ->
                List.of("departure", "transcript", direction == Direction.OUTGOING ? "recognise" : "close");
            case RECOGNISED -> List.of("close");
            case CLOSED, CANCELLED -> List.of();
        };
    }

    /** Credits earned by the transcript. */
    public BigDecimal transcriptEcts() {
        return transcript.stream().map(TranscriptLine::ects).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every organisation that receives the participant. */
    public Set<UUID> hostIds() {
        return segments.stream().map(Segment::hostId).collect(Collectors.toSet());
    }

    private void end(LocalDate on, LocalDate today, Act act) {
        Violations violations = notInFuture(on, today);
        checkNotBeforeArrival(on, violations);
        violations.throwIfAny();
        if (state == MobilityState.INTERRUPTED) {
            closeInterruption(on);
        }
        segments.get(segments.size() - 1).departedOn(on);
        moved("departed", MobilityState.RETURNED, act, state, on);
    }

    private void checkNotBeforeArrival(LocalDate on, Violations violations) {
        LocalDate begun = segments.get(segments.size() - 1).effective().start();
        violations.check(!on.isBefore(begun), "/on", "before-arrival", "The stay at this host began on " + begun + ".");
    }

    /** One day of grace, since it is tomorrow already in some of the places we send people to. */
    private static Violations notInFuture(LocalDate on, LocalDate today) {
        return new Violations()
                .check(
                        !on.isAfter(today.plusDays(1)),
                        "/on",
                        "in-the-future",
                        "It is " + today + " today; what is attested must have happened.");
    }

    private Interruption lastInterruption() {
        return interruptions.get(interruptions.size() - 1);
    }

    private void closeInterruption(LocalDate lastDay) {
        Interruption open = lastInterruption();
        List<Interruption> others = interruptions.subList(0, interruptions.size() - 1);
        interruptions = append(others, new Interruption(open.start(), lastDay, open.reason()));
    }

    private Set<Missing> missingBeforeDeparture() {
        Set<Missing> lacking = EnumSet.noneOf(Missing.class);
        if (kind.studies() && !learningAgreementSigned) {
            lacking.add(Missing.LEARNING_AGREEMENT);
        }
        if (underConvention() && !conventionSigned) {
            lacking.add(Missing.CONVENTION);
        }
        if (!insurance || insuredUntil != null && insuredUntil.isBefore(plannedEnd())) {
            lacking.add(Missing.INSURANCE);
        }
        if (!languageChecked && kind != MobilityKind.STAFF) {
            lacking.add(Missing.LANGUAGE_CHECK);
        }
        if (clearanceNeeded && !cleared()) {
            lacking.add(Missing.CLEARANCE);
        }
        return lacking;
    }

    /** Work is done under one, and whatever an apprentice does abroad: the employer lets them go by it. */
    public boolean underConvention() {
        return kind.underConvention() || apprentice;
    }

    private void note(Boolean insured, Boolean language, Boolean convention) {
        insurance = insured == null ? insurance : insured;
        languageChecked = language == null ? languageChecked : language;
        conventionSigned = convention == null ? conventionSigned : convention;
    }

    /** How many segments have begun by a day: none before the arrival, the first one from then on. */
    private int begun(LocalDate today) {
        if (!state.arrived()) {
            return 0;
        }
        int begun = 1;
        while (begun < segments.size() && !segments.get(begun).planned().start().isAfter(today)) {
            begun++;
        }
        return begun;
    }

    private void requireUnchanged(int begun, List<SegmentPlan> plans) {
        Violations violations = new Violations();
        for (int i = 0; i < begun; i++) {
            violations.check(
                    i < plans.size() && plans.get(i).equals(segments.get(i).plan()),
                    "/segments/" + i,
                    "segment-begun",
                    "This segment has begun: it is extended, interrupted or ended, and not planned anew.");
        }
        violations.throwIfAny();
    }

    private void setSegments(int kept, List<SegmentPlan> plans) {
        Violations violations = new Violations();
        for (int i = 1; i < plans.size(); i++) {
            violations.check(
                    plans.get(i)
                            .planned()
                            .start()
                            .isAfter(plans.get(i - 1).planned().end()),
                    "/segments/" + i + "/planned",
                    "segments-overlap",
                    "Segments follow one another: this one begins before the one before it has ended.");
        }
        violations.throwIfAny();
        segments.subList(kept, segments.size()).clear();
        for (int i = kept; i < plans.size(); i++) {
            segments.add(new Segment(this, i, studentId, plans.get(i)));
        }
        hostId = plans.get(0).hostId();
        hostCountry = plans.get(0).hostCountry();
        proposalId = proposal();
    }

    private UUID proposal() {
        StringBuilder content = new StringBuilder();
        for (Object part : new Object[] {
            id(), rejections, kind, studentId, staffName, sendingId, conditionId, academicYear, term, fullHostTerm
        }) {
            content.append(part).append('|');
        }
        segments.forEach(s -> content.append(s.plan()).append('|'));
        return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void require(String verb) {
        if (!legalVerbs().contains(verb)) {
            throw Problems.illegalTransition(WHAT, state, verb, legalVerbs());
        }
    }

    private void requireProposal(UUID seen) {
        if (!Objects.equals(proposalId, seen)) {
            throw Problems.stale("This proposal was replaced: the mobility's present proposal is " + proposalId
                    + ". Read it again, then decide about that one.");
        }
    }

    private void moved(String what, MobilityState to, Act act, MobilityState from, LocalDate on) {
        state = to;
        proposalId = what.equals("nominated") ? proposal() : proposalId;
        updatedAt = act.at();
        missing = codes(missing());
        timeline = append(timeline, new Step(act.at(), what, to, act.basis(), on, act.comment(), act.documentId()));
        raise(WHAT + "." + what, from);
    }

    private static String codes(Set<Missing> lacking) {
        return lacking.stream().map(Missing::code).collect(Collectors.joining(",", ",", ","));
    }

    private static String sentence(Missing m) {
        return Character.toUpperCase(m.text().charAt(0)) + m.text().substring(1) + ".";
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    /** What people quote, such as {@code OUT-2026-0042}. */
    public String reference() {
        return reference;
    }

    /** Which way it goes. */
    public Direction direction() {
        return direction;
    }

    /** What the participant goes for. */
    public MobilityKind kind() {
        return kind;
    }

    /** Where its life has come to. */
    public MobilityState state() {
        return state;
    }

    /** Who goes; null for staff. */
    public UUID studentId() {
        return studentId;
    }

    /** The student's programme when the stay was planned; null for staff. */
    public UUID programmeId() {
        return programmeId;
    }

    /** The student's year of graduation when the stay was planned; null for staff. */
    public String cohort() {
        return cohort;
    }

    /** Who goes; null for students. */
    public String staffName() {
        return staffName;
    }

    /** Where the participant comes from; never changes. */
    public UUID sendingId() {
        return sendingId;
    }

    /** The first host; never changes. */
    public UUID hostId() {
        return hostId;
    }

    /** Country of the first host, ISO 3166-1 alpha-2. */
    public String hostCountry() {
        return hostCountry;
    }

    /** The agreement it is under; null when there is none. */
    public UUID agreementId() {
        return agreementId;
    }

    /**
     * What its seat is counted by: the condition; of a place at a campus the destination. Null when it takes none.
     */
    public UUID conditionId() {
        return conditionId;
    }

    /** The destination whose seat it takes; null when it takes none. */
    public UUID destinationId() {
        return destinationId;
    }

    /** What it holds of its condition's seats. */
    public SeatHold seat() {
        return seat;
    }

    /** Months of the seat it takes; null when it takes none. */
    public BigDecimal seatMonths() {
        return seatMonths;
    }

    /** The selection round it comes from; null when there was none. */
    public UUID campaignId() {
        return campaignId;
    }

    /** The academic year in which it starts. */
    public String academicYear() {
        return academicYear;
    }

    /** The term, where one is named. */
    public String term() {
        return term;
    }

    /** Whether it covers the host's whole term. */
    public boolean fullHostTerm() {
        return fullHostTerm;
    }

    /** Whether the student can be nowhere else on its days. */
    public boolean exclusive() {
        return exclusive;
    }

    /** Its parts, one after the other; never empty. */
    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** Names what the host is asked for at present; approval and rejection must name it. */
    public UUID proposalId() {
        return proposalId;
    }

    /** What the host said last; may be null. */
    public String hostComment() {
        return hostComment;
    }

    /** Whether all have signed a version of the learning agreement. */
    public boolean learningAgreementSigned() {
        return learningAgreementSigned;
    }

    /** Whether the convention with the host is signed. */
    public boolean conventionSigned() {
        return conventionSigned;
    }

    /** Whether insurance was shown. */
    public boolean insurance() {
        return insurance;
    }

    /** The last day that the insurance covers; null where that was not said. */
    public LocalDate insuredUntil() {
        return insuredUntil;
    }

    /** Whether the language level was checked. */
    public boolean languageChecked() {
        return languageChecked;
    }

    /** Whether one of its countries asks for a clearance. */
    public boolean clearanceNeeded() {
        return clearanceNeeded;
    }

    /** What the security officer decided last; null before. */
    public Clearance clearance() {
        return clearance;
    }

    /** The last day for which it is cleared; null if it is not. */
    public LocalDate clearedUntil() {
        return clearedUntil;
    }

    /** Whether money was awarded for it. */
    public boolean funded() {
        return funded;
    }

    /** Days within the stay that were not spent there. */
    public List<Interruption> interruptions() {
        return interruptions;
    }

    /** The courses of the transcript; empty before it has come. */
    public List<TranscriptLine> transcript() {
        return transcript;
    }

    /** Credits the school gives; null before recognition, and where credits do not matter. */
    public BigDecimal recognisedEcts() {
        return recognisedEcts;
    }

    /** Why it does not take place; null if it does. */
    public String cancelReason() {
        return cancelReason;
    }

    /** Whether it was cancelled or ended early for reasons nobody could help. */
    public boolean forceMajeure() {
        return forceMajeure;
    }

    /** What happened, oldest first. */
    public List<Step> timeline() {
        return timeline;
    }

    /** When it was planned. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was changed last. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** From the first day of the first segment to the last day of the last one. */
    public Period period() {
        return new Period(
                segments.get(0).effective().start(),
                segments.get(segments.size() - 1).effective().end());
    }

    /** The day a clock shows, for comparison with attested days. */
    public static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A step that the system itself takes, such as following an award. */
    public static Act bySystem(Instant at) {
        return new Act(at, Basis.OWN_TOKEN, null);
    }
}
