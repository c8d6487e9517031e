package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A mobility as its events tell it: everything but names, comments and reasons, which may be personal. */
public record PublicMobility(
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
        UUID destinationId,
        UUID campaignId,
        String academicYear,
        String term,
        boolean fullHostTerm,
        UUID proposalId,
        List<PublicSegment> segments,
        List<Period> interruptions,
        Set<Missing> missing,
        boolean learningAgreementSigned,
        boolean funded,
        BigDecimal recognisedEcts,
        boolean forceMajeure) {

    /** A part of the stay; {@code actual} from the attested arrival on. */
    public record PublicSegment(UUID hostId, String country, MobilityKind kind, Period planned, Actual actual) {}

    /** Attested days. */
    public record Actual(LocalDate start, LocalDate end) {}

    static PublicMobility of(Mobility m) {
        return new PublicMobility(
                m.id(),
                m.reference(),
                m.direction(),
                m.kind(),
                m.state(),
                m.studentId(),
                m.programmeId(),
                m.cohort(),
                m.sendingId(),
                m.hostId(),
                m.hostCountry(),
                m.agreementId(),
                m.agreementId() == null ? null : m.conditionId(),
                m.destinationId(),
                m.campaignId(),
                m.academicYear(),
                m.term(),
                m.fullHostTerm(),
                m.proposalId(),
                m.segments().stream().map(PublicMobility::segment).toList(),
                m.interruptions().stream()
                        .filter(i -> i.end() != null && !i.end().isBefore(i.start()))
                        .map(i -> new Period(i.start(), i.end()))
                        .toList(),
                m.missing(),
                m.learningAgreementSigned(),
                m.funded(),
                m.recognisedEcts(),
                m.forceMajeure());
    }

    static Actual actual(Segment s) {
        return s.actualStart() == null && s.actualEnd() == null ? null : new Actual(s.actualStart(), s.actualEnd());
    }

    private static PublicSegment segment(Segment s) {
        return new PublicSegment(s.hostId(), s.hostCountry(), s.kind(), s.planned(), actual(s));
    }
}
