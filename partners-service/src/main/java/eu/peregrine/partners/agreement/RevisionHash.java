package eu.peregrine.partners.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The content hash of what is said in a revision, as each party's copy has it: the same conditions, its own id first. */
final class RevisionHash {

    private RevisionHash() {}

    /** The hash of the copy whose side stands first. */
    static String of(RevisionTerms terms, List<RevisionSide> sides) {
        Map<UUID, String> heiIds =
                sides.stream().collect(Collectors.toMap(RevisionSide::organisationId, RevisionSide::heiId));
        // A list of ids may hold null: a copy that is not mapped yet.
        List<String> copyIds = new ArrayList<>();
        sides.forEach(side -> copyIds.add(side.copyId()));
        return ContentHash.of(terms.terminated(), copyIds, IiaStructure.specs(terms.conditions(), heiIds::get));
    }

    /** The hash of a party's copy. */
    static String of(RevisionTerms terms, List<RevisionSide> sides, UUID party) {
        return of(terms, ownFirst(sides, party));
    }

    /** The same sides, a party's own first. */
    static List<RevisionSide> ownFirst(List<RevisionSide> sides, UUID party) {
        Predicate<RevisionSide> own = side -> side.organisationId().equals(party);
        List<RevisionSide> ownFirst = new ArrayList<>(sides.stream().filter(own).toList());
        sides.stream().filter(own.negate()).forEach(ownFirst::add);
        return ownFirst;
    }
}
