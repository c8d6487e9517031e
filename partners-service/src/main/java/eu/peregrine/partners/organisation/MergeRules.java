package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;

/** Which organisations may be merged; every violation is found at once. */
final class MergeRules {

    private MergeRules() {}

    /**
     * What stands against recording that an organisation was merged before it came here.
     *
     * @param line of an import
     * @param survivor the one that is to stand for it; null where there is none with that id
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation
     */
    static void check(OrganisationLine line, Organisation survivor) {
        if (line.mergedInto() == null) {
            return;
        }
        Violations violations = new Violations();
        violations.check(
                survivor != null,
                "/mergedInto",
                "unknown-organisation",
                "There is no such organisation; it stands before those that were merged into it.");
        violations.check(
                survivor == null || survivor.mergedInto() == null,
                "/mergedInto",
                "merged-already",
                "That organisation was merged itself; name the one that stands for it.");
        violations.check(
                line.state() == OrganisationState.ARCHIVED,
                "/state",
                "merged-is-archived",
                "An organisation that was merged is ARCHIVED.");
        violations.check(
                !Boolean.TRUE.equals(line.home()),
                "/home",
                "home-stays",
                "The home school stays; merge the other one into it.");
        violations.throwIfAny();
    }

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
