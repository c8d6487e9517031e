package eu.peregrine.scholarships.funder;

import java.util.UUID;

/**
 * Told inside the transaction that takes the news that a funder was merged into another, so that whatever is the one's becomes
 * the other's.
 *
 * @param duplicate the funder that was merged
 * @param survivor the one that stands for it in the end
 */
public record FunderMerged(UUID duplicate, UUID survivor) {}
