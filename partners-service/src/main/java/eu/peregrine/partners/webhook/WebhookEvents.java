package eu.peregrine.partners.webhook;

import eu.peregrine.kit.inbox.Envelope;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the events of all services and makes a delivery for each subscription that may see them. */
@ApplicationScoped
public class WebhookEvents {

    private final Inbox inbox;
    private final EventHandlers handlers = EventHandlers.create();

    @Inject
    WebhookEvents(Inbox inbox, DeliveryLog log, Catalogue catalogue) {
        this.inbox = inbox;
        Consumer<List<Envelope>> enqueue = log::enqueue;
        catalogue.kinds().forEach(kind -> handlers.onAnyTogether(kind, enqueue));
    }

    /** Called by the messaging runtime for the records of each poll: most events are nobody's who subscribed. */
    @Incoming("webhooks")
    @Blocking
    public void onEvents(ConsumerRecords<String, byte[]> records) {
        inbox.receiveAll("webhooks", records, handlers);
    }
}
