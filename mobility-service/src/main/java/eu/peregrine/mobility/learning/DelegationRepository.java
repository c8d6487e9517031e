package eu.peregrine.mobility.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Stores delegations of signatures. */
@ApplicationScoped
class DelegationRepository implements PanacheRepositoryBase<SignatureDelegation, UUID> {

    List<SignatureDelegation> of(UUID mobilityId) {
        return list("mobilityId = ?1 order by id", mobilityId);
    }
}
