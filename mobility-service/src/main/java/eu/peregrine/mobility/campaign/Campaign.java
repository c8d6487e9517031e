package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.destination.CampaignFloor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One selection round: who may go abroad in an academic year, and where.
 *
 * <pre>
 * DRAFT ─open→ OPEN ─close→ CLOSED ─allocate→ ALLOCATED ─publish→ PUBLISHED
 * PUBLISHED ─second-round→ PUBLISHED, whose seats left over a new campaign in DRAFT gives
 * CLOSED ─reopen→ OPEN ;  ALLOCATED ─allocate→ ALLOCATED (a new run with a new seed) ;  ALLOCATED ─seat-plan→ CLOSED
 * </pre>
 *
 * <p>Each run first fixes its inputs and commits to a lottery seed; the commitment and the hash of the inputs are
 * published before the run, the seed after it.
 */
@Entity
@Table(name = "campaign")
public class Campaign extends AggregateRoot {
    private String reference;

    private String name;

    @Column(name = "academic_year")
    private String academicYear;

    private String term;

    @Column(name = "window_start")
    private LocalDate windowStart;

    @Column(name = "window_end")
    private LocalDate windowEnd;

    @Column(name = "stay_start")
    private LocalDate stayStart;

    @Column(name = "stay_end")
    private LocalDate stayEnd;

    @Convert(converter = PopulationText.class)
    private Population population;

    @Convert(converter = ScoringText.class)
    private Scoring scoring;

    @Column(name = "minimum_gpa")
    private BigDecimal minimumGpa;

    @Column(name = "minimum_ects")
    private BigDecimal minimumEcts;

    @Column(name = "max_wishes")
    private int maxWishes;

    @Column(name = "answer_days")
    private int answerDays;

    @Column(name = "previous_id")
    private UUID previousId;

    @Column(name = "successor_id")
    private UUID successorId;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    @Column(name = "seat_plan")
    @Convert(converter = SeatPlanText.class)
    private List<PlannedSeats> seatPlan;

    private int run;

    @Column(name = "inputs_hash")
    private String inputsHash;

    @Column(name = "seed_commitment")
    private String seedCommitment;

    @Column(name = "outcome_hash")
    private String outcomeHash;

    private Integer placed;

    private Integer unplaced;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Campaign() {}

    /**
     * A new campaign in DRAFT.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything about the draft that contradicts itself
     */
    public Campaign(CampaignDraft draft, String reference, Instant now) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.createdAt = now;
        this.state = CampaignState.DRAFT;
        this.seatPlan = List.of();
        write(draft);
        raise("campaign.drafted");
    }

    /** Changes a draft. */
    public void edit(CampaignDraft draft) {
        require("edit", CampaignState.DRAFT);
        write(draft);
        raise("campaign.edited");
    }

    /** Lets students file wishes. */
    public void open() {
        move("open", "opened", CampaignState.OPEN, CampaignState.DRAFT, CampaignState.CLOSED);
    }

    /** Ends the filing of wishes. */
    public void close() {
        move("close", "closed", CampaignState.CLOSED, CampaignState.OPEN);
    }

    /** Sets how many seats the campaign may give where; a result that was there before is void. */
    public void planSeats(List<PlannedSeats> plan) {
        require("seat-plan", CampaignState.DRAFT, CampaignState.OPEN, CampaignState.CLOSED, CampaignState.ALLOCATED);
        CampaignState from = state;
        state = state == CampaignState.ALLOCATED ? CampaignState.CLOSED : state;
        seatPlan = List.copyOf(plan);
        raise("campaign.seats-planned", from);
    }

    /** Fixes what the next run depends on, before it runs. */
    public void fixInputs(String newInputsHash, String newSeedCommitment) {
        require("allocate", CampaignState.CLOSED, CampaignState.ALLOCATED);
        run++;
        inputsHash = newInputsHash;
        seedCommitment = newSeedCommitment;
        outcomeHash = null;
        raise("campaign.inputs-fixed", state);
    }

    /** The run is done. */
    public void allocated(String newOutcomeHash, int howManyPlaced, int howManyUnplaced) {
        outcomeHash = newOutcomeHash;
        placed = howManyPlaced;
        unplaced = howManyUnplaced;
        move("allocate", "allocated", CampaignState.ALLOCATED, CampaignState.CLOSED, CampaignState.ALLOCATED);
    }

    /** Tells the students; from now on the result stands. */
    public void publish() {
        move("publish", "published", CampaignState.PUBLISHED, CampaignState.ALLOCATED);
    }

    /**
     * A second round for the seats left over begins with the same population, and this one's waiting lists end. Whoever holds
     * a place here takes no part in it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless the result is published and no round has followed it
     */
    public Campaign secondRound(SecondRoundDraft draft, List<PlannedSeats> leftOver, String newReference, Instant now) {
        require("second-round", CampaignState.PUBLISHED);
        if (successorId != null) {
            throw Problems.conflict("second-round-exists", "A second round has been started already.");
        }
        CampaignDraft next = new CampaignDraft(
                null,
                draft.name(),
                academicYear,
                term,
                draft.windowStart(),
                draft.windowEnd(),
                stay(),
                population,
                scoring,
                minimumGpa,
                minimumEcts,
                maxWishes,
                draft.answerDays() == null ? Integer.valueOf(answerDays) : draft.answerDays());
        Campaign round = new Campaign(next, newReference, now);
        round.previousId = id();
        round.planSeats(leftOver);
        successorId = round.id();
        raise("campaign.followed", state);
        return round;
    }

    /** Notes that accepted offers became nominations. */
    public void nominated() {
        require("nominate", CampaignState.PUBLISHED);
        raise("campaign.nominated", state);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless wishes are filed now */
    public void requireOpen() {
        require("file-wishes", CampaignState.OPEN);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless there is a result */
    public void requireAllocated(String verb) {
        require(verb, CampaignState.ALLOCATED, CampaignState.PUBLISHED);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless wishes are closed and the result is not published */
    public void requireReviewable() {
        require("review", CampaignState.CLOSED, CampaignState.ALLOCATED);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless the result is published */
    public void requirePublished(String verb) {
        require(verb, CampaignState.PUBLISHED);
    }

    /** What the life cycle knows from here. */
    public List<String> legalVerbs() {
        return switch (state) {
            case DRAFT -> List.of("edit", "open", "seat-plan");
            case OPEN -> List.of("file-wishes", "close", "seat-plan");
            case CLOSED -> List.of("open", "seat-plan", "allocate");
            case ALLOCATED -> List.of("seat-plan", "allocate", "override", "publish");
            case PUBLISHED ->
                successorId == null
                        ? List.of("accept", "decline", "override", "nominate", "second-round")
                        : List.of("accept", "decline", "override", "nominate");
        };
    }

    /** What a wish must meet besides the destination's own conditions. */
    public CampaignFloor floor() {
        return new CampaignFloor(academicYear, term, minimumGpa, minimumEcts);
    }

    private void write(CampaignDraft draft) {
        Violations violations = new Violations();
        violations.check(
                !draft.windowEnd().isBefore(draft.windowStart()),
                "/windowEnd",
                "window",
                "The window ends before it starts.");
        violations.check(
                AcademicYear.valid(draft.academicYear()),
                "/academicYear",
                "academic-year",
                "An academic year is written 2026/2027.");
        violations.check(
                draft.term() == null || draft.term().startsWith(draft.academicYear() + "-"),
                "/term",
                "term",
                "The term is not one of " + draft.academicYear() + ".");
        if (draft.scoring().formula() != null) {
            Formula.check(draft.scoring().formula(), "/scoring/formula", violations);
        }
        violations.throwIfAny();
        name = draft.name();
        academicYear = draft.academicYear();
        term = draft.term();
        windowStart = draft.windowStart();
        windowEnd = draft.windowEnd();
        stayStart = draft.stay() == null ? null : draft.stay().start();
        stayEnd = draft.stay() == null ? null : draft.stay().end();
        population = draft.population();
        scoring = draft.scoring();
        minimumGpa = draft.minimumGpa();
        minimumEcts = draft.minimumEcts();
        maxWishes = draft.maxWishes();
        answerDays = draft.answerDays();
    }

    /** The usual northern terms; a campaign for other dates states its own. */
    private static Period termOf(String term) {
        int start = AcademicYear.of(term.substring(0, term.lastIndexOf('-'))).start();
        if (term.endsWith("-2")) {
            return new Period(LocalDate.of(start + 1, 2, 1), LocalDate.of(start + 1, 6, 30));
        }
        return new Period(LocalDate.of(start, 9, 1), LocalDate.of(start + 1, 1, 31));
    }

    private void move(String verb, String event, CampaignState to, CampaignState... legal) {
        require(verb, legal);
        CampaignState from = state;
        state = to;
        raise("campaign." + event, from);
    }

    private void require(String verb, CampaignState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("campaign", state, verb, legalVerbs());
        }
    }

    /** What people quote, such as {@code CAM-2026-0003}. */
    public String reference() {
        return reference;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** The academic year of the stays. */
    public String academicYear() {
        return academicYear;
    }

    /** The term of the stays; null for both. */
    public String term() {
        return term;
    }

    /** When students file wishes. */
    public Period window() {
        return new Period(windowStart, windowEnd);
    }

    /** When the stays take place; null for the terms of the destinations. */
    public Period stay() {
        return stayStart == null ? null : new Period(stayStart, stayEnd);
    }

    /** When a stay at a destination of this term takes place. */
    public Period stayIn(String destinationTerm) {
        return stayStart == null ? termOf(destinationTerm) : stay();
    }

    /** Who takes part. */
    public Population population() {
        return population;
    }

    /** How students are ranked. */
    public Scoring scoring() {
        return scoring;
    }

    /** Lowest grade average for any wish; null for none. */
    public BigDecimal minimumGpa() {
        return minimumGpa;
    }

    /** Fewest credits for any wish; null for none. */
    public BigDecimal minimumEcts() {
        return minimumEcts;
    }

    /** How many wishes a student may file. */
    public int maxWishes() {
        return maxWishes;
    }

    /** How many days a student has to answer an offer. */
    public int answerDays() {
        return answerDays;
    }

    /** The round whose seats are left over to this one; null of a first round. */
    public UUID previousId() {
        return previousId;
    }

    /** The second round; null while there is none. */
    public UUID successorId() {
        return successorId;
    }

    /** Where its life has come to. */
    public CampaignState state() {
        return state;
    }

    /** The seats it may give; empty before they are planned. */
    public List<PlannedSeats> seatPlan() {
        return seatPlan;
    }

    /** How many runs there were. */
    public int run() {
        return run;
    }

    /** SHA-256 of what the last run depends on; null before one. */
    public String inputsHash() {
        return inputsHash;
    }

    /** SHA-256 of the last run's lottery seed; null before one. */
    public String seedCommitment() {
        return seedCommitment;
    }

    /** SHA-256 of what was decided; null while no run is done on the present inputs. */
    public String outcomeHash() {
        return outcomeHash;
    }

    /** How many students have a destination; null before a run. */
    public Integer placed() {
        return placed;
    }

    /** How many have none; null before a run. */
    public Integer unplaced() {
        return unplaced;
    }

    /** When it was drafted. */
    public Instant createdAt() {
        return createdAt;
    }
}
