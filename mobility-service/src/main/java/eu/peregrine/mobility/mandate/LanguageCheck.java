package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.policy.ProofRequirement;
import eu.peregrine.mobility.policy.ProofValidity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares language proofs with the levels owed. */
final class LanguageCheck {

    private LanguageCheck() {}

    static List<LanguageFinding> of(MobilityRules rules, LocalDate lastDay, List<Proof> proofs) {
        Set<String> named = new HashSet<>();
        for (ProofRequirement requirement : rules.languages()) {
            if (!requirement.anyFurther()) {
                named.add(requirement.language());
            }
        }
        return rules.languages().stream()
                .map(requirement -> finding(requirement, named, lastDay, proofs))
                .toList();
    }

    private static LanguageFinding finding(
            ProofRequirement requirement, Set<String> named, LocalDate lastDay, List<Proof> proofs) {
        Proof best = proofs.stream()
                .filter(proof -> !proof.selfDeclared())
                .filter(proof -> inQuestion(requirement, named, proof.language()))
                .filter(proof -> proof.level().reaches(requirement.cefr()))
                .filter(proof -> scoreIsEnough(requirement, proof))
                .filter(proof -> !requirement.mustLast()
                        || proof.validUntil() == null
                        || !proof.validUntil().isBefore(lastDay))
                .max(Comparator.comparing(Proof::level).thenComparing(Proof::id))
                .orElse(null);
        return new LanguageFinding(
                requirement.language(),
                requirement.anyFurther() ? true : null,
                requirement.cefr(),
                requirement.test(),
                requirement.leastScore(),
                requirement.valid() == null ? ProofValidity.AT_ISSUE : requirement.valid(),
                best != null,
                best == null ? null : best.id());
    }

    private static boolean scoreIsEnough(ProofRequirement requirement, Proof proof) {
        return requirement.test() == null
                || requirement.test().equalsIgnoreCase(proof.test())
                        && proof.score() != null
                        && proof.score().compareTo(requirement.leastScore()) >= 0;
    }

    private static boolean inQuestion(ProofRequirement requirement, Set<String> named, String language) {
        return requirement.anyFurther()
                ? !named.contains(language) && !requirement.excluded().contains(language)
                : requirement.language().equals(language);
    }
}
