package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.funder.Funder;
import eu.peregrine.scholarships.funder.FunderRepository;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens funds, takes what funders promise and send, and reads the books. */
@ApplicationScoped
@Transactional
public class Funds {

    private final FundRepository funds;
    private final FunderRepository funders;
    private final Ledger ledger;
    private final References references;
    private final Outbox outbox;
    private final EntityManager database;
    private final Sight sight;
    private final Acting acting;
    private final Clock clock;

    Funds(
            FundRepository funds,
            FunderRepository funders,
            Ledger ledger,
            References references,
            Outbox outbox,
            EntityManager database,
            Sight sight,
            Acting acting,
            Clock clock) {
        this.funds = funds;
        this.funders = funders;
        this.ledger = ledger;
        this.references = references;
        this.outbox = outbox;
        this.database = database;
        this.sight = sight;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Opens a fund.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for an unknown or inactive funder or an unknown currency, 409 when
     *     the id is taken
     */
    public FundView open(FundDraft draft) {
        Optional<Funder> funder = funders.findByIdOptional(draft.funderId());
        new Violations()
                .check(funder.isPresent(), "/funderId", "unknown-funder", "No organisation with this id gives money.")
                .check(
                        funder.map(Funder::mayGive).orElse(true),
                        "/funderId",
                        "inactive-funder",
                        "The funder is suspended or archived.")
                .check(
                        new Money(null, draft.currency()).knownCurrency(),
                        "/currency",
                        "unknown-currency",
                        "ISO 4217 has no such currency.")
                .throwIfAny();
        if (draft.id() != null && funds.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a fund with this id already.");
        }
        Fund fund = Fund.open(references.next(ReferenceKind.FUND), draft);
        funds.persist(fund);
        outbox.publish(fund, FundState.of(fund), FundState.visibleTo(fund));
        return single(fund);
    }

    /** A page of the funds that the caller may see. */
    public Page<FundView> list(List<UUID> funder, List<UUID> id, List<FundLifeState> states, ListRequest request) {
        Sight.Condition visible = visible();
        Page<Fund> page = Listing.of(database, Fund.class, "e")
                .always(visible.hql(), visible.parameters())
                .filter("funder", funder, "e.funderId in :funder")
                .filter("id", id, "e.id in :id")
                .filter("state", states, "e.state in :state")
                .sortable("reference", "e.reference", String.class, Fund::reference)
                .defaultSort("reference")
                .page(request, Function.identity());
        Map<UUID, Funder> givers = funders.byIds(
                page.items().stream().map(Fund::funderId).distinct().toList());
        return page.map(fund ->
                FundView.of(fund, funderOf(fund, givers.get(fund.funderId())), fund.cachedBalances(), null, null));
    }

    /** One fund with the balances that its entries make. */
    public FundView get(UUID id) {
        // Otherwise an entry that is posted between reading the fund and adding up would make it look unbalanced.
        TrialBalance.asOfOneMoment(database);
        return single(visible(id));
    }

    /** Records a promise and makes its money available. */
    public FundView pledge(UUID id, ContributionDraft draft) {
        Fund fund = visible(id);
        check(fund, draft);
        Contribution pledge = new Contribution(fund, Contribution.Kind.PLEDGE, draft, clock.instant());
        database.persist(pledge);
        ledger.post(
                fund.id(),
                Movement.ALLOCATE,
                List.of(new Posting(pledge.cents(), new Origin("pledge", pledge.id()), draft.on(), draft.reference())));
        return single(fund);
    }

    /** Records money that came. */
    public FundView receipt(UUID id, ContributionDraft draft) {
        Fund fund = visible(id);
        check(fund, draft);
        ledger.receive(fund, new Contribution(fund, Contribution.Kind.RECEIPT, draft, clock.instant()));
        return single(fund);
    }

    /** A page of a fund's pledges or receipts. */
    public Page<ContributionView> contributions(UUID id, Contribution.Kind kind, ListRequest request) {
        Fund fund = visible(id);
        return Listing.of(database, Contribution.class, "e")
                .filter("fund", fund.id(), "e.fundId = :fund")
                .filter("kind", kind, "e.kind = :kind")
                .sortable("on", "e.onDate", LocalDate.class, Contribution::on)
                .id(Contribution::id)
                .defaultSort("on")
                .page(request, ContributionView::of);
    }

    /**
     * Carries what is left over to another fund, or gives it back to the funder.
     *
     * @param kind which of the two
     * @throws eu.peregrine.kit.problem.ProblemException 422 for a fund of another funder or currency, an amount in another, or a day
     *     in the future; 409 when not as much is available, or the other fund is closed
     */
    public FundView transfer(UUID id, String ifMatch, TransferKind kind, TransferDraft draft) {
        Fund from = visible(id);
        IfMatch.accepted(ifMatch, from);
        Optional<Fund> to = Optional.ofNullable(draft.toFundId()).flatMap(other -> funds.find(other, visible()));
        check(kind, from, to, draft);
        funds.toChange(to.map(other -> List.of(id, other.id())).orElse(List.of(id)));
        long cents = draft.amount() == null ? from.available() : draft.amount().cents();
        if (cents == 0) {
            throw Problems.conflict("fund-exhausted", "Fund " + from.reference() + " has nothing left.");
        }
        long received = Math.min(cents, from.receivedAndFree());
        acting.reason(draft.reason());
        FundTransfer transfer = new FundTransfer(from, draft, cents, received, sight.subject(), clock.instant());
        database.persist(transfer);
        Origin origin = new Origin("transfer", transfer.id());
        String text = to.map(other -> from.reference() + " to " + other.reference())
                .orElse(from.reference() + " to its funder");
        List<Posting> posting = List.of(new Posting(cents, origin, draft.on(), text));
        ledger.post(
                from.id(),
                kind == TransferKind.CARRY_OVER ? Movement.CARRY_OUT : Movement.GIVE_BACK,
                posting,
                -received);
        to.ifPresent(other -> ledger.post(other.id(), Movement.CARRY_IN, posting, received));
        return single(from);
    }

    /** Closes a fund; 409 while anything in it is open. */
    public FundView close(UUID id, String ifMatch, FundStepDraft draft) {
        return step(id, ifMatch, draft, fund -> fund.close(LocalDate.now(clock)));
    }

    /** Opens a closed fund again. */
    public FundView reopen(UUID id, String ifMatch, FundStepDraft draft) {
        return step(id, ifMatch, draft, Fund::reopen);
    }

    private FundView step(UUID id, String ifMatch, FundStepDraft draft, Consumer<Fund> step) {
        Fund fund = visible(id);
        IfMatch.accepted(ifMatch, fund);
        funds.toChange(List.of(id));
        acting.reason(draft.reason());
        step.accept(fund);
        outbox.publish(fund, FundState.of(fund), FundState.visibleTo(fund));
        return single(fund);
    }

    private void check(TransferKind kind, Fund from, Optional<Fund> to, TransferDraft draft) {
        boolean carried = kind == TransferKind.CARRY_OVER;
        new Violations()
                .check(
                        carried == (draft.toFundId() != null),
                        "/toFundId",
                        carried ? "missing" : "not-here",
                        carried ? "Say which fund takes it." : "What is given back goes to no fund.")
                .check(
                        draft.toFundId() == null || to.isPresent(),
                        "/toFundId",
                        "unknown-fund",
                        "There is no such fund.")
                .check(!from.id().equals(draft.toFundId()), "/toFundId", "same-fund", "It must be another fund.")
                .check(
                        to.map(other -> other.funderId().equals(from.funderId()))
                                .orElse(true),
                        "/toFundId",
                        "other-funder",
                        "Money is carried over within one funder alone.")
                .check(
                        to.map(other -> other.currency().equals(from.currency()))
                                .orElse(true),
                        "/toFundId",
                        "other-currency",
                        "The fund is in " + from.currency() + ".")
                .check(
                        draft.amount() == null || draft.amount().currency().equals(from.currency()),
                        "/amount/currency",
                        "other-currency",
                        "The fund is in " + from.currency() + ".")
                .check(
                        draft.amount() == null || draft.amount().amount().signum() > 0,
                        "/amount/amount",
                        "not-positive",
                        "Must be above zero.")
                .check(!draft.on().isAfter(LocalDate.now(clock)), "/on", "in-the-future", "Must not be in the future.")
                .throwIfAny();
    }

    /** A page of what was carried over from or to a fund, or given back. */
    public Page<FundTransferView> transfers(UUID id, ListRequest request) {
        Fund fund = visible(id);
        return Listing.of(database, FundTransfer.class, "e")
                .filter("fund", fund.id(), "(e.fromFundId = :fund or e.toFundId = :fund)")
                .sortable("on", "e.onDate", LocalDate.class, FundTransfer::on)
                .id(FundTransfer::id)
                .defaultSort("on")
                .page(request, FundTransferView::of);
    }

    /** A page of a fund's entries, oldest first, of the days from the one to the other where these are given. */
    public Page<LedgerEntryView> ledger(
            UUID id, List<Movement> movements, UUID origin, LocalDate from, LocalDate to, ListRequest request) {
        Fund fund = visible(id);
        return Listing.of(database, LedgerEntry.class, "e")
                .filter("fund", fund.id(), "e.fundId = :fund")
                .filter("movement", movements, "e.movement in :movement")
                .filter("origin", origin, "e.origin.id = :origin")
                .filter("from", from, "e.onDate >= :from")
                .filter("to", to, "e.onDate <= :to")
                .sortable("on", "e.onDate", LocalDate.class, LedgerEntry::on)
                .id(LedgerEntry::id)
                .defaultSort("on")
                .page(request, LedgerEntryView::of);
    }

    /** All entries of a fund, for the export; to be read inside a transaction. */
    public Stream<LedgerEntryView> entries(UUID id) {
        Fund fund = visible(id);
        return database.createQuery(
                        "from LedgerEntry e where e.fundId = :fund order by e.onDate, e.id", LedgerEntry.class)
                .setParameter("fund", fund.id())
                .getResultStream()
                .map(LedgerEntryView::of);
    }

    /**
     * The statement with its trial balance.
     *
     * @param from the first day; null for all since the fund was opened
     * @param on the last day; today for null
     */
    public StatementView statement(UUID id, LocalDate from, LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        if (from != null && from.isAfter(day)) {
            throw Problems.badRequest("?from", "after-on", "Must not be after the last day.");
        }
        TrialBalance.asOfOneMoment(database);
        Fund fund = visible(id);
        String currency = fund.currency();
        Totals before = from == null ? new Totals(List.of()) : ledger.totals(fund.id(), null, from.minusDays(1));
        Totals moved = ledger.totals(fund.id(), from, day);
        Balances after = before.with(moved).balances();
        return new StatementView(
                refOf(fund),
                from,
                day,
                Money.ofCents(receivedUntil(fund, day), currency),
                BalancesView.of(before.balances(), currency),
                BalancesView.of(after, currency),
                moved.lines().stream()
                        .map(line -> new StatementView.MovementLine(
                                line.movement(), line.entries(), Money.ofCents(line.cents(), currency)))
                        .toList(),
                moved.accounts(currency),
                after.sumToZero());
    }

    /** A reference to the fund, with its name. */
    public static Ref refOf(Fund fund) {
        return Ref.to("funds", fund.id(), fund.name());
    }

    /**
     * The fund, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public Fund visible(UUID id) {
        return funds.find(id, visible()).orElseThrow(() -> Problems.notFound("fund"));
    }

    /** What the funder had sent, with what was carried in and without what went on or back. */
    private long receivedUntil(Fund fund, LocalDate day) {
        return database.createQuery("""
                        select coalesce((select sum(e.cents) from Contribution e
                                         where e.fundId = :fund and e.kind = :kind and e.onDate <= :day), 0L)
                          + coalesce((select sum(t.receivedCents) from FundTransfer t
                                      where t.toFundId = :fund and t.onDate <= :day), 0L)
                          - coalesce((select sum(t.receivedCents) from FundTransfer t
                                      where t.fromFundId = :fund and t.onDate <= :day), 0L)
                        from Fund f where f.id = :fund
                        """, Long.class)
                .setParameter("fund", fund.id())
                .setParameter("kind", Contribution.Kind.RECEIPT)
                .setParameter("day", day)
                .getSingleResult();
    }

    private static void check(Fund fund, ContributionDraft draft) {
        Conversion conversion = draft.conversion();
        new Violations()
                .check(
                        draft.amount().currency().equals(fund.currency()),
                        "/amount/currency",
                        "other-currency",
                        "The fund is in " + fund.currency() + ".")
                .check(draft.amount().amount().signum() > 0, "/amount/amount", "not-positive", "Must be above zero.")
                .check(
                        conversion == null || conversion.original().amount().signum() > 0,
                        "/conversion/original/amount",
                        "not-positive",
                        "Must be above zero.")
                .check(
                        conversion == null || !conversion.original().currency().equals(fund.currency()),
                        "/conversion/original/currency",
                        "same-currency",
                        "What is in the fund's currency needs no conversion.")
                .check(
                        conversion == null || conversion.original().knownCurrency(),
                        "/conversion/original/currency",
                        "unknown-currency",
                        "ISO 4217 has no such currency.")
                .check(
                        conversion == null
                                || conversion
                                                .cents()
                                                .compareTo(
                                                        draft.amount().amount().movePointRight(2))
                                        == 0,
                        "/amount/amount",
                        "not-the-rate",
                        conversion == null
                                ? ""
                                : "At this rate it is "
                                        + conversion.cents().movePointLeft(2).toPlainString() + ".")
                .throwIfAny();
    }

    private FundView single(Fund fund) {
        Balances derived = ledger.derived(fund.id());
        boolean balanced = derived.sumToZero() && derived.equals(fund.cachedBalances());
        return FundView.of(fund, funderOf(fund, funders.findById(fund.funderId())), derived, balanced, actions(fund));
    }

    private List<Action> actions(Fund fund) {
        boolean may = sight.has(Roles.OFFICER, Roles.FINANCE);
        boolean finance = sight.has(Roles.FINANCE);
        List<String> verbs = fund.state().verbs();
        String never = "Not from " + fund.state() + ", or not for you.";
        return Actions.of("/api/v1/funds/" + fund.id())
                .add("pledges", may && verbs.contains("pledges"), never)
                .add("receipts", may, "Only the office and finance record receipts.")
                .add("carry-over", finance && fund.available() > 0, "Nothing is left, or it is not for you.")
                .add("give-back", finance && fund.available() > 0, "Nothing is left, or it is not for you.")
                .add("close", finance && verbs.contains("close"), never)
                .add("reopen", finance && verbs.contains("reopen"), never)
                .list();
    }

    private Ref funderOf(Fund fund, Funder funder) {
        return Ref.to("funders", fund.funderId(), funder == null ? null : funder.name());
    }

    private Sight.Condition visible() {
        return sight.of(null, "e.funderId");
    }
}
