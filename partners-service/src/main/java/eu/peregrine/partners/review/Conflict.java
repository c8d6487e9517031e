package eu.peregrine.partners.review;

import java.time.Instant;

/**
 * A declared conflict of interest: none of this reviewer's points count, from whenever they are.
 *
 * @param reviewer subject of the reviewer's token
 * @param reason why the reviewer is not impartial
 * @param at when it was declared
 */
public record Conflict(String reviewer, String reason, Instant at) {}
