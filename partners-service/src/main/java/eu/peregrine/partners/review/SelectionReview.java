package eu.peregrine.partners.review;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.organisation.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The review of an organisation that the school thinks of as a partner. Reviewers score it by weighted criteria; an officer
 * decides. Source of the rules: design, domain, "Selection review".
 */
@Entity
@Table(name = "selection_review")
public class SelectionReview extends AggregateRoot {

    private static final int MOST_CONFLICTS = 200;

    private String reference;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    @Enumerated(EnumType.STRING)
    private ReviewState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Criterion> criteria;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Score> scores;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Conflict> conflicts;

    private BigDecimal total;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String reason;
    private LocalDate validFrom;
    private LocalDate validUntil;

    /** The day on which earlier reviews of the organisation give way to this one; null of most. */
    @Column(name = "takes_over_on")
    private LocalDate takesOverOn;

    @Column(name = "decided_by")
    private String decidedBy;

    private Instant decidedAt;
    private Instant modifiedAt;

    /** For the persistence provider. */
    protected SelectionReview() {}

    private SelectionReview(UUID id, String reference, Organisation organisation) {
        super(id);
        this.reference = reference;
        this.organisation = organisation;
    }

    /**
     * Opens a review.
     *
     * @param id its id
     * @param reference its short reference
     * @param organisation who is reviewed
     * @param criteria what it is judged by
     * @param now the domain's time
     * @return the review, with {@code selection-review.opened} raised
     * @throws eu.peregrine.kit.problem.ProblemException 422 unless the weights make 100 and no criterion is there twice
     */
    static SelectionReview open(
            UUID id, String reference, Organisation organisation, List<Criterion> criteria, Instant now) {
        ReviewRules.check(criteria).throwIfAny();
        SelectionReview review = new SelectionReview(id, reference, organisation);
        review.state = ReviewState.OPEN;
        review.criteria = List.copyOf(criteria);
        review.scores = List.of();
        review.conflicts = List.of();
        review.modifiedAt = now;
        review.raise("selection-review.opened");
        return review;
    }

    /**
     * Sets the criteria anew.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is open and nobody has scored, 422 for criteria that are
     *     none
     */
    void edit(List<Criterion> newCriteria, Instant now) {
        require(ReviewVerb.EDIT);
        if (!scores.isEmpty()) {
            throw Problems.conflict(
                    "scored-already", "Points were given for the criteria as they are; open another review instead.");
        }
        ReviewRules.check(newCriteria).throwIfAny();
        if (criteria.equals(newCriteria)) {
            return;
        }
        criteria = List.copyOf(newCriteria);
        modifiedAt = now;
        raise("selection-review.edited");
    }

    /**
     * Takes what a reviewer thinks; it replaces what the same reviewer thought of the same criteria before.
     *
     * @param reviewer subject of the reviewer's token
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is open, 403 for a reviewer with a conflict of interest, 422
     *     for points that fit no criterion or rest on nothing
     */
    void score(String reviewer, ScoresDraft draft, Instant now) {
        require(ReviewVerb.SCORE);
        requireImpartial(reviewer);
        ReviewRules.check(draft, criteria).throwIfAny();
        List<String> rescored =
                draft.scores().stream().map(ScoresDraft.Points::criterion).toList();
        List<Score> kept = new ArrayList<>(scores.stream()
                .filter(score -> !score.reviewer().equals(reviewer) || !rescored.contains(score.criterion()))
                .toList());
        draft.scores()
                .forEach(points ->
                        kept.add(new Score(reviewer, points.criterion(), points.points(), points.evidence(), now)));
        scores = List.copyOf(kept);
        changed("selection-review.scored", now);
    }

    /**
     * Notes that a reviewer is not impartial; points that the reviewer has given stay on record and do not count.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is open, or when the same was declared before, or
     *     200 were
     */
    void declareConflict(String reviewer, String why, Instant now) {
        require(ReviewVerb.DECLARE_CONFLICT);
        if (isConflicted(reviewer)) {
            throw Problems.conflict("declared-already", "This conflict of interest has been declared already.");
        }
        if (conflicts.size() >= MOST_CONFLICTS) {
            throw Problems.conflict(
                    "too-many", "A review has at most " + MOST_CONFLICTS + " declared conflicts of interest.");
        }
        conflicts = Stream.concat(conflicts.stream(), Stream.of(new Conflict(reviewer, why, now)))
                .toList();
        changed("selection-review.conflict-declared", now);
    }

    private void changed(String event, Instant now) {
        total = explain().value();
        modifiedAt = now;
        raise(event);
    }

    /**
     * Decides.
     *
     * @param by subject of the decider's token
     * @param draft the outcome
     * @param today the domain's day
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is open; 403 for somebody with a conflict of interest; 422
     *     while a criterion has no points that count, or when the validity is over before it begins or before today
     */
    void decide(String by, DecisionDraft draft, LocalDate today, Instant now) {
        require(ReviewVerb.DECIDE);
        requireImpartial(by);
        LocalDate from = draft.validFrom() == null ? today : draft.validFrom();
        Violations violations = new Violations();
        explain().lines().stream()
                .filter(line -> line.mean() == null)
                .forEach(line -> violations.add(
                        "/decision",
                        "criterion-not-scored",
                        "Nobody without a conflict of interest has given points for \"" + line.criterion() + "\"."));
        violations.check(
                !draft.validUntil().isBefore(from) && !draft.validUntil().isBefore(today),
                "/validUntil",
                "over-already",
                "The decision holds until its first day or a later one, and until today at least.");
        violations.throwIfAny();
        decision = draft.decision();
        reason = draft.reason();
        validFrom = from;
        validUntil = draft.validUntil();
        decidedBy = by;
        decidedAt = now;
        move(ReviewState.DECIDED, "selection-review.decided", now);
    }

    /**
     * Makes earlier reviews of the same organisation give way to this one: at once, or, while this one is not valid yet and they
     * are, on its first day.
     *
     * @param earlier decided before this one
     * @param today the domain's day
     * @param now the domain's time
     * @return those that gave way
     */
    List<SelectionReview> takeOver(Collection<SelectionReview> earlier, LocalDate today, Instant now) {
        List<SelectionReview> giving = earlier.stream()
                .filter(review -> !validFrom.isAfter(today) || !review.validFrom.isBefore(validFrom))
                .toList();
        giving.forEach(review -> review.supersede(now));
        takesOverOn = giving.size() < earlier.size() ? validFrom : null;
        return giving;
    }

    /** Whether the day has come on which earlier reviews give way to this one. */
    boolean isTakingOver(LocalDate today) {
        return takesOverOn != null && !takesOverOn.isAfter(today);
    }

    /** Gives way to a later review of the same organisation; nothing happens unless it is decided. */
    void supersede(Instant now) {
        if (state == ReviewState.DECIDED) {
            takesOverOn = null;
            move(ReviewState.SUPERSEDED, "selection-review.superseded", now);
        }
    }

    /** Lapses once its last day is over; nothing happens before, or unless it is decided. */
    void expire(LocalDate today, Instant now) {
        if (state == ReviewState.DECIDED && validUntil.isBefore(today)) {
            takesOverOn = null;
            move(ReviewState.EXPIRED, "selection-review.expired", now);
        }
    }

    /**
     * Whom it reviews was merged into another organisation: it is a review of the survivor from now on.
     *
     * @param survivor the one that stands for it
     * @param now the domain's time
     */
    void follow(Organisation survivor, Instant now) {
        organisation = survivor;
        modifiedAt = now;
        raise("selection-review.organisation-merged");
    }

    private void move(ReviewState to, String event, Instant now) {
        ReviewState from = state;
        state = to;
        modifiedAt = now;
        raise(event, from);
    }

    private void requireImpartial(String who) {
        if (isConflicted(who)) {
            throw Problems.of(
                    403,
                    "conflict-of-interest",
                    "You have a conflict of interest in this review, so you take no part.");
        }
    }

    private void require(ReviewVerb verb) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("selection review", state, verb.word(), ReviewVerb.legalIn(state));
        }
    }

    /** How the total comes about; points of reviewers with a conflict of interest do not count. */
    ReviewTotal explain() {
        return ReviewRules.total(
                criteria,
                scores.stream().filter(score -> !isConflicted(score.reviewer())).toList());
    }

    boolean isConflicted(String reviewer) {
        return conflicts.stream().anyMatch(conflict -> conflict.reviewer().equals(reviewer));
    }

    String reference() {
        return reference;
    }

    Organisation organisation() {
        return organisation;
    }

    ReviewState state() {
        return state;
    }

    List<Criterion> criteria() {
        return criteria;
    }

    List<Score> scores() {
        return scores;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    BigDecimal total() {
        return total;
    }

    Decision decision() {
        return decision;
    }

    String reason() {
        return reason;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
