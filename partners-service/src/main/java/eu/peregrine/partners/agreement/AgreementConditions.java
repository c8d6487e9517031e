package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What one can ask about the conditions of an agreement. */
@ApplicationScoped
@Transactional
public class AgreementConditions {

    private final Agreements agreements;

    @Inject
    AgreementConditions(Agreements agreements) {
        this.agreements = agreements;
    }

    /**
     * @param id of an agreement
     * @param revision number of one of its revisions; null for what is in force, before and after that what was last said
     * @return what it says, in its order
     * @throws eu.peregrine.kit.problem.ProblemException 404 when the caller may see no such agreement, or it has no such
     *     revision; 410 when it was withdrawn
     */
    List<ConditionTerms> of(UUID id, Integer revision) {
        Agreement agreement = agreements.visible(id);
        if (revision == null) {
            return agreement.conditions();
        }
        return agreement.revisions().stream()
                .filter(known -> known.revision() == revision)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("revision"))
                .terms()
                .conditions();
    }

    /** @throws eu.peregrine.kit.problem.ProblemException as {@link #of}, and 404 when it has no such condition */
    ConditionTerms one(UUID id, UUID condition, Integer revision) {
        return of(id, revision).stream()
                .filter(terms -> condition.equals(terms.id()))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("condition"));
    }
}
