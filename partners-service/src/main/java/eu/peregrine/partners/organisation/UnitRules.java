package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules that an organisation's units must keep among each other. */
final class UnitRules {

    private UnitRules() {}

    /**
     * @param id of the unit that the draft is of
     * @param draft what it is to be
     * @param units the organisation's units as they are; parents are looked for among them
     */
    static void check(UUID id, UnitDraft draft, List<OrganisationUnit> units, String at, Violations violations) {
        violations.check(draft.id() == null || draft.id().equals(id), at + "/id", "other-id", "An id never changes.");
        violations.check(
                draft.code() == null
                        || units.stream()
                                .noneMatch(other ->
                                        !other.id().equals(id) && draft.code().equals(other.code())),
                at + "/code",
                "code-taken",
                "Another unit of the organisation has this code already.");
        if (draft.parentId() == null) {
            return;
        }
        violations.check(
                find(draft.parentId(), units).isPresent(),
                at + "/parentId",
                "unknown-unit",
                "The organisation has no unit with that id; a parent stands before its parts.");
        violations.check(
                !isBelow(draft.parentId(), id, units),
                at + "/parentId",
                "own-ancestor",
                "A unit belongs neither to itself nor to one of its own parts.");
    }

    private static boolean isBelow(UUID unit, UUID ancestor, List<OrganisationUnit> units) {
        UUID at = unit;
        for (int depth = 0; at != null && depth <= units.size(); depth++) {
            if (at.equals(ancestor)) {
                return true;
            }
            at = find(at, units).map(OrganisationUnit::parentId).orElse(null);
        }
        return false;
    }

    private static Optional<OrganisationUnit> find(UUID id, List<OrganisationUnit> units) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
    }
}
