package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Violations;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A reviewer's word on a student.
 *
 * @param score from 0 to 100; absent with a conflict of interest
 * @param conflictOfInterest whether the reviewer is too near to the student to judge; no score counts then
 * @param comment why; required with a conflict of interest
 */
public record CandidateReviewDraft(
        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal score,

        Boolean conflictOfInterest,
        @Size(max = 2000) String comment) {

    /** @throws eu.peregrine.kit.problem.ProblemException 422 unless there is either a score or an explained conflict */
    void check() {
        Violations violations = new Violations();
        boolean conflict = Boolean.TRUE.equals(conflictOfInterest);
        violations.check(
                conflict == (score == null),
                "/score",
                conflict ? "conflict-of-interest" : "required",
                conflict
                        ? "Who has a conflict of interest gives no score."
                        : "Give a score from 0 to 100, or declare a conflict of interest.");
        violations.check(
                !conflict || comment != null && !comment.isBlank(),
                "/comment",
                "reason-required",
                "Say what the conflict of interest is.");
        violations.throwIfAny();
    }
}
