package eu.peregrine.partners.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** How much waits to be told to subscribers, for operators to watch. */
@ApplicationScoped
class DeliveryBacklog {

    private static final Logger LOG = Logger.getLogger(DeliveryBacklog.class);
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    /** What is retried after a failure waits too, but it is not behind: its receiver is. */
    private static final String MEASURE = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(queued_at) filter (where tries = 0)), 0)
            from delivery where next_attempt_at is not null""";

    private final DataSource database;
    private volatile Waiting waiting = new Waiting(0, 0);
    private volatile long measuredAt;

    /** How many deliveries wait, and for how long the oldest that was never tried. */
    record Waiting(long deliveries, double oldestSeconds) {}

    @Inject
    DeliveryBacklog(DataSource database) {
        this.database = database;
    }

    void measure(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("peregrine.webhooks.backlog", () -> measured().deliveries())
                .description("Deliveries that wait for an attempt")
                .strongReference(true)
                .register(meters);
        Gauge.builder("peregrine.webhooks.oldest.age.seconds", () -> measured().oldestSeconds())
                .description("Age of the oldest delivery that was never attempted")
                .strongReference(true)
                .register(meters);
    }

    /** At most five seconds old: a scrape asks for both gauges, and counting costs. */
    private synchronized Waiting measured() {
        long now = System.nanoTime();
        if (measuredAt == 0 || now - measuredAt > MEASURED_EVERY.toNanos()) {
            measuredAt = now;
            try {
                waiting = count();
            } catch (SQLException e) {
                LOG.debugf("The backlog of webhooks cannot be measured: %s", e);
            }
        }
        return waiting;
    }

    private Waiting count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MEASURE)) {
            row.next();
            return new Waiting(row.getLong(1), row.getDouble(2));
        }
    }
}
