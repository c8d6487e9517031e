package eu.peregrine.mobility.seat;

import java.math.BigDecimal;

/**
 * How many seats are taken, and how.
 *
 * @param offered published to a student who has not answered yet
 * @param reserved accepted by the student, or nominated outside a campaign
 * @param consumed approved by the host
 * @param released given back so far
 * @param months months (30 days) of all that are offered, reserved or consumed
 */
public record SeatCount(int offered, int reserved, int consumed, int released, BigDecimal months) {
    /** Nothing is taken. */
    public static final SeatCount NONE = new SeatCount(0, 0, 0, 0, BigDecimal.ZERO);

    /** People who hold a seat in any way. */
    public int taken() {
        return offered + reserved + consumed;
    }
}
