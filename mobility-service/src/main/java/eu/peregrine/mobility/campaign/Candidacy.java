package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.seat.SeatKey;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A student in a campaign: first the wishes, then what the allocation decided, then the student's answer.
 *
 * <pre>
 * FILED ─publish→ OFFERED | UNPLACED ;  OFFERED ─accept→ ACCEPTED ─nominate→ NOMINATED ;  OFFERED | ACCEPTED ─decline→ DECLINED
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

    /** Tells the student what was decided. */
    public void publish() {
        require("publish", CandidacyState.FILED);
        state = destinationId == null ? CandidacyState.UNPLACED : CandidacyState.OFFERED;
        raise(state == CandidacyState.OFFERED ? "candidacy.offered" : "candidacy.unplaced", CandidacyState.FILED);
    }

    /** The student takes the place. */
    public void accept() {
        move("accept", "accepted", CandidacyState.ACCEPTED, CandidacyState.OFFERED);
    }

    /** The student leaves the place to others. */
    public void decline() {
        move("decline", "declined", CandidacyState.DECLINED, CandidacyState.OFFERED, CandidacyState.ACCEPTED);
    }

    /** The place has become a mobility, which holds the seat from now on. */
    public void nominated(UUID mobility) {
        mobilityId = mobility;
        move("nominate", "nominated", CandidacyState.NOMINATED, CandidacyState.ACCEPTED);
    }

    /** What the life cycle knows from here, once the result is published. */
    public List<String> legalVerbs() {
        return switch (state) {
            case OFFERED -> List.of("accept", "decline");
            case ACCEPTED -> List.of("decline", "nominate");
            default -> List.of();
        };
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
