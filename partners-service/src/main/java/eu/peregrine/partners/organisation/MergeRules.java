package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;

/** Which organisations may be merged; every violation is found at once. */
final class MergeRules {

    private MergeRules() {}

    /**
     * @param duplicate the one to be merged
     * @param survivor the one to stay; null where there is none with that id
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation
     */
    static void check(Organisation duplicate, Organisation survivor) {
        Violations violations = new Violations();
        violations.check(survivor != null, "/into", "unknown-organisation", "There is no such organisation.");
        if (survivor != null) {
            violations.check(
                    !survivor.id().equals(duplicate.id()),
                    "/into",
                    "same",
                    "An organisation is not merged into itself.");
            violations.check(
                    survivor.state() != OrganisationState.ARCHIVED,
                    "/into",
                    "survivor-archived",
                    "The organisation that stays is not archived.");
            violations.check(
                    survivor.kind() == duplicate.kind(),
                    "/into",
                    "other-kind",
                    "Only organisations of the same kind are merged; correct the kind first.");
        }
        violations.check(!duplicate.isHome(), "", "home-stays", "The home school stays; merge the other one into it.");
        violations.check(
                duplicate.mergedInto() == null,
                "",
                "merged-already",
                "It was merged before; the other one stands for it.");
        violations.throwIfAny();
    }
}
