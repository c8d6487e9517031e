package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In what a party's own copy differs from the open revision, as far as the content hash looks. */
final class CopyDifferences {

    private CopyDifferences() {}

    /** @return one difference per condition and for the ids; none when both hash to the same */
    static List<Violation> between(AgreementRevision open, AgreementCopy copy) {
        if (open.hashOf(copy.party()).equals(copy.contentHash())) {
            return List.of();
        }
        List<Violation> differences = new ArrayList<>();
        if (open.terms().terminated() != copy.isTerminated()) {
            differences.add(new Violation(
                    "/terminated",
                    "terminated-differs",
                    copy.isTerminated()
                            ? "The copy is terminated as a whole; what is open here is not."
                            : "What is open here is the end as a whole; the copy is not terminated."));
        }
        List<List<String>> here = specs(open, open.terms().conditions());
        List<List<String>> there = specs(open, copy.conditions());
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            List<String> ours = i < here.size() ? here.get(i) : List.of();
            List<String> theirs = i < there.size() ? there.get(i) : List.of();
            if (!ours.equals(theirs)) {
                differences.add(new Violation("/conditions/" + i, "condition-differs", sentence(ours, theirs)));
            }
        }
        if (differences.isEmpty()) {
            differences.add(new Violation(
                    "/id",
                    "ids-differ",
                    "Both say the same, but the ids that go into the hash are not the same any more."));
        }
        return differences;
    }

    private static String sentence(List<String> ours, List<String> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return ours.isEmpty() ? "The copy has a condition more." : "The copy lacks a condition.";
        }
        return "Here: " + only(ours, theirs) + "; in the copy: " + only(theirs, ours) + ".";
    }

    private static String only(List<String> some, List<String> others) {
        List<String> alone =
                some.stream().filter(value -> !others.contains(value)).toList();
        return alone.isEmpty() ? "nothing more" : String.join(", ", alone);
    }

    /** Every condition as the values that the hash takes of it, in the order of the hash. */
    private static List<List<String>> specs(AgreementRevision open, List<ConditionTerms> conditions) {
        Map<UUID, String> heiIds =
                open.knownSides().stream().collect(Collectors.toMap(RevisionSide::organisationId, RevisionSide::heiId));
        Function<UUID, String> heiId = heiIds::get;
        return IiaStructure.specs(conditions, heiId).stream()
                .map(CopyDifferences::values)
                .toList();
    }

    private static List<String> values(IiaElement element) {
        if (element.children().isEmpty()) {
            return List.of(element.name() + " " + element.text());
        }
        return element.children().stream()
                .flatMap(child -> values(child).stream())
                .toList();
    }
}
