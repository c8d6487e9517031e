package eu.peregrine.scholarships.mobility;

/**
 * Told inside this service, in the transaction that followed a mobility event, so that the features which depend on
 * mobilities react without this package knowing them.
 *
 * @param facts what is known now
 */
public record MobilityChanged(MobilityFacts facts) {}
