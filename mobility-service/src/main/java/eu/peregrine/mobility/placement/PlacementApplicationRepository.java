package eu.peregrine.mobility.placement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores applications. Staff see all, a host those for its offers, a student their own. */
@ApplicationScoped
class PlacementApplicationRepository implements PanacheRepositoryBase<PlacementApplication, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String VISIBLE = "(:staff = true or a.studentId = :ownStudent"
            + " or exists (select 1 from Placement h where h.id = a.placementId and h.hostId = :ownOrganisation))";

    Optional<PlacementApplication> visible(UUID placementId, UUID id, Caller caller) {
        var query = getEntityManager()
                .createQuery(
                        "select a from PlacementApplication a where a.id = :id and a.placementId = :placement and "
                                + VISIBLE,
                        PlacementApplication.class)
                .setParameter("id", id)
                .setParameter("placement", placementId);
        viewer(caller).forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /** The application of the student that is not over, if there is one. */
    Optional<PlacementApplication> live(UUID placementId, UUID studentId) {
        return find(
                        "placementId = ?1 and studentId = ?2 and state in ?3",
                        placementId,
                        studentId,
                        List.of(
                                PlacementApplicationState.SUBMITTED,
                                PlacementApplicationState.ACCEPTED,
                                PlacementApplicationState.CONFIRMED))
                .firstResultOptional();
    }

    /** Those that still wait for an answer or a confirmation. */
    List<PlacementApplication> open(UUID placementId) {
        return list(
                "placementId = ?1 and state in ?2 order by submittedAt, id",
                placementId,
                List.of(PlacementApplicationState.SUBMITTED, PlacementApplicationState.ACCEPTED));
    }

    /** Accepted, and not confirmed before the day; longest ago first. */
    List<UUID> unconfirmed(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select a.id from PlacementApplication a where a.state = ACCEPTED and a.confirmBy < :today"
                                + " order by a.confirmBy, a.id",
                        UUID.class)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<PlacementApplication> ofMobility(UUID mobilityId) {
        return find("mobilityId", mobilityId).firstResultOptional();
    }

    /** @param placementId null for those of all placements */
    Page<PlacementApplication> page(
            ListRequest request,
            UUID placementId,
            List<PlacementApplicationState> states,
            List<UUID> students,
            Caller caller) {
        return Listing.of(getEntityManager(), PlacementApplication.class, "a")
                .always(VISIBLE, viewer(caller))
                .filter("placement", placementId, "a.placementId = :placement")
                .filter("state", states, "a.state in :state")
                .filter("student", students, "a.studentId in :student")
                .sortable("submittedAt", "a.submittedAt", Instant.class, PlacementApplication::submittedAt)
                .defaultSort("submittedAt")
                .page(request, a -> a);
    }

    private static Map<String, Object> viewer(Caller caller) {
        UUID organisation = caller.organisationId();
        UUID student = caller.studentId();
        return Map.of(
                "staff",
                caller.staff(),
                "ownOrganisation",
                organisation == null ? NOBODY : organisation,
                "ownStudent",
                student == null ? NOBODY : student);
    }
}
