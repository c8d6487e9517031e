package eu.peregrine.kit.bulk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The same step for many things at once.
 *
 * @param verb the step, as in the path of a single one
 * @param items what it is taken with, at most 500
 */
public record BulkRequest(
        @NotNull @Size(max = 50) String verb,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid BulkItem> items) {}
