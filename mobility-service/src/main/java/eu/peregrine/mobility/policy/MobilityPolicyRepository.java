package eu.peregrine.mobility.policy;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.mobility.programme.StudentStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Stores mobility policies. */
@ApplicationScoped
class MobilityPolicyRepository implements PanacheRepositoryBase<MobilityPolicy, UUID> {

    /** One writer at a time, until the transaction ends: whether two policies compete depends on both. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('mobility-policy'))", Integer.class)
                .getSingleResult();
    }

    List<MobilityPolicy> of(StudentStatus status, Collection<UUID> programmes) {
        return list(
                "select distinct p from MobilityPolicy p join p.programmes m where p.status = ?1 and m in ?2",
                status,
                programmes);
    }

    List<MobilityPolicy> of(Collection<UUID> programmes) {
        return programmes.isEmpty()
                ? List.of()
                : list("select distinct p from MobilityPolicy p join p.programmes m where m in ?1", programmes);
    }

    Page<PolicyView> page(
            ListRequest request,
            List<UUID> programmes,
            List<StudentStatus> statuses,
            Function<MobilityPolicy, PolicyView> view) {
        return Listing.of(getEntityManager(), MobilityPolicy.class, "p")
                .filter("programme", programmes, "exists (select 1 from p.programmes m where m in :programme)")
                .filter("status", statuses, "p.status in :status")
                .page(request, view);
    }
}
