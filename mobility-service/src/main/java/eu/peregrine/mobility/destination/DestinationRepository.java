package eu.peregrine.mobility.destination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stores destinations. Conditions in both directions are kept, because the home organisation's own event may arrive after
 * the agreements'; only those that the home organisation sends to are ever shown.
 */
@ApplicationScoped
class DestinationRepository implements PanacheRepositoryBase<Destination, UUID> {

    private static final String OF_HOME = "(d.campusId is not null or exists (select 1 from PartnerOrganisation h"
            + " where h.id = d.sendingId and h.home = true))";
    private static final String OPEN = "(d.inForce = true and exists (select 1 from PartnerOrganisation a"
            + " where a.id = d.hostId and a.state = 'ACTIVE'))";

    private static final String FOLLOW = """
            insert into followed_agreement as known (id, sequence, state) values (:id, :sequence, :state)
            on conflict (id) do update set sequence = excluded.sequence, state = excluded.state
            where known.sequence < excluded.sequence
            """;

    private static final String FOLLOW_CAMPUS = """
            insert into followed_campus as known (id, sequence, state, name_en, name_fr, host_id, country, city)
            values (:id, :sequence, :state, :nameEn, cast(:nameFr as text), :host, :country, :city)
            on conflict (id) do update set sequence = excluded.sequence, state = excluded.state,
                name_en = excluded.name_en, name_fr = excluded.name_fr, host_id = excluded.host_id,
                country = excluded.country, city = excluded.city
            where known.sequence < excluded.sequence
            """;

    /** Notes what is known of a campus; false where a later event was seen before. */
    boolean advance(CampusPayload campus, long sequence) {
        int changed = getEntityManager()
                .createNativeQuery(FOLLOW_CAMPUS)
                .setParameter("id", campus.id())
                .setParameter("sequence", sequence)
                .setParameter("state", campus.state())
                .setParameter("nameEn", campus.name().en())
                .setParameter("nameFr", campus.name().fr())
                .setParameter("host", campus.hostId())
                .setParameter("country", campus.country())
                .setParameter("city", campus.city())
                .executeUpdate();
        return changed == 1;
    }

    /** The campuses that destinations are at, by id. */
    Map<UUID, FollowedCampus> campuses(Collection<Destination> destinations) {
        Set<UUID> ids = destinations.stream()
                .map(Destination::campusId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        return getEntityManager()
                .createQuery("select c from FollowedCampus c where c.id in :ids", FollowedCampus.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(FollowedCampus::id, Function.identity()));
    }

    List<Destination> ofCampus(UUID campusId) {
        return list("campusId", campusId);
    }

    /** Notes how far an agreement's events were followed; false where a later one was seen before. */
    boolean advance(UUID agreementId, long sequence, String state) {
        int changed = getEntityManager()
                .createNativeQuery(FOLLOW)
                .setParameter("id", agreementId)
                .setParameter("sequence", sequence)
                .setParameter("state", state)
                .executeUpdate();
        return changed == 1;
    }

    /** Those of the agreements that were followed and do not bind now. */
    Set<UUID> outOfForce(Collection<UUID> agreements) {
        if (agreements.isEmpty()) {
            return Set.of();
        }
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select id from followed_agreement where id in (:ids) and state not in (:binding)", UUID.class)
                .setParameter("ids", agreements)
                .setParameter("binding", Destinations.BINDING)
                .getResultList();
        return rows.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** Makes the destinations at an organisation that was merged destinations at the survivor, and those it sends to likewise. */
    void follow(OrganisationMerged merged) {
        update("hostId = ?1 where hostId = ?2", merged.survivor(), merged.duplicate());
        update("sendingId = ?1 where sendingId = ?2", merged.survivor(), merged.duplicate());
    }

    List<Destination> ofAgreement(UUID agreementId) {
        return list("agreementId", agreementId);
    }

    List<Destination> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    List<Destination> sentTo(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("from Destination d where d.id in ?1 and " + OF_HOME, ids);
    }

    List<Destination> sentTo(String academicYear) {
        return list("from Destination d where d.academicYear = ?1 and " + OF_HOME + " order by d.id", academicYear);
    }

    List<Destination> sentToInTerm(String term) {
        return list("from Destination d where d.term = ?1 and " + OF_HOME + " order by d.id", term);
    }

    Page<Destination> page(ListRequest request, DestinationFilter filter) {
        String open = filter.state == null ? null : filter.state.name();
        return Listing.of(getEntityManager(), Destination.class, "d")
                .id(Destination::id)
                .always(OF_HOME, Map.of())
                .filter("id", filter.ids, "d.id in :id")
                .filter("academicYear", filter.academicYears, "d.academicYear in :academicYear")
                .filter("term", filter.terms, "d.term in :term")
                .filter("host", filter.hosts, "d.hostId in :host")
                .filter("agreement", filter.agreements, "d.agreementId in :agreement")
                .filter("campus", filter.campuses, "d.campusId in :campus")
                .filter("country", filter.countries, place("p.country in :country"))
                .filter("q", pattern(filter.q), place("lower(concat(p.name.en, ' ', p.city)) like :q escape '!'"))
                .filter("state", open, "case when " + OPEN + " then 'OPEN' else 'CLOSED' end = :state")
                .sortable("term", "d.term", String.class, Destination::term)
                .sortable("seatsPromised", "d.seatsPromised", Integer.class, Destination::seatsPromised)
                .defaultSort("term")
                .page(request, Function.identity());
    }

    /** A condition on where one is: at the host, or at the campus. */
    private static String place(String condition) {
        return "(d.campusId is null and exists (select 1 from PartnerOrganisation p where p.id = d.hostId and "
                + condition + ") or exists (select 1 from FollowedCampus p where p.id = d.campusId and " + condition
                + "))";
    }

    private static String pattern(String part) {
        if (part == null || part.isBlank()) {
            return null;
        }
        return "%" + part.trim().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
