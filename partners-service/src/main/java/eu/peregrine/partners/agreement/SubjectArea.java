package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A field of study.
 *
 * @param iscedF ISCED-F 2013, four digits
 * @param clarification what the code does not say; empty is not the same as absent, to the content hash
 */
public record SubjectArea(
        @NotNull @Pattern(regexp = "[0-9]{4}", message = "ISCED-F 2013 codes have four digits, such as 0732.")
        String iscedF,

        @Size(max = 500) String clarification) {}
