package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.mobility.student.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads outlooks. */
@ApplicationScoped
class OutlookRepository {

    private record Condition(String name, Object value, String hql) {}

    private final EntityManager entities;

    @Inject
    OutlookRepository(EntityManager entities) {
        this.entities = entities;
    }

    private static List<Condition> conditions(OutlookFilter filter) {
        return List.of(
                new Condition("id", given(filter.ids), "o.id in :id"),
                new Condition("verdict", given(filter.verdicts), "o.verdict in :verdict"),
                new Condition("programme", given(filter.programmes), "o.programmeId in :programme"),
                new Condition("status", given(filter.statuses), "o.status in :status"),
                new Condition("intake", given(filter.intakes), "o.intake in :intake"),
                new Condition(
                        "missingLanguage",
                        given(filter.missingLanguages),
                        "array_intersects(o.missingLanguages, :missingLanguage)"),
                new Condition(
                        "latestDepartureBefore",
                        filter.latestDepartureBefore,
                        "o.departureOrder < :latestDepartureBefore"),
                new Condition("missingDaysFrom", filter.missingDaysFrom, "o.missingDays >= :missingDaysFrom"));
    }

    private static Collection<?> given(Collection<?> values) {
        return values == null || values.isEmpty() ? null : values;
    }

    <V> Page<V> page(String cohort, ListRequest request, OutlookFilter filter, Function<OutlookEntry, V> view) {
        Listing<OutlookEntry> listing = Listing.of(entities, OutlookEntry.class, "o")
                .id(OutlookEntry::id)
                .always("o.cohort = :cohort", Map.of("cohort", cohort))
                .sortable("familyName", "o.familyName", String.class, OutlookEntry::familyName)
                .sortable("latestDeparture", "o.departureOrder", LocalDate.class, OutlookEntry::departureOrder)
                .sortable("missingDays", "o.missingDays", Integer.class, OutlookEntry::missingDays)
                .facet("verdict", "o.verdict")
                .facet("programme", "o.programmeId")
                .facet("status", "o.status")
                .facet("intake", "o.intake")
                .facet("missingLanguage", "join lateral unnest(o.missingLanguages) l", "l")
                .defaultSort("familyName");
        conditions(filter).forEach(one -> listing.filter(one.name, one.value, one.hql));
        return listing.page(request, view);
    }

    /** All of a cohort that the filter lets through, by name; read while they are taken. */
    Stream<OutlookEntry> stream(String cohort, OutlookFilter filter, int fetchSize) {
        StringBuilder hql = new StringBuilder("from OutlookEntry o where o.cohort = :cohort");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cohort", cohort);
        for (Condition one : conditions(filter)) {
            if (one.value != null) {
                hql.append(" and ").append(one.hql);
                values.put(one.name, one.value);
            }
        }
        var query = entities.unwrap(Session.class)
                .createSelectionQuery(hql + " order by o.familyName, o.id", OutlookEntry.class)
                .setFetchSize(fetchSize);
        values.forEach(query::setParameter);
        return query.getResultStream();
    }

    /** Who of a cohort owes days and still has time, with the latest day to leave on. */
    Map<UUID, LocalDate> owing(String cohort) {
        Map<UUID, LocalDate> latest = new LinkedHashMap<>();
        entities.createQuery(
                        "select o.id, o.latestDeparture from OutlookEntry o where o.cohort = :cohort"
                                + " and o.verdict = :atRisk and o.latestDeparture is not null order by o.id",
                        Object[].class)
                .setParameter("cohort", cohort)
                .setParameter("atRisk", Verdict.AT_RISK)
                .getResultList()
                .forEach(row -> latest.put((UUID) row[0], (LocalDate) row[1]));
        return latest;
    }

    /** How many of each verdict, by cohort. */
    List<Object[]> counts() {
        return entities.createQuery(
                        "select o.cohort, o.verdict, count(o) from OutlookEntry o group by o.cohort, o.verdict"
                                + " order by o.cohort, o.verdict",
                        Object[].class)
                .getResultList();
    }
}
