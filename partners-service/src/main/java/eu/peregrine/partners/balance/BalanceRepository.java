package eu.peregrine.partners.balance;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the mobilities behind balances, and remembers which partners are beyond a threshold. */
@ApplicationScoped
class BalanceRepository {

    private static final String COUNTED = """
            select %s as subject, m.direction = 'incoming', m.state not in ('HOST_APPROVED', 'READY'),
                   case when m.days <= :quarter then 'QUARTER' when m.days > :semester then 'YEAR' else 'SEMESTER' end,
                   count(*)
            from mobility m %s
            where m.academic_year >= :lower and m.academic_year < :upper and m.kind in (:kinds)
              and m.state in ('HOST_APPROVED', 'READY', 'ON_SITE', 'INTERRUPTED', 'RETURNED', 'RECOGNISED', 'CLOSED')
            %s
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4""";

    private static final String BY_PARTNER =
            COUNTED.formatted("cast(m.partner_id as text)", "", "and m.partner_id in (:partners)");
    private static final String BY_COUNTRY =
            COUNTED.formatted("o.country", "join organisation o on o.id = m.partner_id", "");

    private final EntityManager entityManager;
    private final BalanceSettings settings;

    @Inject
    BalanceRepository(EntityManager entityManager, BalanceSettings settings) {
        this.entityManager = entityManager;
        this.settings = settings;
    }

    /** What counts with each of the partners; those without any exchange are not in the answer. */
    Map<UUID, List<Tally>> byPartner(Collection<UUID> partners, AcademicYearSpan window) {
        if (partners.isEmpty()) {
            return Map.of();
        }
        return tallies(BY_PARTNER, window, Map.of("partners", partners)).entrySet().stream()
                .collect(Collectors.toMap(entry -> UUID.fromString(entry.getKey()), Map.Entry::getValue));
    }

    /** What counts with the partners of each country, by code. */
    Map<String, List<Tally>> byCountry(AcademicYearSpan window) {
        return tallies(BY_COUNTRY, window, Map.of());
    }

    private Map<String, List<Tally>> tallies(String sql, AcademicYearSpan window, Map<String, ?> more) {
        var query = entityManager
                .createNativeQuery(sql, Object[].class)
                .setParameter("quarter", settings.quarterDays())
                .setParameter("semester", settings.semesterDays())
                .setParameter("lower", window.lower())
                .setParameter("upper", window.upper())
                .setParameter("kinds", settings.kinds());
        more.forEach(query::setParameter);
        Map<String, List<Tally>> tallies = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            Object[] cells = (Object[]) row;
            Tally tally = new Tally(
                    (Boolean) cells[1],
                    (Boolean) cells[2],
                    StayLength.valueOf((String) cells[3]),
                    ((Number) cells[4]).longValue());
            tallies.computeIfAbsent((String) cells[0], key -> new java.util.ArrayList<>())
                    .add(tally);
        }
        return tallies;
    }

    /** The partners with any exchange in the years. */
    Page<Organisation> partners(AcademicYearSpan window, List<String> countries, Boolean alert, ListRequest request) {
        Listing<Organisation> listing = Listing.of(entityManager, Organisation.class, "o")
                .always(
                        "exists (select 1 from FollowedMobility m where m.partnerId = o.id"
                                + " and m.academicYear >= :lower and m.academicYear < :upper)",
                        Map.of("lower", window.lower(), "upper", window.upper()))
                .filter("country", countries, "o.country in :country")
                .sortable("name", "o.nameEn", String.class, o -> o.name().en())
                .sortable("country", "o.country", String.class, Organisation::country)
                .defaultSort("name");
        if (alert != null) {
            listing.always(
                    (alert ? "" : "not ") + "exists (select 1 from BalanceAlert a where a.organisationId = o.id)",
                    Map.of());
        }
        return listing.page(request, Function.identity());
    }

    /** Makes whoever looks at the same partner wait, so that of two changes at the same moment the second sees the first. */
    void lock(UUID partner) {
        entityManager
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:partner, 0))", Integer.class)
                .setParameter("partner", "balance:" + partner)
                .getSingleResult();
    }

    /** Remembers in which years the balance with a partner was looked at. */
    void looked(UUID partner, AcademicYearSpan window) {
        entityManager
                .createNativeQuery("""
                        insert into balance_watch (organisation_id, looked_at_years) values (:partner, :years)
                        on conflict (organisation_id) do update set looked_at_years = excluded.looked_at_years
                        where balance_watch.looked_at_years <> excluded.looked_at_years""")
                .setParameter("partner", partner)
                .setParameter("years", key(window))
                .executeUpdate();
    }

    /** The partners whose balance was last looked at in other years. */
    List<UUID> lookedAtOtherThan(AcademicYearSpan window, int limit) {
        List<?> found = entityManager
                .createNativeQuery("""
                        (select organisation_id from balance_watch where looked_at_years < :years
                         order by looked_at_years, organisation_id limit :most)
                        union all
                        (select organisation_id from balance_watch where looked_at_years > :years
                         order by looked_at_years, organisation_id limit :most)
                        limit :most""", UUID.class)
                .setParameter("years", key(window))
                .setParameter("most", limit)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private static String key(AcademicYearSpan window) {
        return window.from() + "-" + window.to();
    }

    /** The thresholds that a partner was beyond when it was last looked at. */
    List<String> alerted(UUID partner) {
        List<?> found = entityManager
                .createNativeQuery("select codes from balance_alert where organisation_id = :partner", String.class)
                .setParameter("partner", partner)
                .getResultList();
        return found.isEmpty() ? List.of() : List.of(found.get(0).toString().split(" "));
    }

    /** Remembers that a partner is beyond these thresholds, or beyond none. */
    void remember(UUID partner, List<String> codes, Instant now) {
        if (codes.isEmpty()) {
            entityManager
                    .createNativeQuery("delete from balance_alert where organisation_id = :partner")
                    .setParameter("partner", partner)
                    .executeUpdate();
            return;
        }
        entityManager
                .createNativeQuery("""
                        insert into balance_alert (organisation_id, codes, since) values (:partner, :codes, :now)
                        on conflict (organisation_id) do update set codes = excluded.codes, since = excluded.since""")
                .setParameter("partner", partner)
                .setParameter("codes", String.join(" ", codes))
                .setParameter("now", now)
                .executeUpdate();
    }
}
