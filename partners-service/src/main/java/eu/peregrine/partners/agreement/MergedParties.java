package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Keeps a party to an agreement from being merged away: the content hash that all parties approved names it, so the
 * organisation that has the agreements is the one that stays.
 */
@ApplicationScoped
class MergedParties {

    private static final int MOST_NAMED = 20;

    private final EntityManager entityManager;

    @Inject
    MergedParties(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        List<String> references = entityManager
                .createQuery(
                        "select p.agreement.reference from AgreementParty p where p.organisationId = :duplicate"
                                + " and p.agreement.state <> :deleted order by p.agreement.reference",
                        String.class)
                .setParameter("duplicate", merged.duplicate())
                .setParameter("deleted", AgreementState.DELETED)
                .setMaxResults(MOST_NAMED)
                .getResultList();
        if (!references.isEmpty()) {
            throw Problems.conflict(
                    "party-to-agreements",
                    "It is a party to agreements, whose approved hash names it: " + String.join(", ", references)
                            + ". Merge the other organisation into this one.");
        }
    }
}
