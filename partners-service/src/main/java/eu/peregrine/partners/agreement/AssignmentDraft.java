package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who is to look after an agreement.
 *
 * @param officer subject of the officer's token; nobody when absent
 */
public record AssignmentDraft(
        @Size(min = 1, max = 200) @Pattern(regexp = "[\\x21-\\x7e]+", message = "A subject has no spaces.")
        String officer) {}
