package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The wish to hold several agreements of the same parties in one.
 *
 * @param with the agreements whose conditions come over; they end when the amendment comes into force
 * @param title the title of the whole; as it was when absent
 * @param organisationId the party that wants it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record MergeDraft(
        @NotEmpty @Size(max = 50) List<@NotNull UUID> with,
        @Size(min = 1, max = 300) String title,
        UUID organisationId,
        UUID documentId) {}
