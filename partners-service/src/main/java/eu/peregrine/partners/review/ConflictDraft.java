package eu.peregrine.partners.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conflict of interest.
 *
 * @param reviewer subject of the reviewer's token; absent for the caller. Only an officer names somebody else
 * @param reason why the reviewer is not impartial
 */
@Schema(name = "ReviewConflictDraft")
public record ConflictDraft(
        @Size(max = 200) String reviewer,
        @NotBlank @Size(max = 2000) String reason) {}
