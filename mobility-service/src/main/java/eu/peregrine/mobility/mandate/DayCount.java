package eu.peregrine.mobility.mandate;

/**
 * The days of the mandate; each calendar day is in one of them at most.
 *
 * @param required days owed
 * @param done days attested and, where the policy asks for it, recognised
 * @param secured further days approved by the host
 * @param planned further days on file
 * @param missing days still owed when all of these are over
 * @param waived days of a shortfall by force majeure that need not be made up
 */
public record DayCount(long required, long done, long secured, long planned, long missing, long waived) {}
