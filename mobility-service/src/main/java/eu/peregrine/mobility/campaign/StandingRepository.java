package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores who stands where after a run, and what happened since. */
@ApplicationScoped
class StandingRepository implements PanacheRepositoryBase<Standing, UUID> {
    /** Of those decided and not told yet, and of those told. */
    private static final Set<CandidacyState> HOLDING =
            EnumSet.of(CandidacyState.FILED, CandidacyState.OFFERED, CandidacyState.ACCEPTED, CandidacyState.NOMINATED);

    /**
     * Replaces the standings of a campaign by those of a new run, in one statement.
     *
     * @param rows a JSON array of objects with the columns' names
     */
    void replace(UUID campaignId, String rows) {
        getEntityManager()
                .createNativeQuery("delete from standing where campaign_id = :campaign")
                .setParameter("campaign", campaignId)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        insert into standing (id, campaign_id, pool_id, destination_id, student_id, position, rank, score)
                        select r.id, cast(:campaign as uuid), r.pool_id, r.destination_id, r.student_id, r.position, r.rank, r.score
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, pool_id uuid, destination_id uuid,
                                student_id uuid, position integer, rank integer, score numeric)
                        """)
                .setParameter("campaign", campaignId)
                .setParameter("rows", rows)
                .executeUpdate();
    }

    /** The first who would rather have a seat of the pool than what they hold. */
    Optional<Standing> first(UUID campaignId, UUID poolId) {
        return getEntityManager()
                .createQuery(
                        "select s from Standing s join Candidacy c on c.campaignId = s.campaignId"
                                + " and c.studentId = s.studentId where s.campaignId = :campaign and s.poolId = :pool"
                                + " and c.waiting = true and (c.rank is null or s.rank < c.rank) order by s.position",
                        Standing.class)
                .setParameter("campaign", campaignId)
                .setParameter("pool", poolId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How many hold a seat of the pool. */
    long held(UUID campaignId, UUID poolId) {
        return getEntityManager()
                .createQuery(
                        "select count(*) from Candidacy c where c.campaignId = :campaign and c.poolId = :pool"
                                + " and c.state in :holding",
                        Long.class)
                .setParameter("campaign", campaignId)
                .setParameter("pool", poolId)
                .setParameter("holding", HOLDING)
                .getSingleResult();
    }

    /** People who hold a place, and the lowest score among them. */
    record Fill(int people, BigDecimal lowestScore) {
        static final Fill NONE = new Fill(0, null);
    }

    /** How full each destination is; one that is absent is empty. */
    Map<UUID, Fill> fills(UUID campaignId) {
        return getEntityManager()
                .createQuery(
                        "select c.destinationId, count(*), min(c.score) from Candidacy c where c.campaignId = :campaign"
                                + " and c.destinationId is not null and c.state in :holding group by c.destinationId",
                        Object[].class)
                .setParameter("campaign", campaignId)
                .setParameter("holding", HOLDING)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Fill(((Long) row[1]).intValue(), (BigDecimal) row[2])));
    }

    /** How many would rather have a place at each destination than what they hold; one that is absent has nobody. */
    Map<UUID, Integer> waiting(UUID campaignId) {
        return counts(
                "select s.destinationId, count(*) from Standing s join Candidacy c on c.campaignId = s.campaignId"
                        + " and c.studentId = s.studentId where s.campaignId = :campaign and c.waiting = true"
                        + " and (c.rank is null or s.rank < c.rank) group by s.destinationId",
                campaignId);
    }

    /** How many are in each state. */
    Map<CandidacyState, Integer> states(UUID campaignId) {
        return new TreeMap<>(this.<CandidacyState>counts(
                "select c.state, count(*) from Candidacy c where c.campaignId = :campaign group by c.state",
                campaignId));
    }

    /** How many hold a place at a wish of each rank; 0 for a place that was not wished for. */
    Map<Integer, Integer> ranks(UUID campaignId) {
        return new TreeMap<>(this.<Integer>counts(
                "select coalesce(c.rank, 0), count(*) from Candidacy c where c.campaignId = :campaign"
                        + " and c.destinationId is not null and c.state in (FILED, OFFERED, ACCEPTED, NOMINATED)"
                        + " group by coalesce(c.rank, 0)",
                campaignId));
    }

    /** Why those have no place who never had one. */
    Stream<Explanation> explanationsOfUnplaced(UUID campaignId) {
        return getEntityManager()
                .createQuery(
                        "select c.explanation from Candidacy c where c.campaignId = :campaign"
                                + " and c.destinationId is null and c.explanation is not null",
                        Explanation.class)
                .setParameter("campaign", campaignId)
                .getResultStream();
    }

    /** Everybody who competes for a destination, by priority. */
    Page<Standing> page(UUID campaignId, UUID destinationId, ListRequest request, Boolean admitted) {
        return Listing.of(getEntityManager(), Standing.class, "s")
                .id(Standing::id)
                .always(
                        "s.campaignId = :campaign and s.destinationId = :destination",
                        Map.of("campaign", campaignId, "destination", destinationId))
                .filter(
                        "admitted",
                        admitted,
                        "case when exists (select 1 from Candidacy c where c.campaignId = s.campaignId"
                                + " and c.studentId = s.studentId and c.poolId = s.poolId"
                                + " and c.state in (FILED, OFFERED, ACCEPTED, NOMINATED))"
                                + " then true else false end = :admitted")
                .sortable("position", "s.position", Integer.class, Standing::position)
                .defaultSort("position")
                .page(request, Function.identity());
    }

    @SuppressWarnings("unchecked")
    private <K> Map<K, Integer> counts(String query, UUID campaignId) {
        return getEntityManager()
                .createQuery(query, Object[].class)
                .setParameter("campaign", campaignId)
                .getResultStream()
                .collect(Collectors.toMap(row -> (K) row[0], row -> ((Long) row[1]).intValue()));
    }

    void keep(TurnRow turn) {
        getEntityManager().persist(turn);
    }

    /** The number of the last turn since the campaign's last run; 0 before any. */
    int lastTurn(Campaign campaign) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(t.number), 0) from TurnRow t where t.campaignId = :campaign and t.run = :run",
                        Integer.class)
                .setParameter("campaign", campaign.id())
                .setParameter("run", campaign.run())
                .getSingleResult();
    }

    /** All turns since a run, in order. */
    List<String> turns(UUID campaignId, int run) {
        return getEntityManager()
                .createQuery(
                        "from TurnRow t where t.campaignId = :campaign and t.run = :run order by t.number",
                        TurnRow.class)
                .setParameter("campaign", campaignId)
                .setParameter("run", run)
                .getResultStream()
                .map(TurnRow::text)
                .toList();
    }
}
