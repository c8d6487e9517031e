package eu.peregrine.mobility.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts in the database; what comes back is as many rows as there are groups. */
@ApplicationScoped
class StatisticsRepository {

    private static final String BEGUN = "('ON_SITE', 'INTERRUPTED', 'RETURNED', 'RECOGNISED', 'CLOSED')";
    private static final String APPROVED =
            "('HOST_APPROVED', 'READY', 'ON_SITE', 'INTERRUPTED', 'RETURNED', 'RECOGNISED', 'CLOSED')";

    private static final String PARTS = """
            with part as (
                select m.id as mobility, coalesce(cast(m.student_id as text), lower(m.staff_name)) as person, m.direction,
                    case when m.direction = 'INCOMING' then o.country else s.host_country end as country, s.kind,
                    m.programme_id as programme, m.cohort, m.academic_year, p.gender,
                    days_present(coalesce(s.actual_start, s.planned_start), %s, m.interruptions, :today) as days,
                    case when s.position > 0 then null
                        when m.direction = 'INCOMING' then (
                            select sum(cast(t ->> 'ects' as numeric)) from jsonb_array_elements(cast(m.transcript as jsonb)) t)
                        else m.recognised_ects end as ects
                from mobility m
                join mobility_segment s on s.mobility_id = m.id
                left join partner_organisation o on o.id = m.sending_id
                left join student p on p.id = m.student_id
                where m.state in %s)
            """;

    private static final String PLANNED_END = "coalesce(s.actual_end, s.planned_end)";
    private static final String END_SO_FAR = "least(coalesce(s.actual_end, s.planned_end), :today)";

    private static final String ABROAD = """
            with student_days as (
                select p.id, p.cohort, coalesce(sum(
                    days_present(coalesce(s.actual_start, s.planned_start), %s, m.interruptions, :today)), 0)
                    + (select coalesce(sum(b.last_day - b.first_day + 1), 0) from prior_stay b where b.student_id = p.id)
                    as days
                from student p
                left join mobility m on m.student_id = p.id and m.direction = 'OUTGOING' and m.state in %s
                left join mobility_segment s on s.mobility_id = m.id
                where p.home_id is null and not exists (select 1 from mobility i where i.student_id = p.id and i.direction = 'INCOMING')%s
                group by p.id)
            select cohort, width_bucket(days, cast(:bounds as bigint[])), count(*), sum(days)
            from student_days group by 1, 2 order by 1, 2
            """;

    private final EntityManager entityManager;

    @Inject
    StatisticsRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * All dimensions in their order, those that are not asked for null; then people, stays, days, credits, and whether the row
     * is the total of all others.
     *
     * @param limit groups at most
     */
    @SuppressWarnings("unchecked")
    List<Object[]> stays(StatisticsFilter filter, List<Dimension> by, Counted counted, LocalDate today, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = conditions(filter, parameters);
        String columns = Arrays.stream(Dimension.values())
                .map(d -> by.contains(d) ? d.column() : "cast(null as text)")
                .collect(Collectors.joining(", "));
        String grouped = by.stream().map(Dimension::column).collect(Collectors.joining(", "));
        boolean together = by.isEmpty();
        boolean actual = counted == Counted.ACTUAL;
        String sql = PARTS.formatted(actual ? END_SO_FAR : PLANNED_END, actual ? BEGUN : APPROVED)
                + "select " + columns
                + ", count(distinct person), count(distinct mobility), coalesce(sum(days), 0), coalesce(sum(ects), 0), "
                + (together ? "1" : "grouping(" + by.get(0).column() + ")")
                + " from part" + conditions
                + (together ? "" : " group by grouping sets ((" + grouped + "), ())")
                + " order by " + (together ? "1" : "grouping(" + by.get(0).column() + ") desc, " + grouped);
        Query query = entityManager.createNativeQuery(sql).setParameter("today", today);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit + 2).getResultList();
    }

    private static String conditions(StatisticsFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        in(conditions, parameters, Dimension.DIRECTION, names(filter.directions));
        in(conditions, parameters, Dimension.COUNTRY, filter.countries);
        in(conditions, parameters, Dimension.KIND, names(filter.kinds));
        in(conditions, parameters, Dimension.PROGRAMME, filter.programmes);
        in(conditions, parameters, Dimension.COHORT, filter.cohorts);
        in(conditions, parameters, Dimension.ACADEMIC_YEAR, filter.academicYears);
        in(conditions, parameters, Dimension.GENDER, names(filter.genders));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void in(
            List<String> conditions, Map<String, Object> parameters, Dimension dimension, Collection<?> values) {
        if (values != null && !values.isEmpty()) {
            conditions.add(dimension.column() + " in (:" + dimension.column() + ")");
            parameters.put(dimension.column(), values);
        }
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values == null ? null : values.stream().map(Enum::name).toList();
    }

    /** Cohort, number of the length's bound, students, their days; one row for each cohort and length that occur. */
    @SuppressWarnings("unchecked")
    List<Object[]> abroad(List<String> cohorts, List<UUID> programmes, List<Integer> bounds, LocalDate today) {
        boolean ofCohorts = cohorts != null && !cohorts.isEmpty();
        boolean ofProgrammes = programmes != null && !programmes.isEmpty();
        String conditions = (ofCohorts ? " and p.cohort in (:cohorts)" : "")
                + (ofProgrammes ? " and p.programme_id in (:programmes)" : "");
        Query query = entityManager
                .createNativeQuery(ABROAD.formatted(END_SO_FAR, BEGUN, conditions))
                .setParameter("today", today)
                .setParameter(
                        "bounds", bounds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        if (ofCohorts) {
            query.setParameter("cohorts", cohorts);
        }
        if (ofProgrammes) {
            query.setParameter("programmes", programmes);
        }
        return query.getResultList();
    }
}
