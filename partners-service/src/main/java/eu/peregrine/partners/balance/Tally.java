package eu.peregrine.partners.balance;

/**
 * So many people of one sort.
 *
 * @param incoming whether they came; else they went
 * @param actual whether they have arrived; else the host has approved them
 * @param length of their stays
 * @param people how many
 */
record Tally(boolean incoming, boolean actual, StayLength length, long people) {}
