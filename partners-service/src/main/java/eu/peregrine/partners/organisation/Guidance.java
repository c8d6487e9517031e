package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

/**
 * What a partner tells students about one matter: in words, where to read on, or both.
 *
 * @param text in words
 * @param link absolute address that starts with http:// or https://
 */
public record Guidance(
        @Valid LocalizedText text, @Size(max = 500) String link) {}
