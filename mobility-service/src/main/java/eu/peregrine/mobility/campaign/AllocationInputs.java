package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.destination.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything one run of the allocation depends on, besides the lottery seed. It is kept as canonical text (see
 * {@link CanonicalJson}) and hashed before the run, so that anybody can replay the run from it.
 *
 * @param algorithm name and version of the procedure
 * @param run 1 for the first run of the campaign, 2 for the next…
 * @param seats the plan, one entry per destination that somebody wished for or that has seats, by destination id
 * @param candidates everybody in the population, by student id
 */
public record AllocationInputs(
        String algorithm, UUID campaignId, int run, Scoring scoring, List<Seats> seats, List<Candidate> candidates) {
    /** The procedure this version of the program runs. */
    public static final String ALGORITHM = "student-proposing-deferred-acceptance/1";

    /**
     * Whole seats at a destination.
     *
     * @param name how explanations call it
     */
    @Schema(name = "AllocationSeats")
    public record Seats(UUID destination, String name, int seats) {}

    /** A student with the numbers the score is made of; {@code gpa} and {@code ects} may be unknown. */
    @Schema(name = "AllocationCandidate")
    public record Candidate(UUID student, BigDecimal gpa, BigDecimal ects, List<Wish> wishes) {}

    /**
     * A wish as it stood when the inputs were fixed, best first.
     *
     * @param levelsAbove CEFR levels above what the destination asks for
     * @param reasons why the student is not eligible there; empty when they are
     */
    @Schema(name = "AllocationWish")
    public record Wish(UUID destination, int levelsAbove, List<Reason> reasons) {}
}
