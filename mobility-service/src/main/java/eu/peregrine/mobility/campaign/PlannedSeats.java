package eu.peregrine.mobility.campaign;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Whole seats that a campaign may give at one destination.
 *
 * @param conditionId what the limits are of: the agreement's condition; of a campus the destination
 * @param academicYear in which the stay starts
 * @param monthsPerSeat months of 30 days that each takes from the condition's yearly total
 */
public record PlannedSeats(
        UUID destinationId, UUID conditionId, String academicYear, int seats, BigDecimal monthsPerSeat) {

    /** Months of all seats together. */
    public BigDecimal months() {
        return monthsPerSeat.multiply(BigDecimal.valueOf(seats));
    }
}
