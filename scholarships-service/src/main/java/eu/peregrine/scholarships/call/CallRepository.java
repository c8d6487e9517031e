package eu.peregrine.scholarships.call;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
}
