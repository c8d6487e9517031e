package eu.peregrine.mobility.stay;

import java.util.UUID;

/** The seat of a mobility was given back before arrival; told inside the transaction, to whoever gave the place. */
public record PlaceFreed(UUID mobilityId, UUID campaignId, UUID studentId) {}
