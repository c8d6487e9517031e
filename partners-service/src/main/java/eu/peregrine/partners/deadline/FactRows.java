package eu.peregrine.partners.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads rows about many objects with one statement. */
@ApplicationScoped
class FactRows {

    private final EntityManager entities;

    @Inject
    FactRows(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param sql selects, among others, a column {@code id}; asks for the objects by {@code :ids}, an array
     * @return the rows by their id, each in the statement's order
     */
    @SuppressWarnings("unchecked")
    Map<UUID, List<Tuple>> byId(String sql, Collection<UUID> ids) {
        List<Tuple> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> row.get("id", UUID.class)));
    }
}
