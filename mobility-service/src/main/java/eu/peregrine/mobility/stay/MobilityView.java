package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.learning.LearningAgreementState;
import eu.peregrine.mobility.learning.Signer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A mobility as a caller sees it.
 *
 * @param proposalId names what the host is asked for; approval and rejection must name it
 * @param hostComment what the host said last
 * @param missing what is lacking for the next step
 * @param learningAgreement where the learning agreement stands; absent before there is one
 * @param seat what it holds of its condition's seats
 * @param clearanceNeeded true where the risk of one of its countries asks for a clearance; absent otherwise
 * @param clearedUntil last day for which it is cleared
 * @param insuredUntil last day that the insurance shown covers; absent where that was not said
 * @param assignedTo subject of the officer who looks after it; for staff alone
 * @param overlaps references of other stays of the student that share days with it; absent in lists and where there are none
 * @param actions what the caller can do now; absent in lists
 */
public record MobilityView(
        UUID id,
        String reference,
        Direction direction,
        MobilityKind kind,
        MobilityState state,
        Ref student,
        String staffName,
        Ref sending,
        Ref host,
        String hostCountry,
        Ref agreement,
        UUID conditionId,
        Ref destination,
        Ref campaign,
        SeatHold seat,
        String academicYear,
        String term,
        boolean fullHostTerm,
        Period period,
        List<SegmentView> segments,
        UUID proposalId,
        String hostComment,
        Set<Missing> missing,
        boolean insurance,
        boolean languageCheck,
        boolean conventionSigned,
        LearningAgreementSummary learningAgreement,
        boolean funded,
        List<Interruption> interruptions,
        List<TranscriptLine> transcript,
        BigDecimal recognisedEcts,
        String cancelReason,
        Boolean forceMajeure,
        Boolean clearanceNeeded,
        Clearance clearance,
        LocalDate clearedUntil,
        LocalDate insuredUntil,
        String assignedTo,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> overlaps,
        Instant createdAt,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /** A part of the stay; {@code actual} from the attested arrival on. */
    public record SegmentView(
            Ref host, String country, String place, MobilityKind kind, Period planned, PublicMobility.Actual actual) {}

    /** The learning agreement in short: the version to sign, and who signs next. */
    public record LearningAgreementSummary(LearningAgreementState state, int version, List<Signer> awaiting) {}
}
