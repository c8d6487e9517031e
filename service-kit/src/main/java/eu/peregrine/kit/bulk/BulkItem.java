package eu.peregrine.kit.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that a step is to be taken with.
 *
 * @param id its id
 * @param ifMatch the ETag of the version that the caller read, if the step shall depend on it
 * @param body what the single step takes as its body
 */
public record BulkItem(
        @NotNull UUID id,
        @Size(max = 200) String ifMatch,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode body) {}
