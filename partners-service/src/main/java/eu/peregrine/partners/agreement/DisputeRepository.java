package eu.peregrine.partners.agreement;

import eu.peregrine.kit.dispute.DisputeState;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Disputes in the database. */
@ApplicationScoped
class DisputeRepository implements PanacheRepositoryBase<AgreementDispute, UUID> {

    /** The dispute that is not answered yet, else the last that was. */
    Optional<AgreementDispute> latest(UUID agreement) {
        return getEntityManager()
                .createQuery(
                        "select d from AgreementDispute d where d.agreementId = :agreement order by d.disputedAt desc, d.id desc",
                        AgreementDispute.class)
                .setParameter("agreement", agreement)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Makes the disputes of an organisation that was merged the survivor's. */
    void follow(OrganisationsMerged merged) {
        update("organisationId = ?1 where organisationId = ?2", merged.survivor(), merged.duplicate());
    }

    /** The dispute that is not answered yet. */
    Optional<AgreementDispute> open(UUID agreement) {
        return latest(agreement).filter(dispute -> dispute.state() == DisputeState.OPEN);
    }
}
