package eu.peregrine.partners.mobility;

import java.util.UUID;

/**
 * Something changed among the mobilities with a partner; told inside the transaction that takes the change.
 *
 * @param partnerId the organisation at the other end, seen from the home school
 */
public record MobilityMoved(UUID partnerId) {}
