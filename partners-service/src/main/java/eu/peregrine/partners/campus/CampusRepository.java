package eu.peregrine.partners.campus;

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

/** Campuses in the database. What is only planned is the staff's business. */
@ApplicationScoped
class CampusRepository implements PanacheRepositoryBase<Campus, UUID> {

    private static final String OPEN = "(c.state <> :planned or c.host.id = :own)";
    private static final UUID NOBODY = new UUID(0, 0);

    boolean exists(UUID id) {
        return getEntityManager().find(Campus.class, id) != null;
    }

    /**
     * The campus, if there is one that the reader may see.
     *
     * @param staff whether it is the school's staff
     * @param own the organisation that the reader belongs to; null for none
     */
    Optional<Campus> visible(UUID id, boolean staff, UUID own) {
        return getEntityManager()
                .createQuery(
                        "select c from Campus c where c.id = :id and (:staff = true or " + OPEN + ")", Campus.class)
                .setParameter("id", id)
                .setParameter("staff", staff)
                .setParameter("planned", CampusState.PLANNED)
                .setParameter("own", own == null ? NOBODY : own)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The campuses that an organisation hosts, or whose programmes it is a partner of. */
    List<Campus> naming(UUID organisation) {
        return getEntityManager()
                .createQuery("""
                        select c from Campus c
                        where c.host.id = :organisation or exists (
                            select 1 from CampusProgramme p
                            where p.campus = c and function('jsonb_exists', p.corporatePartners, :text) = true)
                        order by c.id""", Campus.class)
                .setParameter("organisation", organisation)
                .setParameter("text", organisation.toString())
                .getResultList();
    }

    Page<Campus> page(CampusFilter filter, boolean staff, UUID own, ListRequest request) {
        Listing<Campus> listing = Listing.of(getEntityManager(), Campus.class, "c")
                .filter("kind", filter.kind, "c.kind in :kind")
                .filter("state", filter.state, "c.state in :state")
                .filter("country", filter.country, "c.country in :country")
                .filter("host", filter.host, "c.host.id in :host")
                .filter(
                        "level",
                        filter.level,
                        "exists (select 1 from CampusProgramme p where p.campus = c and p.level in :level)")
                .filter("id", filter.id, "c.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "c.modifiedAt >= :modifiedSince")
                .sortable("name", "c.nameEn", String.class, c -> c.name().en())
                .sortable("modifiedAt", "c.modifiedAt", Instant.class, Campus::modifiedAt)
                .defaultSort("name");
        if (!staff) {
            listing.always(OPEN, Map.of("planned", CampusState.PLANNED, "own", own == null ? NOBODY : own));
        }
        return listing.page(request, Function.identity());
    }
}
