package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.ShownOnce;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subscription as one reads it.
 *
 * @param id its id
 * @param state whether it is told
 * @param url the receiver
 * @param eventTypes what it follows
 * @param description what it is for
 * @param organisation the organisation it belongs to; absent for one of the school
 * @param disabledReason why it is disabled
 * @param disabledDetail the same in words
 * @param disabledAt since when
 * @param secret signs the messages; shown once, when it is made
 * @param previousSecretUntil until when the secret before the last rotation signs as well
 * @param failures attempts that failed since the receiver last answered; on a single subscription only
 * @param failingSince when the first of them was
 * @param lastDeliveredAt when the receiver last took a message
 * @param replay the last replay that was asked for
 * @param createdAt when it was made
 * @param modifiedAt when it was last changed
 * @param actions what the caller may do with it now; on a single subscription only
 * @param version of the aggregate, for the ETag; never in the JSON
 */
@Schema(description = "A subscription to events, told by signed requests (Standard Webhooks).")
public record SubscriptionView(
        UUID id,
        SubscriptionState state,
        String url,
        List<String> eventTypes,
        String description,
        Ref organisation,
        DisabledReason disabledReason,
        String disabledDetail,
        Instant disabledAt,

        @Schema(
                description = "Signs the messages. Shown when it is made and never again, not even to a repetition with"
                        + " the same Idempotency-Key.")
        String secret,

        Instant previousSecretUntil,
        Integer failures,
        Instant failingSince,
        Instant lastDeliveredAt,
        ReplayView replay,
        Instant createdAt,
        Instant modifiedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned, ShownOnce {

    static SubscriptionView inList(Subscription subscription) {
        return of(subscription, null, Health.UNKNOWN, null, null);
    }

    static SubscriptionView of(
            Subscription subscription, String secret, Health health, ReplayView replay, List<Action> actions) {
        SubscriptionDraft wanted = subscription.toDraft();
        return new SubscriptionView(
                subscription.id(),
                subscription.state(),
                wanted.url(),
                wanted.eventTypes(),
                wanted.description(),
                Ref.to("organisations", subscription.organisationId()),
                subscription.disabledReason(),
                subscription.disabledDetail(),
                subscription.disabledAt(),
                secret,
                subscription.previousSecretUntil(),
                health.failures(),
                health.failingSince(),
                health.lastDeliveredAt(),
                replay,
                subscription.createdAt(),
                subscription.modifiedAt(),
                actions,
                subscription.version());
    }

    @Override
    public Object withoutSecret() {
        return new SubscriptionView(
                id,
                state,
                url,
                eventTypes,
                description,
                organisation,
                disabledReason,
                disabledDetail,
                disabledAt,
                null,
                previousSecretUntil,
                failures,
                failingSince,
                lastDeliveredAt,
                replay,
                createdAt,
                modifiedAt,
                actions,
                version);
    }
}
