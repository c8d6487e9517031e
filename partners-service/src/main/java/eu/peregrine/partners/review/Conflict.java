package eu.peregrine.partners.review;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A declared conflict of interest: none of this reviewer's points count, from whenever they are.
 *
 * @param reviewer subject of the reviewer's token
 * @param reason why the reviewer is not impartial
 * @param at when it was declared
 */
@Schema(name = "ReviewConflict")
public record Conflict(String reviewer, String reason, Instant at) {}
