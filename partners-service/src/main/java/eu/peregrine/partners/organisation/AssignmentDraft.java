package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who in the office is to look after something.
 *
 * @param officer subject of the officer's token; nobody when absent
 */
public record AssignmentDraft(
        @Size(min = 1, max = 200) @Pattern(regexp = "[\\x21-\\x7e]+", message = "A subject has no spaces.")
        String officer) {}
