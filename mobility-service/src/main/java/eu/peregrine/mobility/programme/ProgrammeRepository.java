package eu.peregrine.mobility.programme;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores programmes. */
@ApplicationScoped
class ProgrammeRepository implements PanacheRepositoryBase<Programme, UUID> {

    Optional<Programme> withCode(String code) {
        return find("lower(code) = lower(?1)", code).firstResultOptional();
    }

    List<Programme> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    Page<ProgrammeView> page(ListRequest request, List<StudentStatus> statuses, List<Integer> levels) {
        return Listing.of(getEntityManager(), Programme.class, "p")
                .filter("status", statuses, "p.status in :status")
                .filter("level", levels, "p.level in :level")
                .sortable("code", "p.code", String.class, Programme::code)
                .defaultSort("code")
                .page(request, programme -> ProgrammeView.of(programme, null));
    }
}
