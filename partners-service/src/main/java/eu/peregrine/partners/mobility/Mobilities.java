package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** The mobilities that this service follows: one row each, as the newest event says. */
@ApplicationScoped
class Mobilities {

    private static final String UPSERT = """
            insert into mobility (id, reference, agreement_id, condition_id, direction, kind, state, partner_id, sending_id, host_id,
                                  host_country, academic_year, term, starts_on, ends_on, days, sequence)
            values (cast(:id as uuid), cast(:reference as text), cast(:agreement as uuid), cast(:condition as uuid), cast(:direction as text),
                    cast(:kind as text), :state, cast(:partner as uuid), cast(:sending as uuid), cast(:host as uuid),
                    cast(:country as text), cast(:year as text), cast(:term as text), cast(:start as date),
                    cast(:end as date), cast(:days as int), :sequence)
            on conflict (id) do update
            set (reference, agreement_id, condition_id, direction, kind, state, partner_id, sending_id, host_id, host_country,
                 academic_year, term, starts_on, ends_on, days, sequence)
              = (excluded.reference, excluded.agreement_id, excluded.condition_id, excluded.direction, excluded.kind, excluded.state,
                 excluded.partner_id, excluded.sending_id, excluded.host_id, excluded.host_country,
                 excluded.academic_year, excluded.term, excluded.starts_on, excluded.ends_on, excluded.days,
                 excluded.sequence)
            where mobility.sequence < excluded.sequence""";

    private final EntityManager entityManager;
    private final Event<MobilityMoved> moved;

    @Inject
    Mobilities(EntityManager entityManager, Event<MobilityMoved> moved) {
        this.entityManager = entityManager;
        this.moved = moved;
    }

    /** Takes what an event says, unless something newer is known; then tells the rest of the service. */
    void follow(MobilitySnapshot mobility, long sequence) {
        UUID partner = mobility.partnerId();
        int changed = entityManager
                .createNativeQuery(UPSERT)
                .setParameter("id", text(mobility.id()))
                .setParameter("reference", mobility.reference())
                .setParameter("agreement", text(mobility.agreementId()))
                .setParameter("condition", text(mobility.conditionId()))
                .setParameter("direction", mobility.direction())
                .setParameter("kind", mobility.kind())
                .setParameter("state", mobility.state())
                .setParameter("partner", text(partner))
                .setParameter("sending", text(mobility.sendingId()))
                .setParameter("host", text(mobility.hostId()))
                .setParameter("country", mobility.hostCountry())
                .setParameter("year", mobility.academicYear())
                .setParameter("term", mobility.term())
                .setParameter("start", text(mobility.start()))
                .setParameter("end", text(mobility.end()))
                .setParameter("days", mobility.days())
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (changed > 0 && partner != null) {
            moved.fire(new MobilityMoved(partner));
        }
    }

    // Text, because a null without a type is not understood by the database.
    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
