package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.Programmes;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.MobilityKind;
import eu.peregrine.mobility.student.Gender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A year's reporting: stays by what they are counted by, the accreditation table, what each supporter gave. */
@ApplicationScoped
@Transactional
public class Statistics {

    /** Groups in one answer at most. */
    static final int MOST_GROUPS = 5_000;

    /** None at all, eight weeks, thirteen weeks or a semester, half a year, a year. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 56, 91, 182, 365);

    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final StatisticsRepository repository;
    private final SupportRepository support;
    private final Programmes programmes;
    private final OrganisationDirectory organisations;
    private final Clock clock;

    @Inject
    Statistics(
            StatisticsRepository repository,
            SupportRepository support,
            Programmes programmes,
            OrganisationDirectory organisations,
            Clock clock) {
        this.repository = repository;
        this.support = support;
        this.programmes = programmes;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 where there are more than {@value #MOST_GROUPS} groups */
    public StayStatistics stays(StatisticsFilter filter) {
        List<Dimension> by = filter.by == null ? List.of() : List.copyOf(new TreeSet<>(filter.by));
        Counted counted = filter.counted == null ? Counted.ACTUAL : filter.counted;
        LocalDate today = LocalDate.now(clock);
        List<Object[]> rows = repository.stays(filter, by, counted, today, MOST_GROUPS);
        if (rows.size() > MOST_GROUPS + 1) {
            throw Problems.invalid(List.of(new Violation(
                    "?by",
                    "too-many-groups",
                    "These are more than " + MOST_GROUPS + " groups; count by less, or narrow what is counted.")));
        }
        Map<UUID, Programme> names = by.contains(Dimension.PROGRAMME) ? programmes.all() : Map.of();
        List<StayCount> counts = rows.stream().map(row -> count(row, names)).toList();
        List<StayCount> items = by.isEmpty() ? List.of() : counts.subList(1, counts.size());
        return new StayStatistics(by, counted, today, items, counts.get(0));
    }

    private static StayCount count(Object[] row, Map<UUID, Programme> names) {
        UUID programme = row[3] instanceof UUID id ? id : null;
        return new StayCount(
                constant(Direction.class, row[0]),
                (String) row[1],
                constant(MobilityKind.class, row[2]),
                programme == null ? null : programme(programme, names.get(programme)),
                (String) row[4],
                (String) row[5],
                constant(Gender.class, row[6]),
                number(row[7]),
                number(row[8]),
                number(row[9]),
                plain((BigDecimal) row[10]));
    }

    private static Ref programme(UUID id, Programme known) {
        return Ref.to("programmes", id, known == null ? null : known.name());
    }

    /**
     * Shares of each graduating cohort by days abroad.
     *
     * @param lengths from how many days on another share begins; the usual ones where none is named
     */
    public AccreditationTable accreditation(List<String> cohorts, List<UUID> ofProgrammes, List<Integer> lengths) {
        List<Integer> bounds = bounds(lengths);
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Object[]>> byCohort = repository.abroad(cohorts, ofProgrammes, bounds, today).stream()
                .collect(Collectors.groupingBy(row -> (String) row[0], LinkedHashMap::new, Collectors.toList()));
        return new AccreditationTable(
                today,
                byCohort.entrySet().stream()
                        .map(cohort -> cohort(cohort.getKey(), cohort.getValue(), bounds))
                        .toList());
    }

    private static List<Integer> bounds(List<Integer> lengths) {
        if (lengths == null || lengths.isEmpty()) {
            return LENGTHS;
        }
        TreeSet<Integer> bounds = new TreeSet<>(lengths);
        bounds.add(0);
        return List.copyOf(bounds);
    }

    private static AccreditationTable.Cohort cohort(String cohort, List<Object[]> rows, List<Integer> bounds) {
        long students = rows.stream().mapToLong(row -> number(row[2])).sum();
        long days = rows.stream().mapToLong(row -> number(row[3])).sum();
        Map<Integer, Long> byLength =
                rows.stream().collect(Collectors.toMap(row -> (int) number(row[1]) - 1, row -> number(row[2])));
        List<AccreditationRow> shares = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            long some = byLength.getOrDefault(i, 0L);
            shares.add(new AccreditationRow(
                    cohort,
                    bounds.get(i),
                    i + 1 < bounds.size() ? bounds.get(i + 1) - 1 : null,
                    some,
                    divided(some, students, 4)));
        }
        return new AccreditationTable.Cohort(cohort, students, divided(days, students, 1), shares);
    }

    /**
     * What each supporter gave.
     *
     * @param from first day, or null
     * @param to last day, or null
     * @throws eu.peregrine.kit.problem.ProblemException 422 when the days are not in order
     */
    public List<SupporterRow> supporters(LocalDate from, LocalDate to) {
        new Violations()
                .check(
                        from == null || to == null || !to.isBefore(from),
                        "?to",
                        "not-in-order",
                        "The last day is not before the first.")
                .throwIfAny();
        LocalDate first = from == null ? EARLIEST : from;
        LocalDate last = to == null ? LATEST : to;
        List<Object[]> money = support.bySupporter(first, last);
        List<Object[]> placements = support.placements(first, last);
        Map<UUID, PartnerOrganisation> names = organisations.byIds(Stream.concat(money.stream(), placements.stream())
                .map(row -> (UUID) row[0])
                .collect(Collectors.toSet()));
        return Stream.concat(
                        money.stream().map(row -> supporter(row, names)),
                        placements.stream().map(row -> ofPlacements(row, names)))
                .toList();
    }

    private static SupporterRow ofPlacements(Object[] row, Map<UUID, PartnerOrganisation> names) {
        return new SupporterRow(named((UUID) row[0], names), 0, null, null, number(row[1]), number(row[2]));
    }

    private static Ref named(UUID id, Map<UUID, PartnerOrganisation> names) {
        PartnerOrganisation known = names.get(id);
        return known == null ? Ref.to("organisations", id) : known.ref();
    }

    private static SupporterRow supporter(Object[] row, Map<UUID, PartnerOrganisation> names) {
        String currency = (String) row[1];
        return new SupporterRow(
                named((UUID) row[0], names),
                number(row[2]),
                new Money((BigDecimal) row[3], currency),
                new Money((BigDecimal) row[4], currency),
                null,
                null);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Object name) {
        return name == null ? null : Enum.valueOf(type, (String) name);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal divided(long part, long whole, int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }
}
