package eu.peregrine.partners.organisation;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Organisations in the database. */
@ApplicationScoped
public class OrganisationRepository implements PanacheRepositoryBase<Organisation, UUID> {

    /** What everybody may see: prospects are the staff's business. */
    private static final String OPEN = "(o.state <> :prospect or o.id = :own)";

    /**
     * @param id of an organisation
     * @return it, if there is one
     */
    public Optional<Organisation> byId(UUID id) {
        return Optional.ofNullable(getEntityManager().find(Organisation.class, id));
    }

    /** The organisation, locked until the end of the transaction. */
    Organisation toChange(UUID id) {
        return getEntityManager().find(Organisation.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The organisation, if there is one that the audience may see. */
    Optional<Organisation> visible(UUID id, Audience audience) {
        return getEntityManager()
                .createQuery(
                        "select o from Organisation o where o.id = :id and (:staff = true or " + OPEN + ")",
                        Organisation.class)
                .setParameter("id", id)
                .setParameter("staff", audience.staff())
                .setParameter("prospect", OrganisationState.PROSPECT)
                .setParameter("own", audience.ownId())
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * @param ids of organisations
     * @return those that exist
     */
    public List<Organisation> byIds(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("select o from Organisation o where o.id in :ids", Organisation.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** @return the home school, if it has been registered */
    public Optional<Organisation> home() {
        return getEntityManager()
                .createQuery("select o from Organisation o where o.home", Organisation.class)
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * @param field of {@link Identifiers}
     * @param value an identifier
     * @param except an organisation that may have it
     * @return whether another organisation has that identifier
     */
    boolean isIdentifierTaken(String field, String value, UUID except) {
        return getEntityManager()
                        .createQuery(
                                "select count(o) from Organisation o where o.identifiers." + field
                                        + " = :value and o.id <> :except",
                                Long.class)
                        .setParameter("value", value)
                        .setParameter("except", except)
                        .getSingleResult()
                > 0;
    }

    /** One page of what the audience may see. */
    <V> Page<V> page(
            OrganisationFilter filter, Audience audience, ListRequest request, Function<Organisation, V> view) {
        Listing<Organisation> listing = Listing.of(getEntityManager(), Organisation.class, "o")
                .filter("kind", filter.kind, "o.kind in :kind")
                .filter("country", filter.country, "o.country in :country")
                .filter("state", filter.state, "o.state in :state")
                .filter("id", filter.id, "o.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "o.modifiedAt >= :modifiedSince")
                .filter(
                        "label",
                        filter.label,
                        "exists (select 1 from OrganisationLabel l where l.organisation = o and l.label in :label)")
                .filter(
                        "network",
                        filter.network,
                        "exists (select 1 from NetworkMembership m where m.organisation = o and m.networkId in :network)")
                .filter("q", blankToNull(filter.q), SearchText.matches("o.searchText", "q"))
                .sortable("name", "o.nameEn", String.class, o -> o.name().en())
                .sortable("country", "o.country", String.class, Organisation::country)
                .sortable("city", "o.city", String.class, Organisation::city)
                .sortable("modifiedAt", "o.modifiedAt", Instant.class, Organisation::modifiedAt)
                .facet("kind", "o.kind")
                .facet("state", "o.state")
                .facet("country", "o.country")
                .facet("label", "join OrganisationLabel counted on counted.organisation = o", "counted.label")
                .defaultSort("name");
        if (blankToNull(filter.q) != null) {
            listing.computed("relevance", SearchText.distance("o.searchText", "q"))
                    .defaultSort("relevance,name");
        }
        BoundingBox.of(filter.bbox).ifPresent(box -> box.restrict(listing));
        if (filter.isLocated()) {
            listing.always("o.latitude is not null and o.longitude is not null", Map.of());
        }
        if (!audience.staff()) {
            listing.always(OPEN, Map.of("prospect", OrganisationState.PROSPECT, "own", audience.ownId()));
        }
        return listing.page(request, view);
    }

    /** @return all of them, networks first, so that an import of the export finds them before their members */
    Stream<Organisation> all() {
        return getEntityManager()
                .createQuery(
                        "select o from Organisation o order by case when o.kind = :network then 0 else 1 end, o.nameEn, o.id",
                        Organisation.class)
                .setParameter("network", OrganisationKind.NETWORK)
                .setHint("org.hibernate.fetchSize", eu.peregrine.kit.transfer.Exports.FETCH_SIZE)
                .getResultStream();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
