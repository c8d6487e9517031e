package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The awards. */
@ApplicationScoped
public class AwardRepository implements PanacheRepositoryBase<Award, UUID> {

    private static final List<AwardState> LIVE =
            Arrays.stream(AwardState.values()).filter(AwardState::live).toList();
    private static final List<InstalmentState> SPENT = List.of(InstalmentState.ORDERED, InstalmentState.PAID);

    /** Those of a funder, locked until the transaction ends. */
    List<Award> ofFunderToChange(UUID funderId) {
        return find("funderId = ?1 order by id", funderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The award where the condition lets it be seen. */
    public Optional<Award> find(UUID id, Sight.Condition visible) {
        return find("from Award e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }

    /** The awards with these ids, in the order of their ids. */
    List<Award> byIds(Collection<UUID> ids) {
        return list("id in ?1 order by id", ids);
    }

    /** The awards for a stay. */
    List<Award> forMobility(UUID mobilityId) {
        return list("mobilityId = ?1 order by fundId, id", mobilityId);
    }

    /** Whether the student holds another award for the stay. */
    boolean fundedElsewhere(UUID mobilityId, UUID callId) {
        return mobilityId != null
                && count("mobilityId = ?1 and callId <> ?2 and state in ?3", mobilityId, callId, LIVE) > 0;
    }

    /** How much of the call's budget is in use, in cents: awards that live, and what revoked ones have spent. */
    long used(UUID callId) {
        Long live = getEntityManager()
                .createQuery("select sum(e.cents) from Award e where e.callId = :call and e.state in :live", Long.class)
                .setParameter("call", callId)
                .setParameter("live", LIVE)
                .getSingleResult();
        Long spent = getEntityManager()
                .createQuery(
                        """
                        select sum(i.cents) from Instalment i join Award a on a.id = i.awardId
                        where a.callId = :call and a.state = :revoked and i.state in :spent
                        """,
                        Long.class)
                .setParameter("call", callId)
                .setParameter("revoked", AwardState.REVOKED)
                .setParameter("spent", SPENT)
                .getSingleResult();
        return (live == null ? 0 : live) + (spent == null ? 0 : spent);
    }
}
