package eu.peregrine.partners.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Other criteria for an open review.
 *
 * @param criteria what the organisation is judged by, weights of 100 in all
 */
public record CriteriaDraft(@NotEmpty @Size(max = 30) List<@Valid @NotNull Criterion> criteria) {}
