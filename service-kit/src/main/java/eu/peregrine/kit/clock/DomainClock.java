package eu.peregrine.kit.clock;

import eu.peregrine.kit.problem.Problems;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the {@link Clock} that every class asks for the domain's time.
 *
 * <p>Where it may be moved, its offset lies in the database, so that a service that is restarted goes on at the time it
 * was at and several replicas agree.
 */
@ApplicationScoped
public class DomainClock {

    private final DataSource database;
    private final Event<ClockMoved> moved;
    private final boolean movable;
    private final MovableClock clock;

    @Inject
    DomainClock(
            DataSource database,
            Event<ClockMoved> moved,
            @ConfigProperty(name = "peregrine.clock.movable", defaultValue = "false") boolean movable,
            @ConfigProperty(name = "peregrine.clock.zone", defaultValue = "Europe/Paris") ZoneId zone) {
        this.database = database;
        this.moved = moved;
        this.movable = movable;
        this.clock = new MovableClock(zone, Duration.ZERO);
    }

    DomainClock() {
        this(null, null, false, ZoneId.of("UTC"));
    }

    @PostConstruct
    void start() {
        follow();
    }

    /** The domain's clock, in the office's time zone. */
    @Produces
    @Singleton
    public Clock clock() {
        return clock;
    }

    /** Whether the clock may be moved; never in production. */
    public boolean movable() {
        return movable;
    }

    /** By how much the clock is moved. */
    public Duration offset() {
        return clock.offset();
    }

    /**
     * Moves the clock. The database's offset is not followed meanwhile, which could set the clock back to what it showed before.
     *
     * @param offset from the system's time; what is less than a second of it is left away, here as in the database
     * @throws eu.peregrine.kit.problem.ProblemException 403 where the clock is not movable
     */
    public void move(Duration offset) {
        if (!movable) {
            throw Problems.forbidden("The clock of this system cannot be moved.");
        }
        Duration whole = offset.truncatedTo(ChronoUnit.SECONDS);
        store(whole);
        moved.fire(new ClockMoved(whole));
    }

    private synchronized void store(Duration offset) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "insert into clock_offset (id, seconds) values (1, ?) on conflict (id) do update set seconds = excluded.seconds")) {
            update.setLong(1, offset.toSeconds());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the clock's offset could not be stored", e);
        }
        clock.offset(offset);
    }

    @Scheduled(every = "1s", identity = "clock-offset", skipExecutionIf = Immovable.class)
    synchronized void follow() {
        if (!movable) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select seconds from clock_offset where id = 1");
                ResultSet row = select.executeQuery()) {
            clock.offset(row.next() ? Duration.ofSeconds(row.getLong(1)) : Duration.ZERO);
        } catch (SQLException e) {
            throw new IllegalStateException("the clock's offset could not be read", e);
        }
    }

    /** Spares a clock that stands fast the look into the database. */
    @Singleton
    static class Immovable implements Scheduled.SkipPredicate {

        private final boolean movable;

        @Inject
        Immovable(@ConfigProperty(name = "peregrine.clock.movable", defaultValue = "false") boolean movable) {
            this.movable = movable;
        }

        @Override
        public boolean test(io.quarkus.scheduler.ScheduledExecution execution) {
            return !movable;
        }
    }
}
