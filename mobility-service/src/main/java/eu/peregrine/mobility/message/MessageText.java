package eu.peregrine.mobility.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text of some length.
 *
 * @param en in English
 * @param fr in French; absent where the English one is for everybody
 */
@Schema(name = "MessageText")
public record MessageText(
        @NotBlank @Size(max = 5000) String en,
        @Size(max = 5000) String fr) {}
