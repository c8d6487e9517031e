package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores candidacies. */
@ApplicationScoped
class CandidacyRepository implements PanacheRepositoryBase<Candidacy, UUID> {

    Optional<Candidacy> of(UUID campaignId, UUID studentId) {
        return find("campaignId = ?1 and studentId = ?2", campaignId, studentId).firstResultOptional();
    }

    /** Those of some students. */
    List<Candidacy> of(UUID campaignId, Collection<UUID> studentIds) {
        return studentIds.isEmpty() ? List.of() : list("campaignId = ?1 and studentId in ?2", campaignId, studentIds);
    }

    /** Everybody's, by student. */
    List<Candidacy> all(UUID campaignId) {
        return list("campaignId = ?1 order by studentId", campaignId);
    }

    List<Candidacy> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by studentId", ids);
    }

    /** Writes what is in memory, and keeps nothing of it there. */
    void forget() {
        getEntityManager().flush();
        getEntityManager().clear();
    }

    /** The students who hold a place in a published campaign. */
    Set<UUID> holding(UUID campaignId) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select c.studentId from Candidacy c where c.campaignId = :campaign"
                                + " and c.state in (OFFERED, ACCEPTED, NOMINATED)",
                        UUID.class)
                .setParameter("campaign", campaignId)
                .getResultList());
    }

    /** The candidacy that a mobility came of. */
    Optional<Candidacy> ofMobility(UUID mobilityId) {
        return find("mobilityId", mobilityId).firstResultOptional();
    }

    /** Those whose offer is to have been answered by now, longest ago first. */
    List<UUID> unanswered(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Candidacy c where c.state = OFFERED and c.answerDue <= :now"
                                + " order by c.answerDue, c.id",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The ids of those in a state, by student. */
    List<UUID> ids(UUID campaignId, CandidacyState state) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Candidacy c where c.campaignId = :campaign and c.state = :state"
                                + " order by c.studentId",
                        UUID.class)
                .setParameter("campaign", campaignId)
                .setParameter("state", state)
                .getResultList();
    }

    Page<Candidacy> page(
            UUID campaignId,
            ListRequest request,
            List<UUID> studentIds,
            List<CandidacyState> states,
            List<UUID> destinationIds) {
        return Listing.of(getEntityManager(), Candidacy.class, "c")
                .always("c.campaignId = :campaign", Map.of("campaign", campaignId))
                .filter("student", studentIds, "c.studentId in :student")
                .filter("state", states, "c.state in :state")
                .filter("destination", destinationIds, "c.destinationId in :destination")
                .sortable("student", "c.studentId", UUID.class, Candidacy::studentId)
                .defaultSort("student")
                .page(request, c -> c);
    }

    /**
     * Writes what a run decided for every student of a campaign in one statement, and lets those take part who filed
     * nothing. It is nobody's news before it is published, so neither version nor sequence moves.
     *
     * @param rows a JSON array of {@link Allocations.Decision}
     */
    void decide(UUID campaignId, String rows) {
        getEntityManager().flush();
        // Somebody who has left the population since an earlier run keeps nothing of it.
        getEntityManager()
                .createNativeQuery(
                        "update candidacy set destination_id = null, condition_id = null, academic_year = null,"
                                + " pool_id = null, waiting = false, seat_months = null, rank = null, score = null, explanation = null"
                                + " where campaign_id = :campaign")
                .setParameter("campaign", campaignId)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        insert into candidacy as c (id, version, sequence, campaign_id, student_id, state, wishes, filed_at,
                                destination_id, condition_id, academic_year, seat_months, rank, score, explanation,
                                pool_id, waiting)
                        select r.id, 0, 0, cast(:campaign as uuid), r.student_id, 'FILED', '[]', cast(null as timestamptz),
                                r.destination_id, r.condition_id, r.academic_year, r.seat_months, r.rank, r.score, r.explanation,
                                r.pool_id, true
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, student_id uuid, destination_id uuid,
                                condition_id uuid, academic_year text, seat_months numeric, rank integer, score numeric,
                                explanation text, pool_id uuid)
                        on conflict (campaign_id, student_id) do update set
                                destination_id = excluded.destination_id, condition_id = excluded.condition_id,
                                academic_year = excluded.academic_year, seat_months = excluded.seat_months,
                                rank = excluded.rank, score = excluded.score, explanation = excluded.explanation,
                                pool_id = excluded.pool_id, waiting = true
                        """)
                .setParameter("campaign", campaignId)
                .setParameter("rows", rows)
                .executeUpdate();
        getEntityManager().clear();
    }
}
