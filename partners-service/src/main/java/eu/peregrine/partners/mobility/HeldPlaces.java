package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The places of selection rounds that this service follows: one row per candidacy, as the newest event says. */
@ApplicationScoped
class HeldPlaces {

    private static final String UPSERT = """
            insert into held_place (id, condition_id, academic_year, months, state, sequence)
            values (:id, cast(:condition as uuid), cast(:year as text), cast(:months as numeric), :state, :sequence)
            on conflict (id) do update
            set (condition_id, academic_year, months, state, sequence)
              = (excluded.condition_id, excluded.academic_year, excluded.months, excluded.state, excluded.sequence)
            where held_place.sequence < excluded.sequence""";

    private final EntityManager entityManager;

    @Inject
    HeldPlaces(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Takes what an event says, unless something newer is known. */
    void follow(PlaceSnapshot place, long sequence) {
        entityManager
                .createNativeQuery(UPSERT)
                .setParameter("id", place.id())
                .setParameter("condition", text(place.conditionId()))
                .setParameter("year", place.academicYear())
                .setParameter("months", text(place.seatMonths()))
                .setParameter("state", place.state())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    // Text, because a null without a type is not understood by the database.
    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
