package eu.peregrine.mobility.network;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the agreements of the network. */
@ApplicationScoped
public class NetworkFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    NetworkFollower(Inbox inbox, PartnershipRepository partnerships) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create().onAny("agreement", event -> {
            AgreementPayload agreement = event.as(AgreementPayload.class);
            partnerships.follow(agreement, event.sequence());
        });
    }

    /** Takes one record of the topic. */
    @Incoming("network")
    @Blocking
    public void onAgreement(ConsumerRecord<String, byte[]> message) {
        inbox.receive("network", message, handlers);
    }

    /** What is read of an agreement; kind and state stay text, since a new one must not stop the projection. */
    record AgreementPayload(UUID id, String kind, String state, LocalDate endsOn, List<UUID> parties) {}
}
