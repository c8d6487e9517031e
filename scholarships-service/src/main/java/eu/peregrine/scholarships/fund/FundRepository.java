package eu.peregrine.scholarships.fund;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The funds. */
@ApplicationScoped
public class FundRepository implements PanacheRepositoryBase<Fund, UUID> {

    /** The fund where the condition lets it be seen. */
    public Optional<Fund> find(UUID id, Sight.Condition visible) {
        return find("from Fund e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }
}
