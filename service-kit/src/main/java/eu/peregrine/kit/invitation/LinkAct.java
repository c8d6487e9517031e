package eu.peregrine.kit.invitation;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Whoever holds a link does what it allows.
 *
 * @param token what follows the service's name in the link
 * @param comment why; needed where the link refuses something
 * @param on the day that is attested; needed where the link attests one
 */
public record LinkAct(
        @NotNull @Size(max = 100) String token,
        @Size(max = 1000) String comment,
        LocalDate on) {

    /**
     * The reason.
     *
     * @param lacking what to say where there is none
     * @throws eu.peregrine.kit.problem.ProblemException 422 without one
     */
    public String requiredComment(String lacking) {
        if (comment == null || comment.isBlank()) {
            throw Problems.invalid(new Violations()
                    .add("/comment", "comment-required", lacking)
                    .all());
        }
        return comment;
    }

    /**
     * The day.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 without one
     */
    public LocalDate requiredDay() {
        if (on == null) {
            throw Problems.invalid(new Violations()
                    .add("/on", "day-required", "Say which day it was.")
                    .all());
        }
        return on;
    }

    @Override
    public String toString() {
        return "LinkAct[token=…]";
    }
}
