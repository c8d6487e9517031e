package eu.peregrine.kit.clock;

import java.time.Duration;

/**
 * The movable clock was moved in this process; fired inside of it, for what waits for a date.
 *
 * @param offset from the system's time from now on
 */
public record ClockMoved(Duration offset) {}
