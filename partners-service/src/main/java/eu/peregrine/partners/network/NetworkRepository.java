package eu.peregrine.partners.network;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.list.SearchText;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Networks in the database: the organisations of kind network, and how many members they have. */
@ApplicationScoped
class NetworkRepository {

    private static final String VISIBLE = "o.kind = :network and (:staff = true or o.state <> :prospect)";

    private final EntityManager entityManager;

    @Inject
    NetworkRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Page<Organisation> page(NetworkFilter filter, boolean staff, ListRequest request) {
        Listing<Organisation> listing = Listing.of(entityManager, Organisation.class, "o")
                .always(
                        VISIBLE,
                        Map.of(
                                "network",
                                OrganisationKind.NETWORK,
                                "staff",
                                staff,
                                "prospect",
                                OrganisationState.PROSPECT))
                .filter("kind", filter.kind, "o.networkKind in :kind")
                .filter("id", filter.id, "o.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "o.modifiedAt >= :modifiedSince")
                .sortable(
                        "name",
                        "o.nameEn",
                        String.class,
                        network -> network.name().en())
                .sortable("modifiedAt", "o.modifiedAt", Instant.class, Organisation::modifiedAt)
                .facet("kind", "o.networkKind")
                .facet("state", "o.state")
                .facet("country", "o.country")
                .defaultSort("name");
        SearchText.of(filter.q).ifPresent(text -> {
            listing.always(text.matches("o"), text.parameters());
            listing.computed("relevance", SearchText.distance("o")).defaultSort("relevance,name");
        });
        return listing.page(request, Function.identity());
    }

    Optional<Organisation> visible(UUID id, boolean staff) {
        return entityManager
                .createQuery("select o from Organisation o where o.id = :id and " + VISIBLE, Organisation.class)
                .setParameter("id", id)
                .setParameter("network", OrganisationKind.NETWORK)
                .setParameter("staff", staff)
                .setParameter("prospect", OrganisationState.PROSPECT)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** How many organisations are members of each network on a day; networks without members are not in the answer. */
    Map<UUID, Long> members(Collection<UUID> networks, LocalDate day) {
        return entityManager
                .createQuery("""
                        select m.networkId, count(distinct m.organisation.id) from NetworkMembership m
                        where m.networkId in :networks and m.startsOn <= :day and (m.endsOn is null or m.endsOn >= :day)
                        group by m.networkId""", Object[].class)
                .setParameter("networks", networks)
                .setParameter("day", day)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }
}
