package eu.peregrine.mobility.stay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** One line of the export of mobilities; dates run from the first segment to the last one. */
public record MobilityRow(
        UUID id,
        String reference,
        Direction direction,
        MobilityKind kind,
        MobilityState state,
        UUID studentId,
        UUID programmeId,
        String cohort,
        UUID sendingId,
        UUID hostId,
        String hostCountry,
        UUID agreementId,
        UUID conditionId,
        UUID campaignId,
        String academicYear,
        String term,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        LocalDate actualStart,
        LocalDate actualEnd,
        boolean funded,
        BigDecimal recognisedEcts) {

    /** A place at a campus is under no condition; what its seat is counted by is not told. */
    public MobilityRow {
        conditionId = agreementId == null ? null : conditionId;
    }
}
