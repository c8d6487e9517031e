package eu.peregrine.scholarships.call;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The calls. */
@ApplicationScoped
public class CallRepository implements PanacheRepositoryBase<Call, UUID> {

    /** Those of a funder, locked until the transaction ends. */
    List<Call> ofFunderToChange(UUID funderId) {
        return find("funderId = ?1 order by id", funderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The call where the condition lets it be seen. */
    public Optional<Call> find(UUID id, Sight.Condition visible) {
        return find("from Call e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }

    /** What a call is called, without the rest of it. */
    public LocalizedText nameOf(UUID id) {
        return namesOf(Set.of(id)).get(id);
    }

    /** What these calls are called. */
    public Map<UUID, LocalizedText> namesOf(Set<UUID> ids) {
        return getEntityManager()
                .createQuery("select e.id, e.name from Call e where e.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (LocalizedText) row[1]));
    }

    /** These calls, read with one query. */
    public List<Call> ofIds(Set<UUID> ids) {
        return list("id in ?1", ids);
    }
}
