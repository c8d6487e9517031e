package eu.peregrine.partners.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a revision or a copy says, with all that its content hash takes.
 *
 * @param terms what it says
 * @param sides the parties as the hash takes them, the record's own copy first
 */
record HashedContent(RevisionTerms terms, List<RevisionSide> sides) {

    static HashedContent of(AgreementRevision revision) {
        return new HashedContent(revision.terms(), revision.knownSides());
    }

    /** A party's own copy; its sides stand in the order of the revision, so that the two can be compared. */
    static HashedContent of(AgreementRevision open, AgreementCopy copy) {
        RevisionTerms terms = open.terms();
        RevisionTerms said = new RevisionTerms(
                terms.kind(), terms.title(), terms.parties(), terms.signedOn(), copy.isTerminated(), copy.conditions());
        List<RevisionSide> sides = open.knownSides().stream()
                .map(side -> side.organisationId().equals(copy.party()) ? side.withCopyId(copy.copyId()) : side)
                .toList();
        return new HashedContent(said, sides);
    }

    /** @return the text that is hashed */
    String text() {
        List<String> copyIds = new ArrayList<>();
        sides.forEach(side -> copyIds.add(side.copyId()));
        return ContentHash.text(terms.terminated(), copyIds, IiaStructure.specs(terms.conditions(), heiIds()));
    }

    /** @return what some conditions alone add to that text, in this order */
    String textOf(List<ConditionTerms> conditions) {
        return ContentHash.text(false, List.of(), IiaStructure.specs(conditions, heiIds()));
    }

    HashedContent with(RevisionTerms other) {
        return new HashedContent(other, sides);
    }

    HashedContent with(List<RevisionSide> others) {
        return new HashedContent(terms, others);
    }

    private Function<UUID, String> heiIds() {
        Map<UUID, Optional<String>> known = sides.stream()
                .collect(Collectors.toMap(RevisionSide::organisationId, side -> Optional.ofNullable(side.heiId())));
        return id ->
                id == null ? null : known.getOrDefault(id, Optional.empty()).orElseGet(id::toString);
    }
}
