package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.ColumnTransformer;

/**
 * Money of one funder, in one currency, for one purpose. Its balances are moved by {@link Ledger} alone, with one conditional
 * statement per posting, so they cannot be changed through this class; all amounts are whole cents ({@code bigint}).
 */
@Entity
@Table(name = "fund")
public class Fund extends AggregateRoot {

    private String reference;
    private UUID funderId;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    private String currency;

    @Embedded
    @AttributeOverride(name = "start", column = @Column(name = "period_start"))
    @AttributeOverride(name = "end", column = @Column(name = "period_end"))
    private Period period;

    @Convert(converter = Restrictions.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Restrictions restrictions;

    private boolean prefinance;

    @Enumerated(EnumType.STRING)
    private FundLifeState state;

    private LocalDate closedOn;

    @Column(updatable = false)
    private long source;

    @Column(updatable = false)
    private long available;

    @Column(updatable = false)
    private long reserved;

    @Column(updatable = false)
    private long committed;

    @Column(updatable = false)
    private long paid;

    @Column(updatable = false)
    private long receivable;

    @Column(updatable = false)
    private long lost;

    @Column(updatable = false)
    private long received;

    /** For the persistence provider alone. */
    protected Fund() {}

    private Fund(String reference, FundDraft draft) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.funderId = draft.funderId();
        this.name = draft.name();
        this.currency = draft.currency();
        this.period = draft.period();
        this.restrictions = draft.restrictions() == null ? Restrictions.NONE : draft.restrictions();
        this.prefinance = Boolean.TRUE.equals(draft.prefinance());
        this.state = FundLifeState.OPEN;
        raise("fund.opened");
    }

    /** Opens a fund without money. */
    public static Fund open(String reference, FundDraft draft) {
        return new Fund(reference, draft);
    }

    /**
     * Ends it: no money comes and none is offered any more.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state, or {@code fund-not-settled} while anything is
     *     available, offered, promised or claimed back
     */
    void close(LocalDate on) {
        demand("close", FundLifeState.OPEN);
        Map<String, Long> left = new LinkedHashMap<>();
        left.put("available", available);
        left.put("reserved", reserved);
        left.put("committed", committed);
        left.put("receivable", receivable);
        String open = left.entrySet().stream()
                .filter(account -> account.getValue() != 0)
                .map(account -> BigDecimal.valueOf(account.getValue(), 2).toPlainString() + " " + currency + " "
                        + account.getKey())
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            throw Problems.conflict(
                    "fund-not-settled",
                    "Fund " + reference + " still has " + open
                            + "; carry over or give back what is left, and settle the rest.");
        }
        state = FundLifeState.CLOSED;
        closedOn = on;
        raise("fund.closed", FundLifeState.OPEN);
    }

    /** Lets it take and offer money again. */
    void reopen() {
        demand("reopen", FundLifeState.CLOSED);
        state = FundLifeState.OPEN;
        closedOn = null;
        raise("fund.reopened", FundLifeState.CLOSED);
    }

    private void demand(String verb, FundLifeState from) {
        if (state != from) {
            throw Problems.illegalTransition("fund", state, verb, state.verbs());
        }
    }

    /** How much of what is available the funder has really sent: what is promised or paid claims its part first. */
    long receivedAndFree() {
        return Math.max(0, Math.min(available, received - paid - receivable - lost - reserved - committed));
    }

    /** What may be offered, in cents. */
    long available() {
        return available;
    }

    /** Whether it takes and offers money. */
    public FundLifeState state() {
        return state;
    }

    /** When it was closed; null while it is open. */
    public LocalDate closedOn() {
        return closedOn;
    }

    /** The short reference. */
    public String reference() {
        return reference;
    }

    /** Who gives. */
    public UUID funderId() {
        return funderId;
    }

    /** Its funder was merged into another, whose money it is from now on. */
    void follow(FunderMerged merged) {
        funderId = merged.survivor();
        raise("fund.funder-merged");
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    /** From when to when its money may be awarded. */
    public Period period() {
        return period;
    }

    /** For what. */
    public Restrictions restrictions() {
        return restrictions;
    }

    /** Whether instalments may be paid before the funder's money came. */
    public boolean prefinance() {
        return prefinance;
    }

    /** What the funder has really sent, in cents. */
    public long received() {
        return received;
    }

    /** The balances kept beside the entries, to decide quickly; {@link Ledger#derived} gives the true ones. */
    public Balances cachedBalances() {
        Map<Account, Long> cents = new EnumMap<>(Account.class);
        cents.put(Account.SOURCE, source);
        cents.put(Account.AVAILABLE, available);
        cents.put(Account.RESERVED, reserved);
        cents.put(Account.COMMITTED, committed);
        cents.put(Account.PAID, paid);
        cents.put(Account.RECEIVABLE, receivable);
        cents.put(Account.LOST, lost);
        return Balances.of(cents);
    }
}
