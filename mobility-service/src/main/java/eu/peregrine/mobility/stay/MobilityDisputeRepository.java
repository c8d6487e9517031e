package eu.peregrine.mobility.stay;

import eu.peregrine.kit.dispute.DisputeState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores disputes about stays. */
@ApplicationScoped
class MobilityDisputeRepository implements PanacheRepositoryBase<MobilityDispute, UUID> {

    /** All disputes about a stay, the first one first. */
    List<MobilityDispute> of(UUID mobility) {
        return list("mobilityId = ?1 order by disputedAt, id", mobility);
    }

    /** The dispute about a stay that is not answered yet. */
    Optional<MobilityDispute> open(UUID mobility) {
        return find("mobilityId = ?1 and state = ?2", mobility, DisputeState.OPEN)
                .firstResultOptional();
    }

    /** Those of the stays about which a dispute is open. */
    Set<UUID> disputed(Collection<UUID> mobilities) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select distinct d.mobilityId from MobilityDispute d where d.mobilityId in :ids and d.state = :open",
                        UUID.class)
                .setParameter("ids", mobilities)
                .setParameter("open", DisputeState.OPEN)
                .getResultList());
    }

    /** Makes the disputes of an organisation that was merged the survivor's. */
    void follow(UUID duplicate, UUID survivor) {
        update("partyId = ?1 where partyId = ?2", survivor, duplicate);
    }
}
