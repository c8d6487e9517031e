package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Recomputes the hash that a copy claims and, where it differs, says how it was probably come by. */
final class HashClaim {

    private HashClaim() {}

    /**
     * @param claimed the hash that is claimed
     * @param said what the copy says
     * @param sides what the hash takes of the parties
     * @param party whose copy it is
     * @throws eu.peregrine.kit.problem.ProblemException 422 when it recomputes to something else
     */
    static void check(String claimed, RevisionTerms said, List<RevisionSide> sides, UUID party) {
        List<RevisionSide> ownFirst = RevisionHash.ownFirst(sides, party);
        String computed = RevisionHash.of(said, ownFirst);
        if (!computed.equals(claimed)) {
            throw Problems.invalid(List.of(new Violation(
                    "/contentHash",
                    "hash-differs",
                    "It recomputes to " + computed + ", with the ids " + ids(ownFirst) + " in this order."
                            + hint(claimed, said, ownFirst))));
        }
    }

    private static String ids(List<RevisionSide> sides) {
        return String.join(
                ", ",
                sides.stream()
                        .map(side -> side.copyId() == null ? "(none)" : side.copyId())
                        .toList());
    }

    private static String hint(String claimed, RevisionTerms said, List<RevisionSide> ownFirst) {
        if (claimed.equals(RevisionHash.of(said, withoutOthers(ownFirst)))) {
            return " What you sent is the hash without the other party's id.";
        }
        List<RevisionSide> reversed = new ArrayList<>(ownFirst);
        Collections.reverse(reversed);
        if (claimed.equals(RevisionHash.of(said, reversed))) {
            return " What you sent is the hash with the ids in the opposite order; your own comes first.";
        }
        if (claimed.equals(RevisionHash.of(said.terminated(!said.terminated()), ownFirst))) {
            return said.terminated()
                    ? " What you sent is the hash of a copy that is not terminated as a whole."
                    : " What you sent is the hash of a copy that is terminated as a whole.";
        }
        return "";
    }

    private static List<RevisionSide> withoutOthers(List<RevisionSide> ownFirst) {
        List<RevisionSide> alone = new ArrayList<>(ownFirst);
        alone.replaceAll(side -> side == ownFirst.get(0) ? side : side.withCopyId(null));
        return alone;
    }
}
