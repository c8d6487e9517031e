package eu.peregrine.scholarships.report;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.award.Award;
import eu.peregrine.scholarships.award.AwardState;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.InstalmentState;
import eu.peregrine.scholarships.fund.Account;
import eu.peregrine.scholarships.fund.Balances;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.Funds;
import eu.peregrine.scholarships.funder.FunderView;
import eu.peregrine.scholarships.funder.Funders;
import eu.peregrine.scholarships.grant.GrantCalculator;
import eu.peregrine.scholarships.grant.StayLength;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the reports, each with a few statements however many awards there are. */
@ApplicationScoped
@Transactional
public class Reports {

    private static final List<AwardState> UNDER_CONTRACT =
            List.of(AwardState.CONTRACTED, AwardState.IN_PAYMENT, AwardState.SETTLED, AwardState.REVOKED);
    private static final List<AwardState> LIVE =
            Stream.of(AwardState.values()).filter(AwardState::live).toList();
    private static final List<InstalmentState> UNPAID = List.of(
            InstalmentState.PLANNED,
            InstalmentState.DUE,
            InstalmentState.ON_HOLD,
            InstalmentState.ORDERED,
            InstalmentState.FAILED);
    private static final BigDecimal MONTH = BigDecimal.valueOf(30);

    private final Funders funders;
    private final Funds funds;
    private final EntityManager database;
    private final Sight sight;
    private final Clock clock;

    Reports(Funders funders, Funds funds, EntityManager database, Sight sight, Clock clock) {
        this.funders = funders;
        this.funds = funds;
        this.database = database;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * What a funder's money did with contracts of a time.
     *
     * @param from first day on which they were signed; null for from the beginning
     * @param to last day; null for until today
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a funder that is not the caller's to see, 422 for a time that ends before
     *     it begins
     */
    public FunderReport funder(UUID funderId, LocalDate from, LocalDate to) {
        FunderView funder = funders.get(funderId);
        LocalDate first = from == null ? LocalDate.of(1900, 1, 1) : from;
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        new Violations()
                .check(!last.isBefore(first), "?to", "before-start", "The time ends before it begins.")
                .throwIfAny();
        Map<UUID, Long> paid = paid(funderId);
        SortedMap<String, Tally> totals = new TreeMap<>();
        SortedMap<String, Tally> items = new TreeMap<>();
        for (Object[] row : database.createQuery("""
            select a, m from Award a left join MobilityFacts m on m.id = a.mobilityId
            where a.funderId = :funder and a.contractSignedOn between :first and :last and a.state in :states
            """, Object[].class)
                .setParameter("funder", funderId)
                .setParameter("first", first)
                .setParameter("last", last)
                .setParameter("states", UNDER_CONTRACT)
                .getResultList()) {
            Award award = (Award) row[0];
            MobilityFacts stay = (MobilityFacts) row[1];
            String country = stay == null ? null : stay.hostCountry();
            String kind = stay == null ? null : stay.kind();
            long went = paid.getOrDefault(award.id(), 0L);
            totals.computeIfAbsent(award.currency(), key -> new Tally(null, null, award.currency()))
                    .add(award, stay, went);
            items.computeIfAbsent(
                            award.currency() + "/" + country + "/" + kind,
                            key -> new Tally(country, kind, award.currency()))
                    .add(award, stay, went);
        }
        return new FunderReport(
                Ref.to("funders", funderId, funder.name()),
                from,
                last,
                totals.values().stream().map(Tally::line).toList(),
                items.values().stream().map(Tally::line).toList());
    }

    /** What was paid for each award of a funder, less what is or was claimed back. */
    private Map<UUID, Long> paid(UUID funderId) {
        Map<UUID, Long> paid = new HashMap<>();
        database.createQuery("""
            select i.awardId, sum(i.cents) from Instalment i
            where i.funderId = :funder and i.state = :paid group by i.awardId
            """, Object[].class)
                .setParameter("funder", funderId)
                .setParameter("paid", InstalmentState.PAID)
                .getResultList()
                .forEach(row -> paid.merge((UUID) row[0], (Long) row[1], Long::sum));
        database.createQuery("""
            select o.awardId, sum(o.cents - o.deducted) from OverAward o
            where o.funderId = :funder group by o.awardId
            """, Object[].class)
                .setParameter("funder", funderId)
                .getResultList()
                .forEach(row -> paid.merge((UUID) row[0], -(Long) row[1], Long::sum));
        return paid;
    }

    /**
     * Awards by a grant rule, taken apart for the beneficiary module; to be read inside a transaction.
     *
     * @param call of these calls; of all when empty
     * @param fund of these funds; of all when empty
     */
    public Stream<BeneficiaryRow> beneficiaryModule(List<UUID> call, List<UUID> fund) {
        Sight.Condition visible = sight.of(null, null);
        // One call's report reads that call's awards, and not those of all years.
        String narrowed =
                (call.isEmpty() ? "" : " and e.callId in :call") + (fund.isEmpty() ? "" : " and e.fundId in :fund");
        TypedQuery<Object[]> query = database.createQuery("""
            select e, m from Award e join MobilityFacts m on m.id = e.mobilityId
            where e.calculation is not null and e.state in :states and %s%s order by e.id
            """.formatted(visible.hql(), narrowed), Object[].class)
                .setParameter("states", UNDER_CONTRACT);
        if (!call.isEmpty()) {
            query.setParameter("call", call);
        }
        if (!fund.isEmpty()) {
            query.setParameter("fund", fund);
        }
        return query.getResultStream().map(row -> BeneficiaryRows.of((Award) row[0], (MobilityFacts) row[1]));
    }

    /**
     * What a fund has paid and will have to pay, by month.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a fund that is not the caller's to see
     */
    public Forecast forecast(UUID fundId) {
        Fund fund = funds.visible(fundId);
        String currency = fund.currency();
        LocalDate today = LocalDate.now(clock);
        SortedMap<YearMonth, long[]> months = new TreeMap<>();
        for (Object[] row : database.createQuery("""
            select i.paidOn, sum(i.cents) from Instalment i
            where i.fundId = :fund and i.state = :paid group by i.paidOn
            """, Object[].class)
                .setParameter("fund", fundId)
                .setParameter("paid", InstalmentState.PAID)
                .getResultList()) {
            month(months, YearMonth.from((LocalDate) row[0]))[0] += (Long) row[1];
        }
        for (Object[] row : database.createQuery("""
            select i, a, m from Instalment i join Award a on a.id = i.awardId
            left join MobilityFacts m on m.id = i.mobilityId
            where i.fundId = :fund and i.state in :unpaid and a.state in :live
            """, Object[].class)
                .setParameter("fund", fundId)
                .setParameter("unpaid", UNPAID)
                .setParameter("live", LIVE)
                .getResultList()) {
            Instalment instalment = (Instalment) row[0];
            Award award = (Award) row[1];
            long[] month = month(months, ExpectedMonth.of(instalment, award, (MobilityFacts) row[2], today));
            month[1] += instalment.cents();
            month[2] += award.contractSignedOn() == null ? instalment.cents() : 0;
        }
        Balances balances = fund.cachedBalances();
        return new Forecast(
                Funds.refOf(fund),
                Money.ofCents(balances.of(Account.AVAILABLE), currency),
                Money.ofCents(balances.of(Account.RESERVED), currency),
                Money.ofCents(balances.of(Account.COMMITTED), currency),
                Money.ofCents(balances.of(Account.PAID), currency),
                Money.ofCents(balances.of(Account.RECEIVABLE), currency),
                cumulated(months, currency));
    }

    private static long[] month(SortedMap<YearMonth, long[]> months, YearMonth month) {
        return months.computeIfAbsent(month, key -> new long[3]);
    }

    private static List<ForecastMonth> cumulated(SortedMap<YearMonth, long[]> months, String currency) {
        List<ForecastMonth> lines = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<YearMonth, long[]> one : months.entrySet()) {
            long[] cents = one.getValue();
            sum += cents[0] + cents[1];
            lines.add(new ForecastMonth(
                    one.getKey().toString(),
                    Money.ofCents(cents[0], currency),
                    Money.ofCents(cents[1], currency),
                    Money.ofCents(cents[2], currency),
                    Money.ofCents(sum, currency)));
        }
        return lines;
    }

    /** Adds awards up. */
    private static final class Tally {

        private final String country;
        private final String kind;
        private final String currency;
        private final Set<UUID> people = new HashSet<>();
        private final Set<UUID> stays = new HashSet<>();
        private long awards;
        private long awarded;
        private long paid;
        private long days;

        Tally(String country, String kind, String currency) {
            this.country = country;
            this.kind = kind;
            this.currency = currency;
        }

        void add(Award award, MobilityFacts stay, long went) {
            awards++;
            people.add(award.studentId());
            awarded += award.net();
            paid += went;
            // Several awards may be for one stay, whose days are there once.
            if (stay != null && !stay.cancelled() && stays.add(stay.id())) {
                days += days(stay);
            }
        }

        private static long days(MobilityFacts stay) {
            if (stay.startsOn() == null
                    || stay.endsOn() == null
                    || stay.endsOn().isBefore(stay.startsOn())) {
                return 0;
            }
            Period period = new Period(stay.startsOn(), stay.endsOn());
            return GrantCalculator.count(StayLength.LONG, period)
                    - GrantCalculator.interruptedDays(StayLength.LONG, period, stay.interruptions());
        }

        FunderReportLine line() {
            return new FunderReportLine(
                    country,
                    kind,
                    awards,
                    people.size(),
                    Money.ofCents(awarded, currency),
                    Money.ofCents(paid, currency),
                    BigDecimal.valueOf(days).divide(MONTH, 1, RoundingMode.HALF_UP));
        }
    }
}
