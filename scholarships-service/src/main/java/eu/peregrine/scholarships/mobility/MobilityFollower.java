package eu.peregrine.scholarships.mobility;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows mobility-service: keeps the facts of each mobility and tells the other features when they changed. */
@ApplicationScoped
public class MobilityFollower {

    private final Inbox inbox;
    private final MobilityFactsRepository mobilities;
    private final Event<MobilityChanged> changed;
    private final EventHandlers handlers = EventHandlers.create().onAny("mobility", this::follow);

    MobilityFollower(Inbox inbox, MobilityFactsRepository mobilities, Event<MobilityChanged> changed) {
        this.inbox = inbox;
        this.mobilities = mobilities;
        this.changed = changed;
    }

    /** Takes one record of the mobility topic. */
    @Incoming("mobility")
    @Blocking
    public void onMobility(ConsumerRecord<String, byte[]> message) {
        inbox.receive("mobility-facts", message, handlers);
    }

    private void follow(eu.peregrine.kit.inbox.Event event) {
        MobilityFacts facts = new MobilityFacts(event.as(MobilityState.class), event.sequence());
        if (mobilities.follow(facts)) {
            changed.fire(new MobilityChanged(facts));
        }
    }
}
