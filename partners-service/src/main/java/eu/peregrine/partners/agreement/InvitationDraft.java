package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * An invitation to be made.
 *
 * @param verb the one thing that the link will allow
 * @param email whom it is for
 * @param organisationId the party for which it will be done; needed where more than one other than the home school takes part
 * @param confirmed set where the officer has checked an address that is of none of the party's known domains
 */
public record InvitationDraft(
        @NotNull InvitedVerb verb,
        @NotNull @Email @Size(max = 254) String email,
        UUID organisationId,
        Boolean confirmed) {}
