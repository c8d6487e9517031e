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
                                "select count(*) from agreement_mobility where agreement_id = :agreement and state <> 'CANCELLED'")
                        .setParameter("agreement", agreement)
                        .getSingleResult())
                .longValue();
    }

    /** Takes what an event says, unless something newer is known. A mobility never changes its agreement. */
    void follow(MobilitySnapshot mobility, long sequence) {
        if (mobility.agreementId() == null) {
            return;
        }
        entityManager
                .createNativeQuery("""
                        insert into agreement_mobility (mobility_id, agreement_id, state, sequence)
                        values (:id, :agreement, :state, :sequence)
                        on conflict (mobility_id) do update
                        set state = excluded.state, sequence = excluded.sequence
                        where agreement_mobility.sequence < excluded.sequence""")
                .setParameter("id", mobility.id())
                .setParameter("agreement", mobility.agreementId())
                .setParameter("state", mobility.state())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }
}
