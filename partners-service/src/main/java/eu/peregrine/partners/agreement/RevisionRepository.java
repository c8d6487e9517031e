package eu.peregrine.partners.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The revisions of agreements in the database. */
@ApplicationScoped
class RevisionRepository implements PanacheRepositoryBase<AgreementRevision, UUID> {

    /** One revision, if the agreement has it. */
    Optional<AgreementRevision> of(UUID agreement, int revision) {
        return getEntityManager()
                .createQuery(
                        "select r from AgreementRevision r where r.agreement.id = :agreement and r.revision = :revision",
                        AgreementRevision.class)
                .setParameter("agreement", agreement)
                .setParameter("revision", revision)
                .getResultList()
                .stream()
                .findFirst();
    }
}
