package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The wish to hold some conditions in an agreement of their own.
 *
 * @param conditions ids of those that go; at least one stays
 * @param title of the agreement that is split off
 * @param organisationId the party that wants it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record SplitDraft(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> conditions,
        @NotBlank @Size(max = 300) String title,
        UUID organisationId,
        UUID documentId) {}
