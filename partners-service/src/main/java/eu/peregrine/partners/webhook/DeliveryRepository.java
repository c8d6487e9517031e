package eu.peregrine.partners.webhook;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The log of deliveries, read. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

    /** The delivery, if there is one that may be seen. */
    Optional<Delivery> visible(UUID id, Sight sight) {
        return getEntityManager()
                .createQuery(
                        "select d from Delivery d where d.id = :id and (:all = true or d.owner = :owner)",
                        Delivery.class)
                .setParameter("id", id)
                .setParameter("all", sight.all())
                .setParameter("owner", sight.owner())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Every attempt of a delivery, the first one first. */
    List<DeliveryAttempt> attempts(UUID delivery) {
        return getEntityManager()
                .createQuery(
                        "select a from DeliveryAttempt a where a.deliveryId = :delivery order by a.number",
                        DeliveryAttempt.class)
                .setParameter("delivery", delivery)
                .getResultList();
    }

    /** One page of those that may be seen. */
    <V> Page<V> page(DeliveryFilter filter, Sight sight, ListRequest request, Function<Delivery, V> view) {
        Listing<Delivery> listing = Listing.of(getEntityManager(), Delivery.class, "d")
                .id(Delivery::id)
                .filter("subscription", filter.subscription, "d.subscriptionId in :subscription")
                .filter("state", filter.state, "d.state in :state")
                .filter("type", filter.type, "d.type in :type")
                .filter("subject", filter.subject, "d.subject in :subject")
                .filter("since", filter.since, "d.queuedAt >= :since")
                .filter("id", filter.id, "d.id in :id")
                .sortable("queuedAt", "d.queuedAt", Instant.class, Delivery::queuedAt)
                .defaultSort("-queuedAt");
        if (!sight.all()) {
            listing.always("d.owner = :owner", Map.of("owner", sight.owner()));
        }
        return listing.page(request, view);
    }
}
