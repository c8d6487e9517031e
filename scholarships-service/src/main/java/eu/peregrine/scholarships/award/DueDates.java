package eu.peregrine.scholarships.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes instalments due whose day has come ({@code days-before-start}), which no event tells. Safe on every replica. */
@ApplicationScoped
class DueDates {

    private static final Logger LOG = Logger.getLogger(DueDates.class);
    private static final int AT_ONCE = 500;

    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final AwardDesk desk;

    DueDates(AwardRepository awards, InstalmentRepository instalments, AwardDesk desk) {
        this.awards = awards;
        this.instalments = instalments;
        this.desk = desk;
    }

    @Scheduled(
            every = "{peregrine.due-dates.every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void release() {
        List<UUID> waiting =
                QuarkusTransaction.requiringNew().call(() -> instalments.awardsBeforeStart(desk.today(), AT_ONCE));
        for (UUID id : waiting) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    Award award = awards.findById(id);
                    desk.release(award, desk.lockedFacts(award));
                    desk.tell(award);
                });
            } catch (RuntimeException e) {
                // Somebody changed the award at the same moment; the next round sees it again.
                LOG.infof("Award %s was not looked at: %s", id, e.getMessage());
            }
        }
    }
}
