package eu.peregrine.local.data;

/**
 * A reviewer's points for one criterion.
 *
 * @param criterion code of the criterion
 * @param points 0 to 20
 */
public record Score(String criterion, int points, String comment) {}
