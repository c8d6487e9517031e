package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What drafts refer to, read for all of them at once, so that a thousand take no more queries than one. */
final class DraftFacts {

    private final Set<UUID> agreements;
    private final Map<UUID, UUID> conditions;
    private final Map<UUID, Party> organisations;

    private DraftFacts(Set<UUID> agreements, Map<UUID, UUID> conditions, Map<UUID, Party> organisations) {
        this.agreements = agreements;
        this.conditions = conditions;
        this.organisations = organisations;
    }

    static DraftFacts of(List<AgreementDraft> drafts, AgreementRepository repository, PartyDirectory directory) {
        return new DraftFacts(
                repository.existing(drafts.stream()
                        .map(AgreementDraft::id)
                        .filter(Objects::nonNull)
                        .toList()),
                repository.agreementsOf(drafts.stream()
                        .flatMap(draft -> draft.conditions().stream())
                        .map(ConditionTerms::id)
                        .filter(Objects::nonNull)
                        .toList()),
                directory.of(drafts.stream()
                        .map(AgreementDraft::parties)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet())));
    }

    /** The organisations among the draft's parties that exist. */
    Map<UUID, Party> parties(AgreementDraft draft) {
        return draft.parties().stream()
                .distinct()
                .filter(organisations::containsKey)
                .collect(Collectors.toMap(Function.identity(), organisations::get));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when there is or was an agreement with the id */
    void refuseTakenId(UUID id) {
        if (id != null && agreements.contains(id)) {
            throw Problems.conflict("id-taken", "There is or was an agreement with the id " + id + " already.");
        }
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 when a condition has the id of another agreement's */
    void refuseForeignConditions(AgreementDraft draft, UUID agreement) {
        Violations violations = new Violations();
        for (int i = 0; i < draft.conditions().size(); i++) {
            UUID owner = conditions.get(draft.conditions().get(i).id());
            violations.check(
                    owner == null || owner.equals(agreement),
                    "/conditions/" + i + "/id",
                    "id-taken",
                    "A condition of another agreement has this id.");
        }
        violations.throwIfAny();
    }
}
