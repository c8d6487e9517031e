package eu.peregrine.mobility.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Stores learning agreements, by the mobility they belong to. */
@ApplicationScoped
class LearningAgreementRepository implements PanacheRepositoryBase<LearningAgreement, UUID> {

    List<LearningAgreement> all(Collection<UUID> mobilityIds) {
        return mobilityIds.isEmpty() ? List.of() : list("mobilityId in ?1", mobilityIds);
    }
}
