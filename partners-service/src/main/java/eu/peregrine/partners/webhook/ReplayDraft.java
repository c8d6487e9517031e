package eu.peregrine.partners.webhook;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A wish to be told again.
 *
 * @param from since when, by the time the event was published
 */
public record ReplayDraft(
        @NotNull
        @Schema(description = "Events published at or after this instant are sent again; at most 30 days back.")
        Instant from) {}
