package eu.peregrine.mobility.crisis;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads who is where. */
@ApplicationScoped
class PresenceRepository {

    /** The part of the stay that has begun last; an arrival may be attested a day ahead, where it is tomorrow already. */
    private static final String NOW =
            "(p.since <= :today or p.position = 0) and (p.nextSince is null or p.nextSince > :today)";

    private static final int MOST = 50_000;

    private final EntityManager entityManager;

    @Inject
    PresenceRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Page<Presence> page(ListRequest request, CrisisFilter filter, LocalDate today) {
        return Listing.of(entityManager, Presence.class, "p")
                .id(Presence::id)
                .always(NOW, Map.of("today", today))
                .filter("country", filter.countries, "p.country in :country")
                .filter("host", filter.hosts, "p.hostId in :host")
                .filter("direction", filter.directions, "p.direction in :direction")
                .sortable("name", "p.name", String.class, Presence::name)
                .sortable("country", "p.country", String.class, Presence::country)
                .sortable("since", "p.since", LocalDate.class, Presence::since)
                .defaultSort("country,name")
                .page(request, Function.identity());
    }

    /** All of them, by country and name. */
    List<Presence> all(CrisisFilter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>(Map.of("today", today));
        List<String> conditions = new ArrayList<>(List.of(NOW));
        in(conditions, parameters, "country", filter.countries);
        in(conditions, parameters, "hostId", filter.hosts);
        in(conditions, parameters, "direction", filter.directions);
        var query = entityManager
                .createQuery(
                        "select p from Presence p where " + String.join(" and ", conditions)
                                + " order by p.country, p.name, p.id",
                        Presence.class)
                .setMaxResults(MOST);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static void in(
            List<String> conditions, Map<String, Object> parameters, String field, Collection<?> values) {
        if (values != null && !values.isEmpty()) {
            conditions.add("p." + field + " in :" + field);
            parameters.put(field, values);
        }
    }
}
