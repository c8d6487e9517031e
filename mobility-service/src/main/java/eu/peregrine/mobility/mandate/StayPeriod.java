package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.student.StudentFile;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One period that a student spends, or means to spend, in one place: a segment of a mobility.
 *
 * @param mobilityId the mobility it belongs to; of a stay from before this system, its own record
 * @param reference what people call the mobility, such as {@code OUT-2026-0042}
 * @param kind exchange, internship, research, campus, …
 * @param state the mobility's life-cycle state
 * @param start first day: the attested one where there is one, else the planned
 * @param end last day, which counts: the attested one where there is one, else the planned
 * @param interruptions days within the period that were not spent there
 * @param fullHostTerm whether it covers the host's whole term
 * @param recognised whether the school has recognised it
 * @param prior whether it was before this system, which keeps no mobility of it
 * @param inGroup whether it is a group's stay rather than the student's own
 */
public record StayPeriod(
        UUID mobilityId,
        String reference,
        String kind,
        String state,
        LocalDate start,
        LocalDate end,
        List<Period> interruptions,
        boolean fullHostTerm,
        boolean recognised,
        boolean prior,
        boolean inGroup) {

    /** A segment of a mobility that this system keeps; such a file is always one person's own stay. */
    public StayPeriod(
            UUID mobilityId,
            String reference,
            String kind,
            String state,
            LocalDate start,
            LocalDate end,
            List<Period> interruptions,
            boolean fullHostTerm,
            boolean recognised) {
        this(mobilityId, reference, kind, state, start, end, interruptions, fullHostTerm, recognised, false, false);
    }

    /** A stay from before this system: over and recognised. */
    static StayPeriod before(StudentFile.StayBefore stay) {
        return new StayPeriod(
                stay.id(),
                stay.host(),
                stay.kind(),
                "CLOSED",
                stay.start(),
                stay.end(),
                List.of(),
                stay.fullHostTerm(),
                true,
                true,
                stay.inGroup());
    }

    UUID mobility() {
        return prior ? null : mobilityId;
    }

    UUID priorStay() {
        return prior ? mobilityId : null;
    }
}
