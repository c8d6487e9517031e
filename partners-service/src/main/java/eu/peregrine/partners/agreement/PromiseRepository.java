package eu.peregrine.partners.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What agreements promise each other's parties, across agreements. */
@ApplicationScoped
class PromiseRepository implements PanacheRepositoryBase<AgreementCondition, UUID> {

    /** Nothing is promised by what is still written, has ended or never was. */
    private static final Set<AgreementState> SILENT =
            Set.of(AgreementState.DRAFT, AgreementState.TERMINATED, AgreementState.EXPIRED, AgreementState.DELETED);

    private static final int ENOUGH = 20;

    /**
     * The conditions of other agreements that the audience may see, between the same two, for the same activity and with a
     * year in common.
     *
     * @param condition what is to be promised
     * @param except the agreement it belongs to; may be null
     */
    List<AgreementCondition> like(ConditionTerms condition, UUID except, Audience audience) {
        return getEntityManager()
                .createQuery("""
                        select c from AgreementCondition c join fetch c.agreement a
                        where c.sending = :sending and c.receiving = :receiving and c.activity = :activity
                          and c.firstAcademicYear <= :last and c.lastAcademicYear >= :first
                          and a.state not in :silent and a.id <> :except
                          and (:staff = true or exists (select 1 from AgreementParty own
                               where own.agreement = a and own.organisationId = :own))
                        order by a.reference, c.position""", AgreementCondition.class)
                .setParameter("sending", condition.sending())
                .setParameter("receiving", condition.receiving())
                .setParameter("activity", condition.activity())
                .setParameter("first", condition.firstAcademicYear())
                .setParameter("last", condition.lastAcademicYear())
                .setParameter("silent", SILENT)
                .setParameter("except", except == null ? new UUID(0, 0) : except)
                .setParameter("staff", audience.staff())
                .setParameter("own", audience.ownId())
                .setMaxResults(ENOUGH)
                .getResultList();
    }
}
