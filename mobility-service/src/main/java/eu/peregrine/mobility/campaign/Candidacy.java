package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.mobility.seat.SeatKey;
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
 * A student in a campaign: first the wishes, then what the allocation decided, then the student's answer.
 *
 * <pre>
 * FILED ─publish→ OFFERED | UNPLACED ;  OFFERED ─accept→ ACCEPTED ─nominate→ NOMINATED ─cancel→ CANCELLED
 * OFFERED | ACCEPTED ─decline→ DECLINED ;  OFFERED, not answered in time → LAPSED
 * a seat becomes free: UNPLACED → OFFERED ;  OFFERED, or ACCEPTED by a student who keeps waiting → the same at a better wish
 * any but NOMINATED, by an officer → OFFERED
 * </pre>
 *
 * <p>The decision is written by the allocation for all students at once and stays the office's until it is published.
 */
@Entity
@Table(name = "candidacy")
public class Candidacy extends AggregateRoot {
    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "student_id")
    private UUID studentId;

    @Enumerated(EnumType.STRING)
    private CandidacyState state;

    @Convert(converter = WishesText.class)
    private List<UUID> wishes;

    @Column(name = "destination_id")
    private UUID destinationId;

    @Column(name = "condition_id")
    private UUID conditionId;

    @Column(name = "academic_year")
    private String academicYear;

    @Column(name = "pool_id")
    private UUID poolId;

    private boolean waiting;

    @Column(name = "answer_by")
    private LocalDate answerBy;

    @Column(name = "answer_due")
    private Instant answerDue;

    @Column(name = "seat_months")
    private BigDecimal seatMonths;

    private Integer rank;

    private BigDecimal score;

    @Convert(converter = ExplanationText.class)
    private Explanation explanation;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Column(name = "filed_at")
    private Instant filedAt;

    protected Candidacy() {}

    /** A student's first wishes. */
    public Candidacy(UUID campaignId, UUID studentId, List<UUID> wishes, Instant now) {
        super(Ids.next());
        this.campaignId = campaignId;
        this.studentId = studentId;
        this.state = CandidacyState.FILED;
        file(wishes, now);
    }

    /** Replaces the wishes, best first. */
    public final void file(List<UUID> newWishes, Instant now) {
        require("file-wishes", CandidacyState.FILED);
        wishes = List.copyOf(newWishes);
        filedAt = now;
        raise("candidacy.filed");
    }

    /** A reviewer has said what they think of the student. */
    void reviewed() {
        require("review", CandidacyState.FILED);
        raise("candidacy.reviewed");
    }

    /**
     * Tells the student what was decided.
     *
     * @param deadline by when an offer must be answered
     */
    public void publish(Deadline deadline) {
        require("publish", CandidacyState.FILED);
        state = destinationId == null ? CandidacyState.UNPLACED : CandidacyState.OFFERED;
        if (state == CandidacyState.OFFERED) {
            answerBy(deadline);
        }
        raise(state == CandidacyState.OFFERED ? "candidacy.offered" : "candidacy.unplaced", CandidacyState.FILED);
    }

    /**
     * The student takes the place.
     *
     * @param keepHigher whether they go on waiting for the wishes they ranked higher
     * @throws eu.peregrine.kit.problem.ProblemException 409 after the deadline
     */
    public void accept(boolean keepHigher, Instant now) {
        require("accept", CandidacyState.OFFERED);
        if (answerDue != null && !now.isBefore(answerDue)) {
            throw Problems.conflict("deadline-over", "The place was to be taken by " + answerBy + ".");
        }
        waiting = keepHigher && rank != null && rank > 1;
        move("accept", "accepted", CandidacyState.ACCEPTED, CandidacyState.OFFERED);
    }

    /** The student leaves the place to others. */
    public void decline() {
        leave("decline", "declined", CandidacyState.DECLINED, CandidacyState.OFFERED, CandidacyState.ACCEPTED);
    }

    /** The student has not answered in time. */
    public void lapse() {
        leave("lapse", "lapsed", CandidacyState.LAPSED, CandidacyState.OFFERED);
    }

    /** The mobility that the place became does not take place. */
    public void cancel() {
        leave("cancel", "cancelled", CandidacyState.CANCELLED, CandidacyState.NOMINATED);
    }

    /** The place has become a mobility, which holds the seat from now on. */
    public void nominated(UUID mobility) {
        mobilityId = mobility;
        waiting = false;
        move("nominate", "nominated", CandidacyState.NOMINATED, CandidacyState.ACCEPTED);
    }

    /**
     * A better place became free. Who held none, or had not answered yet, has an offer to answer now; who took their place
     * and kept waiting has taken this one.
     */
    public void promote(Place place, Deadline deadline) {
        CandidacyState from = state;
        hold(place);
        if (state == CandidacyState.FILED) {
            return;
        }
        if (state == CandidacyState.ACCEPTED) {
            waiting = waiting && rank > 1;
        } else {
            state = CandidacyState.OFFERED;
            answerBy(deadline);
        }
        raise("candidacy.promoted", from);
    }

    /** An officer gives the student a place out of turn; nobody else's place goes to them any more. */
    public void override(Place place, Deadline deadline) {
        if (state == CandidacyState.NOMINATED) {
            throw Problems.illegalTransition("candidacy", state, "override", legalVerbs());
        }
        CandidacyState from = state;
        hold(place);
        waiting = false;
        if (state != CandidacyState.FILED) {
            state = CandidacyState.OFFERED;
            answerBy(deadline);
        }
        raise("candidacy.overridden", from);
    }

    /**
     * A place somebody gets after the run.
     *
     * @param rank which of the student's wishes it is, from 1; null for none of them
     * @param score theirs there; null where none was worked out
     */
    public record Place(PlannedSeats seat, UUID pool, Integer rank, BigDecimal score, Explanation explanation) {}

    private void hold(Place place) {
        destinationId = place.seat().destinationId();
        conditionId = place.seat().conditionId();
        academicYear = place.seat().academicYear();
        seatMonths = place.seat().monthsPerSeat();
        poolId = place.pool();
        rank = place.rank();
        score = place.score();
        explanation = place.explanation();
    }

    private void leave(String verb, String event, CandidacyState to, CandidacyState... legal) {
        waiting = false;
        move(verb, event, to, legal);
    }

    private void answerBy(Deadline deadline) {
        answerBy = deadline.date();
        answerDue = deadline.instant();
    }

    /** What the life cycle knows from here, once the result is published. */
    public List<String> legalVerbs() {
        return switch (state) {
            case OFFERED -> List.of("accept", "decline", "override");
            case ACCEPTED -> List.of("decline", "nominate", "override");
            case NOMINATED -> List.of();
            default -> List.of("override");
        };
    }

    /** Whether the student holds a place, or is decided to get one. */
    boolean holds() {
        return state.holds() || state == CandidacyState.FILED && poolId != null;
    }

    /** What the seat is counted by; null while nothing is offered. */
    public SeatKey seatKey() {
        return conditionId == null ? null : new SeatKey(conditionId, academicYear);
    }

    private void move(String verb, String event, CandidacyState to, CandidacyState... legal) {
        require(verb, legal);
        CandidacyState from = state;
        state = to;
        raise("candidacy." + event, from);
    }

    private void require(String verb, CandidacyState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("candidacy", state, verb, legalVerbs());
        }
    }

    /** The selection round. */
    public UUID campaignId() {
        return campaignId;
    }

    /** The student. */
    public UUID studentId() {
        return studentId;
    }

    /** How far they have come. */
    public CandidacyState state() {
        return state;
    }

    /** Destinations, best first. */
    public List<UUID> wishes() {
        return wishes;
    }

    /** Where the student may go; null when not placed. */
    public UUID destinationId() {
        return destinationId;
    }

    /** The condition whose seat is offered; null when not placed. */
    public UUID conditionId() {
        return conditionId;
    }

    /** The seats that the place is one of: the destination's, or a group's there; null when not placed. */
    public UUID poolId() {
        return poolId;
    }

    /** Whether a wish ranked higher will still be the student's if a seat becomes free there. */
    public boolean waiting() {
        return waiting;
    }

    /** The last day on which the offer can be taken; null when nothing was offered. */
    public LocalDate answerBy() {
        return answerBy;
    }

    /** When that day is over; null when nothing was offered. */
    public Instant answerDue() {
        return answerDue;
    }

    /** Months of the seat; null when not placed. */
    public BigDecimal seatMonths() {
        return seatMonths;
    }

    /** Which wish that is, from 1; null when not placed. */
    public Integer rank() {
        return rank;
    }

    /** Their score at that destination; null when not placed. */
    public BigDecimal score() {
        return score;
    }

    /** Why; null before the allocation. */
    public Explanation explanation() {
        return explanation;
    }

    /** What the place became; null before nomination. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** When wishes were filed last; null if never. */
    public Instant filedAt() {
        return filedAt;
    }
}
