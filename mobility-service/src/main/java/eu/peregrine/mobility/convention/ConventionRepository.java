package eu.peregrine.mobility.convention;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Stores conventions, by the mobility they belong to. */
@ApplicationScoped
class ConventionRepository implements PanacheRepositoryBase<Convention, UUID> {

    /** The conventions of these stays with their versions. */
    List<Convention> all(Collection<UUID> mobilities) {
        return mobilities.isEmpty()
                ? List.of()
                : list(
                        "select distinct c from Convention c join fetch c.versions where c.mobilityId in ?1",
                        mobilities);
    }
}
