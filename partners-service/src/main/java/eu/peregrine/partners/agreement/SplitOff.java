package eu.peregrine.partners.agreement;

import eu.peregrine.partners.organisation.OrganisationsMerged;
import java.util.List;
import java.util.UUID;

/**
 * An agreement that is to be split off from another. It is agreed on together with the amendment that takes its conditions
 * out: an approval of the amendment names the hash of both.
 *
 * @param id the id it will have
 * @param reference its short reference
 * @param title its title
 * @param contentHash its content hash, in the record's own copy
 * @param sides the ids of its copies
 * @param conditions its conditions; they keep their ids
 */
public record SplitOff(
        UUID id,
        String reference,
        String title,
        String contentHash,
        List<RevisionSide> sides,
        List<ConditionTerms> conditions) {

    /** The same with the survivor in the place of an organisation that was merged. */
    SplitOff following(OrganisationsMerged merged) {
        return new SplitOff(
                id,
                reference,
                title,
                contentHash,
                sides.stream().map(side -> side.following(merged)).toList(),
                conditions.stream()
                        .map(condition -> condition.following(merged))
                        .toList());
    }
}
