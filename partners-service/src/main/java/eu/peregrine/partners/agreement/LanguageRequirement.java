package eu.peregrine.partners.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A language that the receiving side asks for.
 *
 * @param language BCP 47, such as {@code en} or {@code pt-BR}
 * @param cefr level asked for
 * @param subjectArea the field it is asked for in, where it is not all of them
 */
public record LanguageRequirement(
        @NotNull
        @Pattern(
                regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                message = "A language is a BCP 47 tag such as en or pt-BR.")
        String language,

        @NotNull Cefr cefr,
        @Valid SubjectArea subjectArea) {}
