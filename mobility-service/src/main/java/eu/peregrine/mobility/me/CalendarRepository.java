package eu.peregrine.mobility.me;

import eu.peregrine.mobility.campaign.Campaign;
import eu.peregrine.mobility.stay.Mobility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Reads what stands in a student's calendar. */
@ApplicationScoped
class CalendarRepository {

    private final EntityManager entityManager;

    @Inject
    CalendarRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The stays that take place, with their segments. */
    List<Mobility> stays(UUID student) {
        return entityManager
                .createQuery(
                        "select m from Mobility m join fetch m.segments s where m.studentId = :student"
                                + " and m.state <> CANCELLED order by m.reference, s.position",
                        Mobility.class)
                .setParameter("student", student)
                .getResultList();
    }

    /** Campaigns that take wishes now. */
    List<Campaign> openCampaigns() {
        return entityManager
                .createQuery("from Campaign c where c.state = OPEN order by c.reference", Campaign.class)
                .setMaxResults(200)
                .getResultList();
    }
}
