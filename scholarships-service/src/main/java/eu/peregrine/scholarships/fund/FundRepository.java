package eu.peregrine.scholarships.fund;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The funds. */
@ApplicationScoped
public class FundRepository implements PanacheRepositoryBase<Fund, UUID> {

    /** Those of a funder, locked until the transaction ends. */
    List<Fund> ofFunderToChange(UUID funderId) {
        return find("funderId = ?1 order by id", funderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The funds with these ids in the order of their ids, locked until the transaction ends; as the database has them now. */
    List<Fund> toChange(Collection<UUID> ids) {
        List<Fund> found = find("id in ?1 order by id", ids).list();
        for (Fund fund : found) {
            getEntityManager().refresh(fund, LockModeType.PESSIMISTIC_WRITE);
        }
        return found;
    }

    /** The fund where the condition lets it be seen. */
    public Optional<Fund> find(UUID id, Sight.Condition visible) {
        return find("from Fund e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }
}
