package eu.peregrine.partners.webhook;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells of subscriptions' own lives: their owners and the office. */
@ApplicationScoped
class SubscriptionNews {

    private static final String ROLE = "role:";

    private final Outbox outbox;

    @Inject
    SubscriptionNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(Subscription subscription) {
        String[] roles = subscription.grants().stream()
                .filter(grant -> grant.startsWith(ROLE))
                .map(grant -> grant.substring(ROLE.length()))
                .toArray(String[]::new);
        outbox.publish(
                subscription,
                SubscriptionEvent.of(subscription),
                VisibleTo.roles(roles).organisation(subscription.organisationId()));
    }
}
