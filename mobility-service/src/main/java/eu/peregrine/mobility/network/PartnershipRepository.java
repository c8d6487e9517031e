package eu.peregrine.mobility.network;

import eu.peregrine.mobility.network.NetworkFollower.AgreementPayload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores what is known of the network's agreements. */
@ApplicationScoped
class PartnershipRepository {

    private static final String FOLLOW = """
            insert into partnership as known (id, sequence, kind, state, ends_on)
            values (:id, :sequence, :kind, :state, cast(:endsOn as date))
            on conflict (id) do update set sequence = excluded.sequence, kind = excluded.kind, state = excluded.state,
                ends_on = excluded.ends_on
            where known.sequence < excluded.sequence
            """;

    private static final String BETWEEN = """
            select count(*) from partnership p
            where p.state in ('IN_FORCE', 'AMENDMENT_PROPOSED', 'TERMINATION_PROPOSED')
              and (p.ends_on is null or p.ends_on > :day)
              and exists (select 1 from partnership_party a where a.partnership_id = p.id and a.organisation_id = :one)
              and exists (select 1 from partnership_party b where b.partnership_id = p.id and b.organisation_id = :other)
            """;

    private final EntityManager entityManager;

    @Inject
    PartnershipRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Takes what an event says, unless a later one was seen before. */
    void follow(AgreementPayload agreement, long sequence) {
        int news = entityManager
                .createNativeQuery(FOLLOW)
                .setParameter("id", agreement.id())
                .setParameter("sequence", sequence)
                .setParameter("kind", agreement.kind())
                .setParameter("state", agreement.state())
                .setParameter("endsOn", agreement.endsOn())
                .executeUpdate();
        if (news == 0) {
            return;
        }
        entityManager
                .createNativeQuery("delete from partnership_party where partnership_id = :id")
                .setParameter("id", agreement.id())
                .executeUpdate();
        List<UUID> parties = agreement.parties() == null ? List.of() : agreement.parties();
        for (UUID party : parties) {
            entityManager
                    .createNativeQuery("insert into partnership_party (partnership_id, organisation_id)"
                            + " values (:id, :party) on conflict do nothing")
                    .setParameter("id", agreement.id())
                    .setParameter("party", party)
                    .executeUpdate();
        }
    }

    /** The kind of an agreement, once its events have arrived. */
    Optional<String> kind(UUID agreement) {
        List<?> kinds = entityManager
                .createNativeQuery("select kind from partnership where id = :id", String.class)
                .setParameter("id", agreement)
                .getResultList();
        return kinds.stream().map(String.class::cast).findFirst();
    }

    /** Whether an agreement of any kind binds both organisations on the day. */
    boolean binds(UUID one, UUID other, LocalDate day) {
        Number agreements = (Number) entityManager
                .createNativeQuery(BETWEEN)
                .setParameter("one", one)
                .setParameter("other", other)
                .setParameter("day", day)
                .getSingleResult();
        return agreements.intValue() > 0;
    }
}
