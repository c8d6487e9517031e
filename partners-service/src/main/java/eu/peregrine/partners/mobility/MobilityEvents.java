package eu.peregrine.partners.mobility;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Follows the events of mobilities: an agreement is not terminated while mobilities exist under it, seats are used up, and
 * the exchange with a partner gets out of balance. And those of candidacies, whose places hold seats before that.
 */
@ApplicationScoped
public class MobilityEvents {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    MobilityEvents(Inbox inbox, Mobilities mobilities, HeldPlaces places) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create()
                .onAny("mobility", event -> mobilities.follow(event.as(MobilitySnapshot.class), event.sequence()))
                .onAny("candidacy", event -> places.follow(event.as(PlaceSnapshot.class), event.sequence()));
    }

    /** Called by the messaging runtime for every record of the topics. */
    @Incoming("mobility")
    @Blocking
    public void onMobility(ConsumerRecord<String, byte[]> record) {
        inbox.receive("followed-mobilities", record, handlers);
    }
}
