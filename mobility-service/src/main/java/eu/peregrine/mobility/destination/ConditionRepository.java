package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores the conditions of agreements as their events tell them, also those that no destination follows from. */
@ApplicationScoped
class ConditionRepository {

    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal(30);

    private static final String UPSERT = """
            insert into followed_condition (id, agreement_id, activity, sending_id, receiving_id, first_academic_year,
                last_academic_year, people, months, ends_on, in_force)
            values (:id, :agreement, :activity, :sending, :receiving, :first, :last, :people, cast(:months as numeric),
                cast(:endsOn as date), true)
            on conflict (id) do update set (agreement_id, activity, sending_id, receiving_id, first_academic_year,
                last_academic_year, people, months, ends_on, in_force)
              = (excluded.agreement_id, excluded.activity, excluded.sending_id, excluded.receiving_id,
                 excluded.first_academic_year, excluded.last_academic_year, excluded.people, excluded.months,
                 excluded.ends_on, true)
            """;

    private static final String FIND = """
            select id, agreement_id, activity, sending_id, receiving_id, first_academic_year, last_academic_year, people,
                   months, ends_on, in_force
            from followed_condition where id = :id
            """;

    private final EntityManager entityManager;

    @Inject
    ConditionRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Takes what an agreement promises now; what it promised before and does no longer is kept, out of force.
     *
     * @param promised empty of an agreement that is not in force
     * @param survivors the organisations that stand for those that were merged
     */
    void follow(AgreementPayload agreement, List<AgreementPayload.Condition> promised, Map<UUID, UUID> survivors) {
        entityManager
                .createNativeQuery(
                        "update followed_condition set in_force = false where agreement_id = :agreement and in_force")
                .setParameter("agreement", agreement.id())
                .executeUpdate();
        for (AgreementPayload.Condition condition : promised) {
            entityManager
                    .createNativeQuery(UPSERT)
                    .setParameter("id", condition.id())
                    .setParameter("agreement", agreement.id())
                    .setParameter("activity", condition.activity())
                    .setParameter("sending", survivors.getOrDefault(condition.sending(), condition.sending()))
                    .setParameter("receiving", survivors.getOrDefault(condition.receiving(), condition.receiving()))
                    .setParameter("first", condition.firstAcademicYear())
                    .setParameter("last", condition.lastAcademicYear())
                    .setParameter("people", condition.mobilitiesPerYear())
                    .setParameter("months", months(condition))
                    .setParameter(
                            "endsOn",
                            agreement.endsOn() == null
                                    ? null
                                    : agreement.endsOn().toString())
                    .executeUpdate();
        }
    }

    /** Makes conditions with an organisation that was merged conditions with the survivor. */
    void follow(OrganisationMerged merged) {
        for (String end : List.of("sending_id", "receiving_id")) {
            entityManager
                    .createNativeQuery(
                            "update followed_condition set " + end + " = :survivor where " + end + " = :duplicate")
                    .setParameter("survivor", merged.survivor())
                    .setParameter("duplicate", merged.duplicate())
                    .executeUpdate();
        }
    }

    Optional<ConditionFacts> find(UUID id) {
        List<?> rows = entityManager
                .createNativeQuery(FIND, Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(row -> facts((Object[]) row));
    }

    // Staff is counted in days, which are months of thirty as everybody's seats are.
    private static BigDecimal months(AgreementPayload.Condition condition) {
        return condition.totalMonthsPerYear() == null && condition.totalDaysPerYear() != null
                ? condition.totalDaysPerYear().divide(DAYS_PER_MONTH, 2, RoundingMode.HALF_UP)
                : condition.totalMonthsPerYear();
    }

    private static ConditionFacts facts(Object[] cells) {
        return new ConditionFacts(
                (UUID) cells[0],
                (UUID) cells[1],
                (String) cells[2],
                (UUID) cells[3],
                (UUID) cells[4],
                AcademicYear.of((String) cells[5]),
                AcademicYear.of((String) cells[6]),
                ((Number) cells[7]).intValue(),
                (BigDecimal) cells[8],
                cells[9] == null ? null : LocalDate.parse(cells[9].toString()),
                (Boolean) cells[10]);
    }
}
