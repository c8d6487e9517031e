package eu.peregrine.mobility.campaign;

/**
 * How a student takes a place.
 *
 * @param keepHigher true to be moved up if a seat becomes free at a wish ranked higher; the place taken now is kept until
 *     then. False when absent
 */
public record AcceptDraft(Boolean keepHigher) {}
