package eu.peregrine.kit.outbox;

import eu.peregrine.kit.inbox.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Changes tallies, and keeps in the same transaction which attempt did it. */
@ApplicationScoped
@ActivateRequestContext
public class Tallies {

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    /** The public state of a tally, with what the test wants to find again. */
    public record State(UUID id, long total, long amount, UUID attempt) {}

    /** A change that is taken back after its event was written. */
    static final class ChangeOfMind extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Transactional
    void begin(UUID id, UUID attempt) {
        Tally tally = new Tally(id);
        entities.persist(tally);
        save(tally, 0, attempt);
    }

    /**
     * Adds an amount.
     *
     * @param slowMillis how long the transaction stays open after its event was written
     * @param abandoned whether it is rolled back in the end
     */
    @Transactional
    void add(UUID id, long amount, UUID attempt, long slowMillis, boolean abandoned) throws InterruptedException {
        Tally tally = entities.find(Tally.class, id);
        tally.add(amount);
        save(tally, amount, attempt);
        Thread.sleep(slowMillis);
        if (abandoned) {
            throw new ChangeOfMind();
        }
    }

    private void save(Tally tally, long amount, UUID attempt) {
        outbox.publish(tally, new State(tally.id(), tally.total(), amount, attempt), VisibleTo.roles());
        entities.createNativeQuery(
                        "insert into tally_change (attempt, tally, sequence) values (:attempt, :id, :sequence)")
                .setParameter("attempt", attempt)
                .setParameter("id", tally.id())
                .setParameter("sequence", tally.sequence())
                .executeUpdate();
    }

    /** The consumer's work: an effect that adds up, so that doing it twice shows. */
    void follow(Event event) {
        entities.createNativeQuery("""
                        insert into tally_effect (tally, total) values (:id, :amount)
                        on conflict (tally) do update set total = tally_effect.total + excluded.total
                        """)
                .setParameter("id", event.subject())
                .setParameter("amount", event.as(State.class).amount())
                .executeUpdate();
    }
}
