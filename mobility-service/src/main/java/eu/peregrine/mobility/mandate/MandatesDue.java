package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Judges students after a change, and on the day on which time alone changes their verdict. */
@ApplicationScoped
class MandatesDue implements DueWork {

    private final MandateWatch watch;
    private final Standings standings;
    private final Clock clock;

    @Inject
    MandatesDue(MandateWatch watch, Standings standings, Clock clock) {
        this.watch = watch;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mandates";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return watch.due(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        settle(List.of(id), now);
    }

    @Override
    public void settle(List<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            standings.judge(ids);
        }
    }
}
