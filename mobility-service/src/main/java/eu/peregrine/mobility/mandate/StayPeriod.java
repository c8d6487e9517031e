package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One period that a student spends, or means to spend, in one place: a segment of a mobility.
 *
 * @param mobilityId the mobility it belongs to
 * @param reference what people call the mobility, such as {@code OUT-2026-0042}
 * @param kind exchange, internship, research, campus, …
 * @param state the mobility's life-cycle state
 * @param start first day: the attested one where there is one, else the planned
 * @param end last day, which counts: the attested one where there is one, else the planned
 * @param interruptions days within the period that were not spent there
 * @param fullHostTerm whether it covers the host's whole term
 * @param recognised whether the school has recognised it
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
        boolean recognised) {}
