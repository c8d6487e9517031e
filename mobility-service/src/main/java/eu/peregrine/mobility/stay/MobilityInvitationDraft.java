package eu.peregrine.mobility.stay;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An invitation to be made.
 *
 * @param verb the one thing that the link will allow
 * @param email whom it is for
 * @param confirmed set where the officer has checked an address that is of none of the partner's known domains
 */
public record MobilityInvitationDraft(
        @NotNull InvitedStep verb,
        @NotNull @Email @Size(max = 254) String email,
        Boolean confirmed) {}
