package eu.peregrine.mobility.seat;

import java.math.BigDecimal;

/**
 * The two independent limits of a condition.
 *
 * @param people per academic year
 * @param months per academic year; null if not limited
 */
public record SeatLimits(int people, BigDecimal months) {}
