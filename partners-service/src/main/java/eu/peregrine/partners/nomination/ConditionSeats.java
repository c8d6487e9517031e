package eu.peregrine.partners.nomination;

import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The seats of one condition in the academic year asked for.
 *
 * @param conditionId the condition, a part of the agreement
 * @param agreement the agreement in force that promises them
 * @param activity what they are for, as the agreement names it
 * @param direction {@code outgoing} or {@code incoming}, seen from the home school
 * @param promised seats a year
 * @param offered seats that students were offered in a selection round, or have accepted, and that are no mobilities yet
 * @param planned seats that are set aside, their people not nominated yet
 * @param nominated seats that nominations hold, whatever has become of them but cancelled
 * @param left seats that nobody holds; never below zero, and none once all months are held
 * @param monthsPromised months of 30 days a year; absent where they are not limited
 * @param monthsHeld months of all that are offered, planned or nominated
 */
public record ConditionSeats(
        UUID conditionId,
        Ref agreement,
        String activity,
        String direction,
        int promised,
        int offered,
        int planned,
        int nominated,
        int left,
        BigDecimal monthsPromised,
        BigDecimal monthsHeld) {}
