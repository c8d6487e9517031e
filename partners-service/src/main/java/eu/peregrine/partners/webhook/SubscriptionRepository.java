package eu.peregrine.partners.webhook;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Subscriptions in the database. */
@ApplicationScoped
public class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

    /** The subscription, if there is one that may be seen. */
    Optional<Subscription> visible(UUID id, Sight sight) {
        return getEntityManager()
                .createQuery(
                        "select s from Subscription s where s.id = :id and (:all = true or s.owner = :owner)",
                        Subscription.class)
                .setParameter("id", id)
                .setParameter("all", sight.all())
                .setParameter("owner", sight.owner())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The subscription, locked until the transaction ends. */
    Optional<Subscription> locked(UUID id) {
        return Optional.ofNullable(getEntityManager().find(Subscription.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** All that an owner has, locked until the transaction ends. */
    List<Subscription> ofToChange(String owner) {
        return getEntityManager()
                .createQuery("select s from Subscription s where s.owner = :owner order by s.id", Subscription.class)
                .setParameter("owner", owner)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** How many an owner has. */
    long countOf(String owner) {
        return getEntityManager()
                .createQuery("select count(s) from Subscription s where s.owner = :owner", Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }

    /** One page of those that may be seen. */
    <V> Page<V> page(SubscriptionFilter filter, Sight sight, ListRequest request, Function<Subscription, V> view) {
        Listing<Subscription> listing = Listing.of(getEntityManager(), Subscription.class, "s")
                .filter("state", filter.state, "s.state in :state")
                .filter("organisation", filter.organisation, "s.organisationId in :organisation")
                .filter("id", filter.id, "s.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "s.modifiedAt >= :modifiedSince")
                .sortable("createdAt", "s.createdAt", Instant.class, Subscription::createdAt)
                .sortable("modifiedAt", "s.modifiedAt", Instant.class, Subscription::modifiedAt)
                .defaultSort("-createdAt");
        if (!sight.all()) {
            listing.always("s.owner = :owner", Map.of("owner", sight.owner()));
        }
        return listing.page(request, view);
    }
}
