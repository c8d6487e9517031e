package eu.peregrine.partners.agreement;

import java.util.List;
import java.util.UUID;

/**
 * What a party's own system says of its copy.
 *
 * @param party whose copy it is
 * @param copyId its id there
 * @param conditions what it says
 * @param terminated whether it is terminated as a whole
 * @param contentHash what it claims to hash to
 */
record CopyStatement(
        UUID party, String copyId, List<ConditionTerms> conditions, boolean terminated, String contentHash) {}
