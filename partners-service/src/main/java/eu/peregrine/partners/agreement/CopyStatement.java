package eu.peregrine.partners.agreement;

import java.util.List;
import java.util.UUID;

/**
 * What a party's own system says of its copy.
 *
 * @param author whose copy it is, and who says so
 * @param copyId its id there
 * @param conditions what it says
 * @param terminated whether it is terminated as a whole
 * @param contentHash what it claims to hash to
 */
record CopyStatement(
        Author author, String copyId, List<ConditionTerms> conditions, boolean terminated, String contentHash) {

    /** What a party's system says with its own token. */
    CopyStatement(UUID party, String copyId, List<ConditionTerms> conditions, boolean terminated, String contentHash) {
        this(Author.own(party), copyId, conditions, terminated, contentHash);
    }

    UUID party() {
        return author.party();
    }
}
