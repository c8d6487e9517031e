package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice that ends an agreement alone, a full academic year ahead.
 *
 * @param reason why, for the other parties to read
 * @param givenOn of a notice that is recorded from paper: the day it was given; today when absent
 * @param organisationId the party that gives it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record NoticeDraft(
        @NotBlank @Size(max = 2000) String reason, LocalDate givenOn, UUID organisationId, UUID documentId) {}
