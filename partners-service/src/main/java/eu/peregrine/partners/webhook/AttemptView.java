package eu.peregrine.partners.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One attempt. What the receiver said besides its status is not kept.
 *
 * @param number from 1
 * @param at when it began
 * @param durationMs how long it took, in milliseconds
 * @param status the HTTP status; absent when there was no answer
 * @param error what went wrong, in words; absent when nothing did
 */
@Schema(description = "One attempt. What the receiver said besides its status is not kept.")
public record AttemptView(
        int number,
        Instant at,

        @Schema(description = "How long it took, in milliseconds.")
        int durationMs,

        @Schema(description = "The HTTP status; absent when there was no answer.")
        Integer status,

        @Schema(description = "What went wrong, in words.") String error) {

    static AttemptView of(DeliveryAttempt attempt) {
        return new AttemptView(attempt.number, attempt.at, attempt.durationMs, attempt.status, attempt.error);
    }
}
