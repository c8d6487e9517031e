package eu.peregrine.mobility.mandate;

/**
 * A stay that may count.
 *
 * @param stay the stay
 * @param standing how certain it is
 */
record Candidate(StayPeriod stay, Standing standing) {}
