package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delivery as one reads it.
 *
 * @param id its id
 * @param subscription whom it goes to
 * @param webhookId the header {@code webhook-id} of every attempt: the id of the event
 * @param type what happened
 * @param subject what it happened to
 * @param sequence the subject's event counter
 * @param eventTime when it happened
 * @param state what has become of the delivery
 * @param attempts how many attempts were made
 * @param queuedAt since when it waits or waited
 * @param nextAttemptAt when it is attempted next; only while it is pending
 * @param deliveredAt when the receiver took it
 * @param lastStatus the last answer's HTTP status
 * @param lastError what went wrong at last, in words
 * @param attemptLog every attempt, the first one first; on a single delivery only
 * @param actions what the caller may do with it now; on a single delivery only
 */
@Schema(description = "One event on its way to one subscription.")
public record DeliveryView(
        UUID id,
        Ref subscription,

        @Schema(
                description =
                        "The header `webhook-id` of every attempt and the id of the event: a receiver knows a repetition"
                                + " by it.")
        UUID webhookId,

        String type,
        Ref subject,
        long sequence,
        Instant eventTime,
        DeliveryState state,
        int attempts,
        Instant queuedAt,
        Instant nextAttemptAt,
        Instant deliveredAt,
        Integer lastStatus,
        String lastError,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<AttemptView> attemptLog,
        List<Action> actions) {

    static DeliveryView of(Delivery delivery, String href, List<AttemptView> attemptLog, List<Action> actions) {
        return new DeliveryView(
                delivery.id,
                Ref.to("subscriptions", delivery.subscriptionId),
                delivery.eventId,
                delivery.type,
                new Ref(delivery.subject, null, href),
                delivery.sequence,
                delivery.eventTime,
                delivery.state,
                delivery.attempts,
                delivery.queuedAt,
                delivery.nextAttemptAt,
                delivery.deliveredAt,
                delivery.lastStatus,
                delivery.lastError,
                attemptLog,
                actions);
    }
}
