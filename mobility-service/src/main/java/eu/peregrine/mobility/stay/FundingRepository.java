package eu.peregrine.mobility.stay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Stores what is known of the money for stays. */
@ApplicationScoped
class FundingRepository {
    private final EntityManager entityManager;

    @Inject
    FundingRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps the newest state; what arrives late is skipped. */
    void follow(String kind, FundingPayload payload, long sequence) {
        entityManager
                .createNativeQuery("""
                        insert into mobility_funding as f (id, sequence, kind, mobility_id, award_id, reference, fund_id, state,
                                amount, currency, position, due_on, paid_on)
                        values (:id, :sequence, :kind, :mobility, cast(:award as uuid), :reference, cast(:fund as uuid), :state,
                                cast(:amount as numeric), :currency, cast(:position as integer), cast(:due as date), cast(:paid as date))
                        on conflict (id) do update set sequence = excluded.sequence, mobility_id = excluded.mobility_id,
                                state = excluded.state, amount = excluded.amount, currency = excluded.currency,
                                due_on = excluded.due_on, paid_on = excluded.paid_on
                        where f.sequence < excluded.sequence
                        """)
                .setParameter("id", payload.id())
                .setParameter("sequence", sequence)
                .setParameter("kind", kind)
                .setParameter("mobility", payload.mobilityId())
                .setParameter("award", payload.awardId())
                .setParameter("reference", payload.reference())
                .setParameter("fund", payload.fundId())
                .setParameter("state", payload.state())
                .setParameter(
                        "amount",
                        payload.amount() == null ? null : payload.amount().amount())
                .setParameter(
                        "currency",
                        payload.amount() == null ? null : payload.amount().currency())
                .setParameter("position", payload.number())
                .setParameter("due", payload.dueOn())
                .setParameter("paid", payload.paidOn())
                .executeUpdate();
    }

    /** Whether an award for the mobility was accepted and stands. */
    boolean granted(UUID mobilityId) {
        return entityManager
                        .createQuery(
                                "select count(f) from Funding f where f.mobilityId = :mobility and f.kind = :kind"
                                        + " and f.state in :granted",
                                Long.class)
                        .setParameter("mobility", mobilityId)
                        .setParameter("kind", Funding.AWARD)
                        .setParameter("granted", FundingPayload.GRANTED)
                        .getSingleResult()
                > 0;
    }

    /** Awards and instalments of a mobility. */
    List<Funding> of(UUID mobilityId) {
        return entityManager
                .createQuery(
                        "from Funding f where f.mobilityId = :mobility order by f.kind, f.reference, f.position, f.id",
                        Funding.class)
                .setParameter("mobility", mobilityId)
                .getResultList();
    }
}
