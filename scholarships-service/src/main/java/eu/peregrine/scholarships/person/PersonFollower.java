package eu.peregrine.scholarships.person;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows who is to be forgotten. */
@ApplicationScoped
public class PersonFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    PersonFollower(Inbox inbox, ErasureRepository erasure) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create().on("person.erased", event -> erasure.forget(event.subject()));
    }

    /** Takes one record of the person topic. */
    @Incoming("person")
    @Blocking
    public void onPerson(ConsumerRecord<String, byte[]> message) {
        inbox.receive("erasures", message, handlers);
    }
}
