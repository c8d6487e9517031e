package eu.peregrine.partners.review;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What points rest on: at least one of the three.
 *
 * @param text in words
 * @param url a page
 * @param documentId a paper attached to the organisation
 */
public record Evidence(
        @Size(max = 2000) String text,
        @Pattern(regexp = "https?://\\S+") @Size(max = 500) String url,
        UUID documentId) {

    boolean empty() {
        return (text == null || text.isBlank()) && url == null && documentId == null;
    }
}
