package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** The same with another formula. */
    AllocationInputs with(Scoring other) {
        return new AllocationInputs(algorithm, campaignId, run, other, seats, candidates);
    }

    /** The same with other seats. */
    AllocationInputs with(List<Seats> others, List<Candidate> sameInTheirGroups) {
        return new AllocationInputs(algorithm, campaignId, run, scoring, others, sameInTheirGroups);
    }

    /**
     * Whole seats at a destination.
     *
     * @param name how explanations call it
     * @param seats all of them
     * @param groups how many of these are one group's alone; absent where every student competes for all
     */
    @Schema(name = "AllocationSeats")
    public record Seats(
            UUID destination,
            String name,
            int seats,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Group> groups) {
        /** With no groups where none are named. */
        public Seats {
            groups = groups == null ? List.of() : groups;
        }

        /** Seats that everybody competes for. */
        public Seats(UUID destination, String name, int seats) {
            this(destination, name, seats, List.of());
        }

        /** What is left for those who are in no group. */
        int open() {
            return seats - groups.stream().mapToInt(Group::seats).sum();
        }
    }

    /** Seats that only students of the group compete for. */
    @Schema(name = "AllocationGroup")
    public record Group(String name, int seats) {}

    /**
     * A student with the numbers the score is made of; {@code gpa} and {@code ects} may be unknown.
     *
     * @param review mean of the reviewers' scores; absent without any
     */
    @Schema(name = "AllocationCandidate")
    public record Candidate(
            UUID student,
            @Schema(nullable = true) BigDecimal gpa,
            @Schema(nullable = true) BigDecimal ects,

            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal review,

            List<Wish> wishes) {
        /** A student whom nobody has reviewed. */
        public Candidate(UUID student, BigDecimal gpa, BigDecimal ects, List<Wish> wishes) {
            this(student, gpa, ects, null, wishes);
        }
    }

    /**
     * A wish as it stood when the inputs were fixed, best first.
     *
     * @param levelsAbove CEFR levels above what the destination asks for
     * @param reasons why the student is not eligible there; empty when they are
     * @param group the student's there; absent where they are in none
     */
    @Schema(name = "AllocationWish")
    public record Wish(
            UUID destination,
            int levelsAbove,
            List<Reason> reasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) String group) {
        /** With one list for all that have no reasons, as of a million wishes most have none. */
        public Wish {
            reasons = reasons.isEmpty() ? List.of() : reasons;
        }

        /** A wish for seats that everybody competes for. */
        public Wish(UUID destination, int levelsAbove, List<Reason> reasons) {
            this(destination, levelsAbove, reasons, null);
        }

        /** What the student competes for. */
        UUID pool() {
            return Pools.id(destination, group);
        }
    }
}
