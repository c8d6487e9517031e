package eu.peregrine.mobility.notification;

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

/** Stores what people were told. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<Notification, UUID> {

    Page<Notification> page(ListRequest request, NotificationFilter filter, UUID person) {
        return Listing.of(getEntityManager(), Notification.class, "n")
                .id(Notification::id)
                .always("n.personId = :me", Map.of("me", person))
                .filter("kind", filter.kinds, "n.kind in :kind")
                .filter("read", filter.read, "(case when n.readAt is null then false else true end) = :read")
                .filter("modifiedSince", filter.modifiedSince, "n.updatedAt >= :modifiedSince")
                .sortable("createdAt", "n.createdAt", Instant.class, Notification::createdAt)
                .sortable("updatedAt", "n.updatedAt", Instant.class, Notification::updatedAt)
                .defaultSort("-createdAt")
                .page(request, Function.identity());
    }

    Optional<Notification> of(UUID id, UUID person) {
        return find("id = ?1 and personId = ?2", id, person).firstResultOptional();
    }

    long unread(UUID person) {
        return count("personId = ?1 and readAt is null", person);
    }

    List<Notification> latestUnread(UUID person, int limit) {
        return find("personId = ?1 and readAt is null order by createdAt desc, id desc", person)
                .page(0, limit)
                .list();
    }

    int readAll(UUID person, Instant now) {
        return update("readAt = ?1, updatedAt = ?1 where personId = ?2 and readAt is null", now, person);
    }

    /** People with notifications that are to go into a mail by now, longest ago first. */
    List<UUID> peopleWithMailDue(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select n.personId from Notification n where n.mailDueAt <= :now group by n.personId"
                                + " order by min(n.mailDueAt), n.personId",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The notifications of a person that are to go into a mail by now, oldest first. */
    List<Notification> mailDue(UUID person, Instant now, int limit) {
        return find("personId = ?1 and mailDueAt <= ?2 order by createdAt, id", person, now)
                .page(0, limit)
                .list();
    }
}
