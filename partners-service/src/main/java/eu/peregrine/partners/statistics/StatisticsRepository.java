package eu.peregrine.partners.statistics;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Counts in the database. */
@ApplicationScoped
class StatisticsRepository {

    private static final String BINDING = "('IN_FORCE', 'AMENDMENT_PROPOSED', 'TERMINATION_PROPOSED')";
    private static final String STUDENTS = "('STUDENT_STUDIES', 'STUDENT_TRAINEESHIP')";

    private static final String BY_REGION = """
            select coalesce(r.code, 'unknown'), coalesce(r.name_en, 'Unknown'), coalesce(r.name_fr, 'Inconnue'), count(*)
            from organisation o
            left join country_region c on c.country = o.country
            left join world_region r on r.code = c.region
            where %s group by 1, 2, 3 order by 4 desc, 1""";

    private static final String BY_LABEL = """
            select l.label, count(distinct l.organisation_id)
            from organisation_label l join organisation o on o.id = l.organisation_id
            where %s and l.valid_from <= :today and (l.valid_until is null or l.valid_until >= :today)
            group by 1 order by 2 desc, 1""";

    private static final String BY_SIGNED_YEAR = """
            with signed as (
                select cast(extract(year from signed_on) as int) as year, count(*) as agreements
                from agreement where state <> 'DELETED' and signed_on is not null
                group by 1
            )
            select cast(y.year as text), coalesce(s.agreements, 0)
            from generate_series(
                     least(1980, (select min(year) from signed)),
                     greatest(:thisYear, (select max(year) from signed))) as y(year)
            left join signed s on s.year = y.year
            order by y.year""";

    private static final String BY_SIGNED_YEAR_AND_STATE = """
            select cast(cast(extract(year from a.signed_on) as int) as text), a.state, count(*)
            from agreement a where a.state <> 'DELETED' and a.signed_on is not null
            group by 1, 2 order by 1, 2""";

    private static final String BY_ACTIVITY = """
            select c.activity, count(*)
            from agreement_condition c join agreement a on a.id = c.agreement_id
            where a.state in %s group by 1 order by 2 desc, 1""".formatted(BINDING);

    private static final String SEATS = """
            with home as (select id from organisation where home),
            years as (select year from unnest(string_to_array(:years, ',')) as y(year)),
            ways as (select true as outgoing union all select false),
            terms as (
                select left(c.first_academic_year, 4) as first_year,
                       last_year_promised(c.last_academic_year, coalesce(a.ended_on, a.notice_ends)) as last_year,
                       c.sending_id = (select id from home) as outgoing, sum(c.mobilities_per_year) as seats
                from agreement_condition c join agreement a on a.id = c.agreement_id
                where (a.state in %s or a.state in ('EXPIRED', 'TERMINATED')) and c.activity in %s
                  and (c.sending_id = (select id from home) or c.receiving_id = (select id from home))
                group by 1, 2, 3
            ),
            promised as (
                select y.year, t.outgoing, sum(t.seats) as seats
                from years y join terms t on left(y.year, 4) between t.first_year and t.last_year
                group by 1, 2
            ),
            taken as (
                select left(m.academic_year, 4) as year, m.direction = 'outgoing' as outgoing, count(*) as held,
                       count(*) filter (where m.state not in ('PLANNED', 'NOMINATED', 'HOST_REJECTED')) as used
                from mobility m left join agreement_condition c on c.id = m.condition_id
                where m.academic_year >= :lower and m.academic_year < :upper and m.condition_id is not null
                  and m.state <> 'CANCELLED'
                  and (c.activity in %2$s
                       or c.id is null and m.kind in ('exchange', 'internship', 'double-degree', 'final-year-project'))
                group by 1, 2
            )
            select y.year, w.outgoing, coalesce(p.seats, 0), coalesce(t.held, 0), coalesce(t.used, 0)
            from years y cross join ways w
            left join promised p on p.year = y.year and p.outgoing = w.outgoing
            left join taken t on t.year = left(y.year, 4) and t.outgoing = w.outgoing
            order by y.year, w.outgoing desc""".formatted(BINDING, STUDENTS);

    private static final String LANGUAGES = """
            with home as (select id from organisation where home)
            select l.value ->> 'language', l.value ->> 'cefr', c.sending_id = (select id from home),
                   count(distinct c.id),
                   count(distinct case when c.sending_id = (select id from home) then c.receiving_id
                                       else c.sending_id end)
            from agreement_condition c
            join agreement a on a.id = c.agreement_id
            cross join lateral jsonb_array_elements(c.languages) as l(value)
            where a.state in %s
              and (c.sending_id = (select id from home) or c.receiving_id = (select id from home))
            group by 1, 2, 3 order by 4 desc, 1, 2, 3""".formatted(BINDING);

    private final EntityManager entityManager;

    @Inject
    StatisticsRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Count> organisationsByRegion(OrganisationSelection selection) {
        return rows(BY_REGION.formatted(selection.sql()), selection.parameters()).stream()
                .map(row ->
                        new Count((String) row[0], new LocalizedText((String) row[1], (String) row[2]), number(row[3])))
                .toList();
    }

    List<Count> organisationsBy(String column, OrganisationSelection selection) {
        return counts(
                "select o.%s, count(*) from organisation o where %s group by 1 order by 2 desc, 1"
                        .formatted(column, selection.sql()),
                selection.parameters());
    }

    List<Count> organisationsByLabel(OrganisationSelection selection, LocalDate today) {
        Map<String, Object> parameters = new java.util.HashMap<>(selection.parameters());
        parameters.put("today", today);
        return counts(BY_LABEL.formatted(selection.sql()), parameters);
    }

    List<Count> agreementsBy(String column) {
        return counts(
                "select a.%s, count(*) from agreement a where a.state <> 'DELETED' group by 1 order by 2 desc, 1"
                        .formatted(column),
                Map.of());
    }

    List<Count> agreementsBySignedYear(LocalDate today) {
        return counts(BY_SIGNED_YEAR, Map.of("thisYear", today.getYear()));
    }

    List<AgreementStatistics.Signed> agreementsBySignedYearAndState() {
        return rows(BY_SIGNED_YEAR_AND_STATE, Map.of()).stream()
                .map(row -> new AgreementStatistics.Signed((String) row[0], (String) row[1], number(row[2])))
                .toList();
    }

    List<Count> conditionsByActivity() {
        return counts(BY_ACTIVITY, Map.of());
    }

    List<AgreementStatistics.Seats> seats(AcademicYearSpan window) {
        return rows(
                        SEATS,
                        Map.of(
                                "years", String.join(",", window.years()),
                                "lower", window.lower(),
                                "upper", window.upper()))
                .stream()
                .map(row -> new AgreementStatistics.Seats(
                        (String) row[0], direction(row[1]), number(row[2]), number(row[3]), number(row[4])))
                .toList();
    }

    List<AgreementStatistics.Language> languages() {
        return rows(LANGUAGES, Map.of()).stream()
                .map(row -> new AgreementStatistics.Language(
                        (String) row[0], (String) row[1], direction(row[2]), number(row[3]), number(row[4])))
                .toList();
    }

    private List<Count> counts(String sql, Map<String, ?> parameters) {
        return rows(sql, parameters).stream()
                .map(row -> new Count((String) row[0], null, number(row[1])))
                .toList();
    }

    private List<Object[]> rows(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static AgreementStatistics.Direction direction(Object outgoing) {
        return (Boolean) outgoing ? AgreementStatistics.Direction.OUTGOING : AgreementStatistics.Direction.INCOMING;
    }

    private static long number(Object cell) {
        return ((Number) cell).longValue();
    }
}
