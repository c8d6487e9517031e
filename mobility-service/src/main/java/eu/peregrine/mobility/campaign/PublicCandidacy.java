package eu.peregrine.mobility.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A candidacy as its events tell it; where the student may go only once that is published. */
record PublicCandidacy(
        UUID id,
        UUID campaignId,
        UUID studentId,
        CandidacyState state,
        List<UUID> wishes,
        UUID destinationId,
        UUID conditionId,
        String academicYear,
        BigDecimal seatMonths,
        Integer rank,
        Boolean waiting,
        LocalDate answerBy,
        UUID mobilityId) {

    static PublicCandidacy of(Candidacy c) {
        boolean published = c.state() != CandidacyState.FILED;
        boolean ofCondition = published && !Objects.equals(c.conditionId(), c.destinationId());
        return new PublicCandidacy(
                c.id(),
                c.campaignId(),
                c.studentId(),
                c.state(),
                c.wishes(),
                published ? c.destinationId() : null,
                ofCondition ? c.conditionId() : null,
                ofCondition ? c.seatKey().academicYear() : null,
                ofCondition ? c.seatMonths() : null,
                published ? c.rank() : null,
                published ? c.waiting() : null,
                published ? c.answerBy() : null,
                c.mobilityId());
    }
}
