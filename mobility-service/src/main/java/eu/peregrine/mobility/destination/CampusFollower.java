package eu.peregrine.mobility.destination;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the school's own campuses, whose programmes become destinations where they host home students. */
@ApplicationScoped
public class CampusFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    CampusFollower(Inbox inbox, Destinations destinations) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create()
                .onAny("campus", event -> destinations.follow(event.as(CampusPayload.class), event.sequence()));
    }

    /** Takes one record of the topic. */
    @Incoming("campus")
    @Blocking
    public void onCampus(ConsumerRecord<String, byte[]> message) {
        inbox.receive("campuses", message, handlers);
    }
}
