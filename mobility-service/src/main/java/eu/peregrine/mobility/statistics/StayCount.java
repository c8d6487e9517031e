package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.MobilityKind;
import eu.peregrine.mobility.student.Gender;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much there is of one kind. A value that was not asked for, or that is not known of these stays, is absent.
 *
 * @param people participants, each counted once
 * @param mobilities stays
 * @param days of physical presence, both ends counted, interruptions out
 * @param ects credits: those recognised of outgoing stays, those on our transcript of incoming ones; counted with the first
 *     part of a stay
 */
@Schema(name = "StayCount")
public record StayCount(
        Direction direction,
        String country,
        MobilityKind kind,
        Ref programme,
        String cohort,
        String academicYear,
        Gender gender,
        long people,
        long mobilities,
        long days,
        BigDecimal ects) {}
