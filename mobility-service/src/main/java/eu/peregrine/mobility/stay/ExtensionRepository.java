package eu.peregrine.mobility.stay;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores extensions. */
@ApplicationScoped
class ExtensionRepository implements PanacheRepositoryBase<Extension, UUID> {

    List<Extension> of(UUID mobilityId) {
        return list("mobilityId = ?1 order by askedAt, id", mobilityId);
    }

    List<Extension> open(Collection<UUID> mobilityIds) {
        return mobilityIds.isEmpty()
                ? List.of()
                : list("mobilityId in ?1 and state = ?2", mobilityIds, ExtensionState.PROPOSED);
    }

    Optional<Extension> open(UUID mobilityId) {
        return find("mobilityId = ?1 and state = ?2", mobilityId, ExtensionState.PROPOSED)
                .firstResultOptional();
    }
}
