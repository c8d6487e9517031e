package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows partners-service: the list of funders is the organisations that give money. */
@ApplicationScoped
public class OrganisationFollower {

    private final Inbox inbox;
    private final FunderRepository funders;
    private final jakarta.enterprise.event.Event<FunderMerged> merged;
    private final EventHandlers handlers = EventHandlers.create().onAny("organisation", this::follow);

    OrganisationFollower(Inbox inbox, FunderRepository funders, jakarta.enterprise.event.Event<FunderMerged> merged) {
        this.inbox = inbox;
        this.funders = funders;
        this.merged = merged;
    }

    /** Takes one record of the organisation topic. */
    @Incoming("organisation")
    @Blocking
    public void onOrganisation(ConsumerRecord<String, byte[]> message) {
        inbox.receive("funders", message, handlers);
    }

    private void follow(Event event) {
        OrganisationState organisation = event.as(OrganisationState.class);
        FunderKind.of(organisation.kind())
                .filter(kind -> funders.follow(organisation, kind, event.sequence()))
                .filter(kind -> organisation.mergedInto() != null)
                .ifPresent(
                        kind -> merged.fire(new FunderMerged(organisation.id(), funders.survivor(organisation.id()))));
    }
}
