package eu.peregrine.partners.mobility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How many of the places that conditions promise are taken. */
@ApplicationScoped
public class PlacesUsed {

    private final EntityManager entityManager;

    @Inject
    PlacesUsed(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The places of one condition in one academic year.
     *
     * @param conditionId the condition
     * @param academicYear the year in which the stays start
     * @param held by mobilities that are planned or further; cancelled ones hold none
     * @param used by mobilities that the host has approved or that are further; part of those held
     */
    public record Places(UUID conditionId, String academicYear, int held, int used) {}

    /**
     * One statement, whatever is asked for.
     *
     * @param conditions ids of conditions
     * @param academicYears such as {@code 2026/2027}
     * @return one entry per condition and year in which a place is held; the others are free
     */
    public List<Places> of(Collection<UUID> conditions, Collection<String> academicYears) {
        if (conditions.isEmpty() || academicYears.isEmpty()) {
            return List.of();
        }
        return entityManager
                .createQuery("""
                        select m.conditionId, m.academicYear, count(m),
                               sum(case when m.state in ('PLANNED', 'NOMINATED', 'HOST_REJECTED') then 0 else 1 end)
                        from FollowedMobility m
                        where m.conditionId in :conditions and m.academicYear in :years and m.state <> 'CANCELLED'
                        group by m.conditionId, m.academicYear""", Object[].class)
                .setParameter("conditions", conditions)
                .setParameter("years", academicYears)
                .getResultStream()
                .map(row -> new Places(
                        (UUID) row[0], (String) row[1], ((Number) row[2]).intValue(), ((Number) row[3]).intValue()))
                .toList();
    }
}
