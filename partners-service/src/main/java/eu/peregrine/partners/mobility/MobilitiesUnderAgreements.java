package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Which mobilities exist under which agreement, as far as the events of the mobility service have told. */
@ApplicationScoped
public class MobilitiesUnderAgreements {

    private final EntityManager entityManager;

    @Inject
    MobilitiesUnderAgreements(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * @param agreement id of an agreement
     * @return how many mobilities exist under it, whatever has become of them; cancelled ones do not count
     */
    public long count(UUID agreement) {
        return ((Number) entityManager
                        .createNativeQuery(
                                "select count(*) from mobility where agreement_id = :agreement and state <> 'CANCELLED'")
                        .setParameter("agreement", agreement)
                        .getSingleResult())
                .longValue();
    }
}
