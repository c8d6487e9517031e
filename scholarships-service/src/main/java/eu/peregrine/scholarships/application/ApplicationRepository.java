package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The applications. */
@ApplicationScoped
public class ApplicationRepository implements PanacheRepositoryBase<Application, UUID> {

    private static final String PLACE = """
            update application a set place = o.place, version = a.version + 1
            from unnest(cast(:ids as uuid[]), cast(:versions as bigint[]), cast(:places as integer[]))
              as o(id, version, place)
            where a.id = o.id and a.version = o.version
            """;

    /** The application where the condition lets it be seen. */
    public Optional<Application> find(UUID id, Sight.Condition visible) {
        return find("from Application e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }

    /** Whether the student already applies to the call. */
    boolean applies(UUID callId, UUID studentId) {
        return count("callId = ?1 and studentId = ?2 and state <> ?3", callId, studentId, ApplicationState.WITHDRAWN)
                > 0;
    }

    /** How many of the call's applications were scored after it was ranked. */
    public long unplaced(UUID callId) {
        return count("callId = ?1 and state = ?2 and place is null", callId, ApplicationState.SCORED);
    }

    /** The ids of the call's ranked applications, best place first. */
    public List<UUID> toDecide(UUID callId) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Application e where e.callId = :call and e.state = :scored order by e.place,"
                                + " e.id",
                        UUID.class)
                .setParameter("call", callId)
                .setParameter("scored", ApplicationState.SCORED)
                .getResultList();
    }

    /** The applications with these ids, in that order. */
    public List<Application> inOrder(List<UUID> ids) {
        Map<UUID, Application> found =
                list("id in ?1", ids).stream().collect(Collectors.toMap(Application::id, Function.identity()));
        return ids.stream().map(found::get).toList();
    }

    /** Some of those who wait behind a place, the first first. */
    public List<Application> waitingBehind(UUID callId, int place, int limit) {
        return find(
                        "callId = ?1 and state = ?2 and place > ?3 order by place, id",
                        callId,
                        ApplicationState.WAITLISTED,
                        place)
                .page(0, limit)
                .list();
    }

    /** The applications of a call in one of the states, best place first where they have one. */
    public List<Application> ofCall(UUID callId, Collection<ApplicationState> states) {
        return list("callId = ?1 and state in ?2 order by place, id", callId, states);
    }

    /**
     * A scored application, as far as its ranking needs it: calls may have tens of thousands.
     *
     * @param candidate what the order follows from
     * @param version its version
     * @param place its place in an earlier order; null for none
     */
    record Standing(Ranking.Candidate candidate, long version, Integer place) {}

    /** How many of the call's applications may be scored and are not. */
    long unscored(UUID callId) {
        return count("callId = ?1 and state = ?2", callId, ApplicationState.ELIGIBLE);
    }

    /** The call's scored applications. */
    @SuppressWarnings("unchecked")
    List<Standing> scored(UUID callId) {
        return getEntityManager()
                .createQuery("""
                    select e.id, e.total, e.scores, e.submittedAt, e.version, e.place from Application e
                    where e.callId = :call and e.state = :scored
                    """, Object[].class)
                .setParameter("call", callId)
                .setParameter("scored", ApplicationState.SCORED)
                .getResultStream()
                .map(row -> new Standing(
                        new Ranking.Candidate(
                                (UUID) row[0], (BigDecimal) row[1], Totals.means((List<Score>) row[2]), (Instant)
                                        row[3]),
                        (Long) row[4],
                        (Integer) row[5]))
                .toList();
    }

    /**
     * Writes the places of applications that have another now.
     *
     * @param places by the applications' ids
     * @throws OptimisticLockException if somebody else changed one of them meanwhile
     */
    void place(List<Standing> scored, Map<UUID, Integer> places) {
        List<Standing> moved = scored.stream()
                .filter(one -> !places.get(one.candidate().id()).equals(one.place()))
                .toList();
        int written = getEntityManager()
                .createNativeQuery(PLACE)
                .setParameter("ids", array(moved, one -> one.candidate().id()))
                .setParameter("versions", array(moved, Standing::version))
                .setParameter(
                        "places", array(moved, one -> places.get(one.candidate().id())))
                .executeUpdate();
        if (written != moved.size()) {
            throw new OptimisticLockException("An application changed while its call was ranked.");
        }
    }

    private static String array(List<Standing> of, Function<Standing, Object> value) {
        return of.stream().map(value).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Who waits on a list whose last day is over. */
    List<UUID> waitingInVain(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery("""
                    select e.id from Application e join Call c on c.id = e.callId
                    where e.state = :waitlisted and c.waitingUntil < :today order by c.waitingUntil, e.id
                    """, UUID.class)
                .setParameter("waitlisted", ApplicationState.WAITLISTED)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The applications for a stay. */
    List<Application> forMobility(UUID mobilityId) {
        return list("mobilityId = ?1 order by id", mobilityId);
    }
}
