package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
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
     * @param conditions ids of its conditions; what was agreed under one of them before it came over counts too
     * @return how many mobilities exist under it, whatever has become of them; cancelled ones do not count
     */
    public long count(UUID agreement, Collection<UUID> conditions) {
        return ((Number) entityManager
                        .createNativeQuery("select count(*) from mobility where (agreement_id = :agreement"
                                + " or condition_id = any(:conditions)) and state <> 'CANCELLED'")
                        .setParameter("conditions", conditions.toArray(UUID[]::new))
                        .setParameter("agreement", agreement)
                        .getSingleResult())
                .longValue();
    }
}
