package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The awards. */
@ApplicationScoped
public class AwardRepository implements PanacheRepositoryBase<Award, UUID> {

    private static final List<AwardState> LIVE =
            Arrays.stream(AwardState.values()).filter(AwardState::live).toList();

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

    /** A student's awards by a grant rule for stays. */
    List<Award> byRuleOf(UUID studentId) {
        return list(
                "studentId = ?1 and mobilityId is not null and grantRuleId is not null and state in ?2 order by fundId, id",
                studentId,
                LIVE);
    }

    /** Awards by a grant rule for the student's other stays, whose study cycle the stay counts for. */
    List<Award> ofOtherStays(MobilityFacts stay) {
        return list(
                "studentId = ?1 and mobilityId <> ?2 and grantRuleId is not null and state in ?3 order by fundId, id",
                stay.studentId(),
                stay.id(),
                LIVE);
    }

    /** The live awards of stays but those of one call, by the stay; read with one query. */
    Map<UUID, List<Award>> besides(Set<UUID> mobilityIds, UUID callId) {
        return mobilityIds.isEmpty()
                ? Map.of()
                : list("mobilityId in ?1 and callId <> ?2 and state in ?3 order by id", mobilityIds, callId, LIVE)
                        .stream()
                        .collect(Collectors.groupingBy(Award::mobilityId));
    }

    /** Offers whose last day is over, the oldest first. */
    List<UUID> unanswered(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Award e where e.state = :offered and e.acceptBy < :today order by"
                                + " e.acceptBy, e.id",
                        UUID.class)
                .setParameter("offered", AwardState.OFFERED)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Holds the award's row, which everybody takes before the fund's. */
    void lock(Award award) {
        getEntityManager().lock(award, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What a fund can still give, in cents, and nothing once it is closed; its row is held until the transaction ends. */
    long availableForUpdate(UUID fundId) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                "select case when state = 'OPEN' then available else 0 end from fund where id = :fund for update",
                                Long.class)
                        .setParameter("fund", fundId)
                        .getSingleResult())
                .longValue();
    }

    /** How much of the call's budget of one fund is in use, in cents: awards that live, and what revoked ones keep. */
    long used(UUID callId, UUID fundId) {
        Long live = getEntityManager()
                .createQuery(
                        "select sum(e.cents) from Award e where e.callId = :call and e.fundId = :fund and e.state in"
                                + " :live",
                        Long.class)
                .setParameter("call", callId)
                .setParameter("fund", fundId)
                .setParameter("live", LIVE)
                .getSingleResult();
        Long spent = getEntityManager()
                .createQuery(
                        "select sum(e.kept) from Award e where e.callId = :call and e.fundId = :fund and e.state ="
                                + " :revoked",
                        Long.class)
                .setParameter("call", callId)
                .setParameter("fund", fundId)
                .setParameter("revoked", AwardState.REVOKED)
                .getSingleResult();
        return (live == null ? 0 : live) + (spent == null ? 0 : spent);
    }
}
