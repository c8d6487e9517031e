package eu.peregrine.kit.web;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A name or text for people.
 *
 * @param en in English
 * @param fr in French; absent where it is the same or unknown
 */
@Embeddable
public record LocalizedText(
        @Column(nullable = false) @NotBlank @Size(max = 500) String en,
        @Size(max = 500) String fr) {

    /** A text that is known in English alone. */
    public static LocalizedText en(String text) {
        return new LocalizedText(text, null);
    }
}
