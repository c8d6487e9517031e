package eu.peregrine.mobility.arrival;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A long text for people.
 *
 * @param en in English
 * @param fr in French; absent where there is none
 */
public record GuideText(
        @NotBlank @Size(max = 5000) String en,
        @Size(max = 5000) String fr) {}
