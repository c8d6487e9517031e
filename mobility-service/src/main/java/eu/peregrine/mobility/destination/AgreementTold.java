package eu.peregrine.mobility.destination;

import java.util.UUID;

/**
 * An event of an agreement has told something new, such as that it was terminated; told in the transaction that follows it.
 *
 * @param id the agreement
 */
public record AgreementTold(UUID id) {}
