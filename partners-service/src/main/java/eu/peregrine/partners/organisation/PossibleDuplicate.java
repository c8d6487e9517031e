package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.kit.web.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation that may be the same as another.
 *
 * @param organisation which
 * @param reason why one may think so
 * @param similarity of the names, 0 to 1; 1 where they are the same but for accents and case
 */
public record PossibleDuplicate(Ref organisation, Reason reason, double similarity) {

    /** Why two organisations may be the same. */
    @Schema(name = "DuplicateReason")
    public enum Reason {
        /** They have an identifier in common. */
        @JsonProperty("same-identifier")
        SAME_IDENTIFIER,
        /** They are in one country and their names resemble each other. */
        @JsonProperty("similar-name")
        SIMILAR_NAME
    }
}
