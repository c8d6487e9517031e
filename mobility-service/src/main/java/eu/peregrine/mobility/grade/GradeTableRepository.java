package eu.peregrine.mobility.grade;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stores distributions of grades, by the organisation they belong to. */
@ApplicationScoped
class GradeTableRepository implements PanacheRepositoryBase<GradeTable, UUID> {

    Page<GradeTable> page(ListRequest request, List<UUID> organisations) {
        return Listing.of(getEntityManager(), GradeTable.class, "g")
                .filter("organisation", organisations, "g.id in :organisation")
                .sortable("changedAt", "g.changedAt", Instant.class, GradeTable::changedAt)
                .defaultSort("changedAt")
                .page(request, g -> g);
    }
}
