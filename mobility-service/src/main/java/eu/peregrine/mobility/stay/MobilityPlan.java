package eu.peregrine.mobility.stay;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Everything a mobility begins with.
 *
 * @param id the caller's, or a new one
 * @param studentId null for staff
 * @param programmeId the student's programme when the stay was planned; null for staff
 * @param cohort the student's year of graduation then; null for staff
 * @param apprentice whether the student went abroad as an apprentice when the stay was planned, so that a convention is needed
 * @param staffName null for students
 * @param sendingId the organisation the participant comes from; never changes
 * @param agreementId the agreement it is under; null when there is none
 * @param conditionId what its seat is counted by: the condition of that agreement; of a place at a campus the destination. Null
 *     when it takes none
 * @param destinationId the destination of that seat; null when it takes none
 * @param seatMonths months of that seat; null when it takes none
 * @param campaignId the selection round it comes from; null when there was none
 * @param languageChecked whether the round has already checked the language level
 * @param exclusive whether the student can be nowhere else on its days
 * @param fullHostTerm whether it covers the host's whole term
 * @param segments at least one; the first one's host never changes
 */
public record MobilityPlan(
        UUID id,
        String reference,
        Direction direction,
        MobilityKind kind,
        UUID studentId,
        UUID programmeId,
        String cohort,
        boolean apprentice,
        String staffName,
        UUID sendingId,
        UUID agreementId,
        UUID conditionId,
        UUID destinationId,
        BigDecimal seatMonths,
        UUID campaignId,
        boolean languageChecked,
        String academicYear,
        String term,
        boolean exclusive,
        boolean fullHostTerm,
        List<SegmentPlan> segments) {}
