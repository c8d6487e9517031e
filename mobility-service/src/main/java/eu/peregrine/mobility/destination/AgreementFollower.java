package eu.peregrine.mobility.destination;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows agreements, whose conditions become destinations and promise seats. */
@ApplicationScoped
public class AgreementFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    AgreementFollower(Inbox inbox, Destinations destinations) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create()
                .onAny("agreement", event -> destinations.follow(event.as(AgreementPayload.class), event.sequence()));
    }

    /** Takes one record of the topic. */
    @Incoming("agreement")
    @Blocking
    public void onAgreement(ConsumerRecord<String, byte[]> message) {
        inbox.receive("followed-agreements", message, handlers);
    }
}
