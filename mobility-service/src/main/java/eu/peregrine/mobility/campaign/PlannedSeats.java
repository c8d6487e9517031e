package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.programme.StudentStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Whole seats that a campaign may give at one destination.
 *
 * @param conditionId what the limits are of: the agreement's condition; of a campus the destination
 * @param academicYear in which the stay starts
 * @param monthsPerSeat months of 30 days that each takes from the condition's yearly total
 * @param groups who competes for some of the seats alone; empty where every student competes for all
 */
public record PlannedSeats(
        UUID destinationId,
        UUID conditionId,
        String academicYear,
        int seats,
        BigDecimal monthsPerSeat,
        List<SeatGroup> groups) {

    /** With no groups where none are named, as in plans of old. */
    public PlannedSeats {
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** Seats that everybody competes for. */
    public PlannedSeats(
            UUID destinationId, UUID conditionId, String academicYear, int seats, BigDecimal monthsPerSeat) {
        this(destinationId, conditionId, academicYear, seats, monthsPerSeat, List.of());
    }

    /** The name of the group that such a student is in; null for none. */
    String groupOf(UUID programme, StudentStatus status) {
        return groups.stream()
                .filter(g -> g.includes(programme, status))
                .map(SeatGroup::name)
                .findFirst()
                .orElse(null);
    }

    /** Months of all seats together. */
    public BigDecimal months() {
        return monthsPerSeat.multiply(BigDecimal.valueOf(seats));
    }
}
