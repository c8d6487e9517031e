package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows organisations: their names, countries and states, and which of them were merged. */
@ApplicationScoped
public class OrganisationFollower {

    private final Inbox inbox;
    private final PartnerOrganisationRepository organisations;
    private final jakarta.enterprise.event.Event<OrganisationMerged> merged;
    private final jakarta.enterprise.event.Event<OrganisationTold> told;
    private final EventHandlers handlers;

    @Inject
    OrganisationFollower(
            Inbox inbox,
            PartnerOrganisationRepository organisations,
            jakarta.enterprise.event.Event<OrganisationMerged> merged,
            jakarta.enterprise.event.Event<OrganisationTold> told) {
        this.inbox = inbox;
        this.organisations = organisations;
        this.merged = merged;
        this.told = told;
        this.handlers = EventHandlers.create().onAny("organisation", this::follow);
    }

    private void follow(Event event) {
        OrganisationPayload organisation = event.as(OrganisationPayload.class);
        boolean news = organisations.follow(organisation, event.sequence());
        if (news && organisation.mergedInto() != null) {
            UUID survivor = organisations.survivors(Set.of(organisation.id())).get(organisation.id());
            merged.fire(new OrganisationMerged(organisation.id(), survivor));
        }
        if (news) {
            told.fire(new OrganisationTold(organisation.id()));
        }
    }

    /** Takes one record of the topic. */
    @Incoming("organisation")
    @Blocking
    public void onOrganisation(ConsumerRecord<String, byte[]> message) {
        inbox.receive("organisations", message, handlers);
    }
}
