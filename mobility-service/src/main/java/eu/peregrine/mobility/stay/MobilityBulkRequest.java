package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.kit.bulk.BulkItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same step with many mobilities. */
public record MobilityBulkRequest(
        @NotNull MobilityVerb verb,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Item> items) {

    /**
     * One mobility.
     *
     * @param ifMatch the ETag it was read with; absent when it does not matter
     * @param body what the step is told, as at its own path
     */
    @Schema(name = "MobilityBulkItem")
    public record Item(
            @NotNull UUID id,
            @Size(max = 200) String ifMatch,
            @Schema(implementation = Object.class) JsonNode body) {

        BulkItem plain() {
            return new BulkItem(id, ifMatch, body);
        }
    }
}
