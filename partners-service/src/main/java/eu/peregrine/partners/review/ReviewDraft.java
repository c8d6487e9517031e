package eu.peregrine.partners.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A review to be opened.
 *
 * @param organisationId who is reviewed
 * @param criteria what it is judged by, weights of 100 in all
 */
public record ReviewDraft(
        @NotNull UUID organisationId,
        @NotEmpty @Size(max = 30) List<@Valid @NotNull Criterion> criteria) {}
