package eu.peregrine.partners.webhook;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells of subscriptions' own lives, their owners and the office, and of what is to be done about them. */
@ApplicationScoped
class SubscriptionNews {

    private static final String ROLE = "role:";

    private final Outbox outbox;
    private final SubscriptionDuty duty;

    @Inject
    SubscriptionNews(Outbox outbox, SubscriptionDuty duty) {
        this.outbox = outbox;
        this.duty = duty;
    }

    void publish(Subscription subscription) {
        tell(subscription);
        duty.keep(subscription);
    }

    /** The last that is told of a subscription. */
    void publishEnd(Subscription subscription) {
        tell(subscription);
        duty.end(subscription);
    }

    private void tell(Subscription subscription) {
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
