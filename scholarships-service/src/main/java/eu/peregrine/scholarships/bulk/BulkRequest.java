package eu.peregrine.scholarships.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The same step for many things at once.
 *
 * @param verb the step, as in the path of a single one
 * @param items what it is done with
 */
public record BulkRequest(
        @NotNull @Size(max = 50) String verb,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Item> items) {

    /**
     * One thing.
     *
     * @param id its id
     * @param ifMatch the ETag of the version that the caller read, if the step shall depend on it
     * @param body what the single step takes as its body
     */
    @Schema(name = "BulkItem")
    public record Item(
            @NotNull UUID id,
            @Size(max = 200) String ifMatch,

            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            JsonNode body) {}
}
