package eu.peregrine.kit.bulk;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;

/**
 * How the step with one item went.
 *
 * @param id the item's id
 * @param status the HTTP status that the single step would have answered
 * @param result what the step returned; null when it was refused
 * @param code of the problem, null without one
 * @param detail of the problem, null without one
 * @param errors each violation, null when the problem has none
 */
public record Outcome<R>(UUID id, int status, R result, String code, String detail, List<Violation> errors) {

    private static final int OK = 200;

    static <R> Outcome<R> done(UUID id, R result) {
        return new Outcome<>(id, OK, result, null, null, null);
    }

    static <R> Outcome<R> refused(UUID id, ProblemException problem) {
        return new Outcome<>(
                id,
                problem.status(),
                null,
                problem.code(),
                problem.getMessage(),
                problem.violations().isEmpty() ? null : problem.violations());
    }

    /** Whether the step was taken. */
    public boolean isDone() {
        return status == OK;
    }

    BulkLine line() {
        return new BulkLine(id, status, code, detail, errors);
    }
}
