package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up the books of all funds from their entries alone, and holds the balances kept beside them against that. */
@ApplicationScoped
@Transactional
public class TrialBalance {

    private static final int SHOWN = 100;

    private final EntityManager database;
    private final Clock clock;

    TrialBalance(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The sums of one fund's entries of one kind: up to the day, and of all days. */
    private record Sum(UUID fund, Movement movement, long entries, long cents, long centsEver) {}

    /**
     * Lets all queries of the present transaction see one and the same moment; to be called before the first of them.
     */
    static void asOfOneMoment(EntityManager database) {
        database.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
    }

    /** The trial balance up to and including a day; today's for null. */
    public TrialBalanceView until(LocalDate day) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        asOfOneMoment(database);
        Map<UUID, Fund> funds = new HashMap<>();
        database.createQuery("from Fund", Fund.class).getResultList().forEach(fund -> funds.put(fund.id(), fund));
        Map<UUID, List<Sum>> byFund = new TreeMap<>();
        for (Sum sum : sums(on)) {
            byFund.computeIfAbsent(sum.fund(), id -> new ArrayList<>()).add(sum);
        }
        Map<String, List<Totals.Line>> lines = new TreeMap<>();
        Map<String, Long> counts = new HashMap<>();
        byFund.forEach((id, sums) -> {
            List<Totals.Line> before = sums.stream()
                    .filter(sum -> sum.entries() > 0)
                    .map(sum -> new Totals.Line(sum.movement(), sum.entries(), sum.cents()))
                    .toList();
            if (!before.isEmpty()) {
                String currency = funds.get(id).currency();
                lines.computeIfAbsent(currency, name -> new ArrayList<>()).addAll(before);
                counts.merge(currency, 1L, Long::sum);
            }
        });
        return new TrialBalanceView(
                on,
                lines.entrySet().stream()
                        .map(line -> currency(line.getKey(), counts.get(line.getKey()), new Totals(line.getValue())))
                        .toList(),
                unbalanced(funds, byFund));
    }

    private List<Sum> sums(LocalDate on) {
        return database.createQuery("""
                        select e.fundId, e.movement, sum(case when e.onDate <= :on then 1 else 0 end),
                          sum(case when e.onDate <= :on then e.cents else 0 end), sum(e.cents)
                        from LedgerEntry e group by e.fundId, e.movement
                        """, Object[].class).setParameter("on", on).getResultList().stream()
                .map(row -> new Sum(
                        (UUID) row[0],
                        (Movement) row[1],
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()))
                .toList();
    }

    private static TrialBalanceView.CurrencyLine currency(String currency, long funds, Totals totals) {
        return new TrialBalanceView.CurrencyLine(
                currency,
                funds,
                totals.lines().stream().mapToLong(Totals.Line::entries).sum(),
                totals.accounts(currency),
                totals.balances().sumToZero());
    }

    private static List<Ref> unbalanced(Map<UUID, Fund> funds, Map<UUID, List<Sum>> byFund) {
        return funds.values().stream()
                .filter(fund -> {
                    Balances derived = new Totals(byFund.getOrDefault(fund.id(), List.of()).stream()
                                    .map(sum -> new Totals.Line(sum.movement(), 1, sum.centsEver()))
                                    .toList())
                            .balances();
                    return !derived.sumToZero() || !derived.equals(fund.cachedBalances());
                })
                .map(Funds::refOf)
                .limit(SHOWN)
                .toList();
    }
}
