package eu.peregrine.partners.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The public state of a subscription, as its events carry it. The receiver's path and query stay out: people put keys
 * into them.
 *
 * @param id its id
 * @param organisationId the organisation it belongs to; absent for one of the school
 * @param host the receiver's host
 * @param eventTypes what it follows
 * @param state whether it is told
 * @param disabledReason why not, when it is not
 * @param disabledAt since when not
 */
public record SubscriptionEvent(
        UUID id,
        UUID organisationId,
        String host,
        List<String> eventTypes,
        SubscriptionState state,
        DisabledReason disabledReason,
        Instant disabledAt) {

    static SubscriptionEvent of(Subscription subscription) {
        return new SubscriptionEvent(
                subscription.id(),
                subscription.organisationId(),
                subscription.host(),
                subscription.toDraft().eventTypes(),
                subscription.state(),
                subscription.disabledReason(),
                subscription.disabledAt());
    }
}
