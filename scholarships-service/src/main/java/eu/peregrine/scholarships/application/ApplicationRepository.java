package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The applications. */
@ApplicationScoped
public class ApplicationRepository implements PanacheRepositoryBase<Application, UUID> {

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

    /** The applications of a call in one of the states, best place first where they have one. */
    public List<Application> ofCall(UUID callId, Collection<ApplicationState> states) {
        return list("callId = ?1 and state in ?2 order by place, id", callId, states);
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
