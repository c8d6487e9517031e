package eu.peregrine.kit.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The domain's clock: the system's, plus an offset that tests and demonstrations move. */
final class MovableClock extends Clock {

    private final ZoneId zone;
    private final Clock system;
    private volatile Duration offset;

    MovableClock(ZoneId zone, Duration offset) {
        this.zone = zone;
        this.system = Clock.system(zone);
        this.offset = offset;
    }

    Duration offset() {
        return offset;
    }

    void offset(Duration newOffset) {
        this.offset = newOffset;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return other.equals(zone) ? this : Clock.offset(Clock.system(other), offset);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }
}
