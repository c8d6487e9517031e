package eu.peregrine.partners.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Assignments in the database. */
@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<AgreementAssignment, UUID> {

    Optional<AgreementAssignment> of(UUID agreement) {
        return Optional.ofNullable(getEntityManager().find(AgreementAssignment.class, agreement));
    }

    Optional<String> officerOf(UUID agreement) {
        return of(agreement).map(AgreementAssignment::officer);
    }
}
