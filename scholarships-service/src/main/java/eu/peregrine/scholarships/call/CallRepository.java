package eu.peregrine.scholarships.call;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The calls. */
@ApplicationScoped
public class CallRepository implements PanacheRepositoryBase<Call, UUID> {

    /** The call where the condition lets it be seen. */
    public Optional<Call> find(UUID id, Sight.Condition visible) {
        return find("from Call e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }
}
