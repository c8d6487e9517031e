package eu.peregrine.partners.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The policy as one reads it.
 *
 * @param requireReview whether an agreement is proposed only to universities with a valid positive review
 * @param source {@code configuration} until an officer sets it, then {@code setting}
 * @param actions what the caller may do now
 * @param version for the ETag; never in the JSON
 */
@Schema(name = "SelectionPolicy")
public record PolicyView(
        boolean requireReview,
        String source,
        List<Action> actions,
        @JsonIgnore long version) implements Versioned {}
