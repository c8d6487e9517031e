package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows organisations: their names, countries and states. */
@ApplicationScoped
public class OrganisationFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    OrganisationFollower(Inbox inbox, PartnerOrganisationRepository organisations) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create()
                .onAny(
                        "organisation",
                        event -> organisations.follow(event.as(OrganisationPayload.class), event.sequence()));
    }

    /** Takes one record of the topic. */
    @Incoming("organisation")
    @Blocking
    public void onOrganisation(ConsumerRecord<String, byte[]> message) {
        inbox.receive("organisations", message, handlers);
    }
}
