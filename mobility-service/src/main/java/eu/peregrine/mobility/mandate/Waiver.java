package eu.peregrine.mobility.mandate;

/**
 * A shortfall by force majeure that is not held against a student.
 *
 * @param days how many days of it need not be made up
 * @param reason what nobody could help
 */
public record Waiver(long days, String reason) {}
