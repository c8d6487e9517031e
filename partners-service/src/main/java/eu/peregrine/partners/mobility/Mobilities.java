package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The mobilities that this service follows: one row each, as the newest event says. */
@ApplicationScoped
public class Mobilities {

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

    private static final String SURVIVORS = """
            select id, merged_into from organisation
            where id in (cast(:sending as uuid), cast(:host as uuid)) and merged_into is not null""";

    private static final String HAND_OVER = """
            update mobility
            set partner_id = :survivor,
                sending_id = case when sending_id = :duplicate then :survivor else sending_id end,
                host_id = case when host_id = :duplicate then :survivor else host_id end
            where partner_id = :duplicate""";

    private final EntityManager entityManager;
    private final Event<MobilityMoved> moved;

    @Inject
    Mobilities(EntityManager entityManager, Event<MobilityMoved> moved) {
        this.entityManager = entityManager;
        this.moved = moved;
    }

    /** Takes what an event says, unless something newer is known; then tells the rest of the service. */
    void follow(MobilitySnapshot mobility, long sequence) {
        Map<UUID, UUID> survivors = survivors(mobility);
        UUID partner = survivors.getOrDefault(mobility.partnerId(), mobility.partnerId());
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
                .setParameter("sending", text(survivors.getOrDefault(mobility.sendingId(), mobility.sendingId())))
                .setParameter("host", text(survivors.getOrDefault(mobility.hostId(), mobility.hostId())))
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

    /** Events go on to name the organisations that they named first; those that were merged since have others in their place. */
    private Map<UUID, UUID> survivors(MobilitySnapshot mobility) {
        List<?> rows = entityManager
                .createNativeQuery(SURVIVORS, Object[].class)
                .setParameter("sending", text(mobility.sendingId()))
                .setParameter("host", text(mobility.hostId()))
                .getResultList();
        Map<UUID, UUID> survivors = new HashMap<>();
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            survivors.put((UUID) cells[0], (UUID) cells[1]);
        }
        return survivors;
    }

    /**
     * Makes the mobilities with an organisation that was merged mobilities with the survivor.
     *
     * @param duplicate the organisation that is merged
     * @param survivor the one that stands for it from now on
     */
    public void handOver(UUID duplicate, UUID survivor) {
        int changed = entityManager
                .createNativeQuery(HAND_OVER)
                .setParameter("duplicate", duplicate)
                .setParameter("survivor", survivor)
                .executeUpdate();
        if (changed > 0) {
            moved.fire(new MobilityMoved(duplicate));
            moved.fire(new MobilityMoved(survivor));
        }
    }

    // Text, because a null without a type is not understood by the database.
    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
