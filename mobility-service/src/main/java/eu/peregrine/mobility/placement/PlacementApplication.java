package eu.peregrine.mobility.placement;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A student's application for a placement.
 *
 * <pre>
 * SUBMITTED ─accept→ ACCEPTED ─confirm→ CONFIRMED ─the stay is cancelled→ CANCELLED
 * SUBMITTED ─reject(comment)→ REJECTED ;  SUBMITTED | ACCEPTED ─withdraw→ WITHDRAWN ;  SUBMITTED | ACCEPTED → LAPSED with the offer
 * </pre>
 */
@Entity
@Table(name = "placement_application")
public class PlacementApplication extends AggregateRoot {
    @Column(name = "placement_id")
    private UUID placementId;

    @Column(name = "student_id")
    private UUID studentId;

    @Enumerated(EnumType.STRING)
    private PlacementApplicationState state;

    private String motivation;

    private String comment;

    @Column(name = "confirm_by")
    private LocalDate confirmBy;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected PlacementApplication() {}

    /** A new application. */
    public PlacementApplication(UUID placementId, UUID studentId, String motivation, Instant now) {
        super(Ids.next());
        this.placementId = placementId;
        this.studentId = studentId;
        this.motivation = motivation;
        this.state = PlacementApplicationState.SUBMITTED;
        this.submittedAt = now;
        this.updatedAt = now;
        raise("placement-application.submitted");
    }

    /**
     * The host wants the student.
     *
     * @param until last day on which the student can confirm
     */
    public void accept(String said, LocalDate until, Instant now) {
        comment = said;
        confirmBy = until;
        move("accept", "accepted", PlacementApplicationState.ACCEPTED, now, PlacementApplicationState.SUBMITTED);
    }

    /** The host does not want the student, and says why. */
    public void reject(String said, Instant now) {
        comment = said;
        move("reject", "rejected", PlacementApplicationState.REJECTED, now, PlacementApplicationState.SUBMITTED);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless the host has accepted, or when the time for it is over */
    public void requireConfirmable(LocalDate today) {
        require("confirm", PlacementApplicationState.ACCEPTED);
        if (isUnconfirmed(today)) {
            throw Problems.conflict("deadline-over", "The place was held until " + confirmBy + ".");
        }
    }

    /** Whether the student has let the time for confirming go by. */
    public boolean isUnconfirmed(LocalDate today) {
        return state == PlacementApplicationState.ACCEPTED && confirmBy != null && today.isAfter(confirmBy);
    }

    /** The student comes: the place has become this stay. */
    public void confirm(UUID mobility, Instant now) {
        mobilityId = mobility;
        move("confirm", "confirmed", PlacementApplicationState.CONFIRMED, now, PlacementApplicationState.ACCEPTED);
    }

    /** The student does not want it any more. */
    public void withdraw(Instant now) {
        move(
                "withdraw",
                "withdrawn",
                PlacementApplicationState.WITHDRAWN,
                now,
                PlacementApplicationState.SUBMITTED,
                PlacementApplicationState.ACCEPTED);
    }

    /** The offer is gone, for this reason. */
    public void lapse(String why, Instant now) {
        comment = why;
        move(
                "lapse",
                "lapsed",
                PlacementApplicationState.LAPSED,
                now,
                PlacementApplicationState.SUBMITTED,
                PlacementApplicationState.ACCEPTED);
    }

    /** The stay was cancelled. */
    public void cancel(Instant now) {
        move("cancel", "cancelled", PlacementApplicationState.CANCELLED, now, PlacementApplicationState.CONFIRMED);
    }

    /** What the life cycle knows from here. */
    public List<String> legalVerbs() {
        return switch (state) {
            case SUBMITTED -> List.of("accept", "reject", "withdraw");
            case ACCEPTED -> List.of("confirm", "withdraw");
            default -> List.of();
        };
    }

    private void move(
            String verb, String event, PlacementApplicationState to, Instant now, PlacementApplicationState... legal) {
        require(verb, legal);
        PlacementApplicationState from = state;
        state = to;
        updatedAt = now;
        raise("placement-application." + event, from);
    }

    private void require(String verb, PlacementApplicationState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("application", state, verb, legalVerbs());
        }
    }

    /** What it is for. */
    public UUID placementId() {
        return placementId;
    }

    /** Who applies. */
    public UUID studentId() {
        return studentId;
    }

    /** How far it has come. */
    public PlacementApplicationState state() {
        return state;
    }

    /** Why the student wants it. */
    public String motivation() {
        return motivation;
    }

    /** What the host said last, or why it lapsed; may be null. */
    public String comment() {
        return comment;
    }

    /** The last day on which the student can confirm; null before the host has accepted. */
    public LocalDate confirmBy() {
        return confirmBy;
    }

    /** The stay that it became; null before. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** When it was handed in. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
