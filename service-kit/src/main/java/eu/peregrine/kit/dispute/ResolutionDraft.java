package eu.peregrine.kit.dispute;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a dispute.
 *
 * @param outcome what came of it
 * @param comment why
 */
public record ResolutionDraft(
        @NotNull Outcome outcome,
        @NotBlank @Size(max = 1000) String comment) {

    /** What came of a dispute. */
    @Schema(name = "DisputeOutcome")
    public enum Outcome {
        /** The party was right. */
        @JsonProperty("upheld")
        UPHELD(DisputeState.UPHELD),
        /** The party took it back. */
        @JsonProperty("withdrawn")
        WITHDRAWN(DisputeState.WITHDRAWN);

        private final DisputeState state;

        Outcome(DisputeState state) {
            this.state = state;
        }

        /** The state that the dispute comes to. */
        public DisputeState state() {
            return state;
        }
    }
}
