package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * The books. A posting is one conditional UPDATE of the fund's row, which decides by itself whether the money is there, and the
 * entries that say why; both or neither. So no account falls below zero however many post at once: the second of two
 * waits on the row and then sees what the first left. Amounts are whole cents.
 */
@ApplicationScoped
@Transactional
public class Ledger {

    private static final int AT_ONCE = 1_000;
    private static final String MOVE = """
            update fund set
              source = source + :source, available = available + :available, reserved = reserved + :reserved,
              committed = committed + :committed, paid = paid + :paid, receivable = receivable + :receivable,
              lost = lost + :lost, received = received + :received, sequence = sequence + 1, version = version + 1
            where id = :fund and (state = 'OPEN' or not :opensAnew)
              and available + :available >= 0 and reserved + :reserved >= 0 and committed + :committed >= 0
              and paid + :paid >= 0 and receivable + :receivable >= 0
              and (prefinance or :paid <= 0 or paid + receivable + lost + :paid <= received)
            returning fund.*, sequence as moved
            """;
    private static final String RECEIVE =
            "update fund set received = received + :cents, sequence = sequence + 1, version = version + 1 where id ="
                    + " :fund";

    private final EntityManager database;
    private final Outbox outbox;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    Ledger(EntityManager database, Outbox outbox, Caller caller, Acting acting, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Moves money, all of it or none.
     *
     * @param fundId the fund
     * @param movement from which account to which
     * @param postings the amounts; nothing happens when there are none
     * @throws ProblemException 409 {@code fund-exhausted} when the giving account does not hold as much, {@code not-received}
     *     when more would be paid than the funder sent, {@code fund-closed} when a closed fund would take or offer money
     */
    public void post(UUID fundId, Movement movement, List<Posting> postings) {
        post(fundId, movement, postings, 0);
    }

    /**
     * As {@link #post(UUID, Movement, List)}, for money that moves between funds or back to the funder.
     *
     * @param received cents that count as sent by the funder from now on (or, below zero, no longer)
     */
    void post(UUID fundId, Movement movement, List<Posting> postings, long received) {
        if (postings.isEmpty()) {
            return;
        }
        long sum = postings.stream().mapToLong(Posting::cents).reduce(0, Math::addExact);
        Balances change = Balances.zero().after(movement, sum);
        NativeQuery<?> update = database.unwrap(Session.class)
                .createNativeQuery(MOVE, Object[].class)
                .addEntity("fund", Fund.class)
                .addScalar("moved", Long.class)
                .setParameter("fund", fundId)
                .setParameter("opensAnew", movement.opensAnew())
                .setParameter("received", received);
        for (Account account : Account.values()) {
            update.setParameter(account.name().toLowerCase(Locale.ROOT), change.of(account));
        }
        Fund fund = moved(update.getResultList()).orElseThrow(() -> refusal(fresh(fundId), movement, sum));
        String by = caller.subject();
        List<LedgerEntry> written = new ArrayList<>();
        for (Posting posting : postings) {
            LedgerEntry entry = new LedgerEntry(fund, movement, posting, clock.instant(), by, acting.reason());
            database.persist(entry);
            written.add(entry);
            if (written.size() == AT_ONCE) {
                // A decision may reserve tens of thousands of awards, and nobody reads the entries again.
                database.flush();
                written.forEach(database::detach);
                written.clear();
            }
        }
        tell(fund, movement.eventType());
    }

    /** Records money that came, which lets as much be paid out. */
    void receive(Fund fund, Contribution receipt) {
        database.persist(receipt);
        database.createNativeQuery(RECEIVE)
                .setParameter("cents", receipt.cents())
                .setParameter("fund", fund.id())
                .executeUpdate();
        tell(fresh(fund.id()), "fund.received");
    }

    /** The balances as the entries make them, without looking at the cached ones. */
    public Balances derived(UUID fundId) {
        return totals(fundId, null, null).balances();
    }

    /** The sums of all entries of a fund from a day up to and including another; null for no such bound. */
    Totals totals(UUID fundId, LocalDate from, LocalDate until) {
        return new Totals(database
                .createQuery("""
                        select e.movement, count(e), sum(e.cents) from LedgerEntry e
                        where e.fundId = :fund and e.onDate between :from and :until group by e.movement order by e.movement
                        """, Object[].class)
                .setParameter("fund", fundId)
                .setParameter("from", from == null ? LocalDate.of(1, 1, 1) : from)
                .setParameter("until", until == null ? LocalDate.of(9999, 12, 31) : until)
                .getResultList()
                .stream()
                .map(row -> new Totals.Line((Movement) row[0], (Long) row[1], (Long) row[2]))
                .toList());
    }

    /** The fund as the update left it, without another look while everybody else waits for its row. */
    private Optional<Fund> moved(List<?> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        Fund fund = (Fund) row[0];
        // Who has read the fund before in this transaction is given what was read then.
        if (!row[1].equals(fund.sequence())) {
            database.refresh(fund);
        }
        return Optional.of(fund);
    }

    private Fund fresh(UUID fundId) {
        Fund fund = database.find(Fund.class, fundId);
        if (fund == null) {
            throw Problems.notFound("fund");
        }
        database.refresh(fund);
        return fund;
    }

    private void tell(Fund fund, String type) {
        outbox.append("fund", fund.id(), fund.sequence(), type, null, FundState.of(fund), FundState.visibleTo(fund));
    }

    private static ProblemException refusal(Fund fund, Movement movement, long cents) {
        if (fund.state() == FundLifeState.CLOSED && movement.opensAnew()) {
            return Problems.conflict(
                    "fund-closed", "Fund " + fund.reference() + " was closed on " + fund.closedOn() + ".");
        }
        Balances balances = fund.cachedBalances();
        if (!balances.allow(movement, cents)) {
            return Problems.conflict(
                    "fund-exhausted",
                    "Fund %s has %s %s %s; %s are needed."
                            .formatted(
                                    fund.reference(),
                                    decimal(balances.of(movement.from())),
                                    fund.currency(),
                                    movement.from().name().toLowerCase(Locale.ROOT),
                                    decimal(cents)));
        }
        return Problems.conflict(
                "not-received",
                "Fund %s may pay out only what the funder sent: %s %s were received, and with this payment more would be paid."
                        .formatted(fund.reference(), decimal(fund.received()), fund.currency()));
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
