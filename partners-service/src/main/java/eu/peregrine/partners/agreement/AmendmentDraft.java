package eu.peregrine.partners.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * What an agreement in force is to say instead.
 *
 * @param title its new title; as it was when absent
 * @param conditions all conditions it is to have, with the ids of those that go on; what is left out ends
 * @param organisationId the party that wants it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record AmendmentDraft(
        @Size(min = 1, max = 300) String title,
        @NotNull @Size(max = 200) List<@NotNull @Valid ConditionTerms> conditions,
        UUID organisationId,
        UUID documentId) {}
