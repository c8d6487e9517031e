package eu.peregrine.mobility.destination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Stores destinations. Conditions in both directions are kept, because the home organisation's own event may arrive after
 * the agreements'; only those that the home organisation sends to are ever shown.
 */
@ApplicationScoped
class DestinationRepository implements PanacheRepositoryBase<Destination, UUID> {

    private static final String OF_HOME =
            "exists (select 1 from PartnerOrganisation h where h.id = d.sendingId and h.home = true)";
    private static final String OPEN = "(d.inForce = true and exists (select 1 from PartnerOrganisation a"
            + " where a.id = d.hostId and a.state = 'ACTIVE'))";

    private static final String FOLLOW = """
            insert into followed_agreement as known (id, sequence, state) values (:id, :sequence, :state)
            on conflict (id) do update set sequence = excluded.sequence, state = excluded.state
            where known.sequence < excluded.sequence
            """;

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
                .filter("country", filter.countries, host("o.country in :country"))
                .filter("q", pattern(filter.q), host("lower(concat(o.name.en, ' ', o.city)) like :q escape '!'"))
                .filter("state", open, "case when " + OPEN + " then 'OPEN' else 'CLOSED' end = :state")
                .sortable("term", "d.term", String.class, Destination::term)
                .sortable("seatsPromised", "d.seatsPromised", Integer.class, Destination::seatsPromised)
                .defaultSort("term")
                .page(request, Function.identity());
    }

    private static String host(String condition) {
        return "exists (select 1 from PartnerOrganisation o where o.id = d.hostId and " + condition + ")";
    }

    private static String pattern(String part) {
        if (part == null || part.isBlank()) {
            return null;
        }
        return "%" + part.trim().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
