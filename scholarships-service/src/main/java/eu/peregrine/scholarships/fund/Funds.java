package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final Clock clock;

    Funds(
            FundRepository funds,
            FunderRepository funders,
            Ledger ledger,
            References references,
            Outbox outbox,
            EntityManager database,
            Sight sight,
            Clock clock) {
        this.funds = funds;
        this.funders = funders;
        this.ledger = ledger;
        this.references = references;
        this.outbox = outbox;
        this.database = database;
        this.sight = sight;
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
    public Page<FundView> list(List<UUID> funder, List<UUID> id, ListRequest request) {
        Sight.Condition visible = visible();
        return Listing.of(database, Fund.class, "e")
                .always(visible.hql(), visible.parameters())
                .filter("funder", funder, "e.funderId in :funder")
                .filter("id", id, "e.id in :id")
                .sortable("reference", "e.reference", String.class, Fund::reference)
                .defaultSort("reference")
                .page(request, fund -> FundView.of(fund, funderOf(fund), fund.cachedBalances(), null, null));
    }

    /** One fund with the balances that its entries make. */
    public FundView get(UUID id) {
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

    /** A page of a fund's entries, oldest first. */
    public Page<LedgerEntryView> ledger(UUID id, List<Movement> movements, UUID origin, ListRequest request) {
        Fund fund = visible(id);
        return Listing.of(database, LedgerEntry.class, "e")
                .filter("fund", fund.id(), "e.fundId = :fund")
                .filter("movement", movements, "e.movement in :movement")
                .filter("origin", origin, "e.origin.id = :origin")
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

    /** The statement with its trial balance, up to and including a day; today's for null. */
    public StatementView statement(UUID id, LocalDate on) {
        Fund fund = visible(id);
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        String currency = fund.currency();
        Totals totals = ledger.totals(fund.id(), day);
        return new StatementView(
                refOf(fund),
                day,
                Money.ofCents(receivedUntil(fund, day), currency),
                BalancesView.of(totals.balances(), currency),
                totals.lines().stream()
                        .map(line -> new StatementView.MovementLine(
                                line.movement(), line.entries(), Money.ofCents(line.cents(), currency)))
                        .toList(),
                Arrays.stream(Account.values())
                        .map(account -> new StatementView.AccountLine(
                                account,
                                Money.ofCents(totals.in(account), currency),
                                Money.ofCents(totals.out(account), currency),
                                Money.ofCents(totals.in(account) - totals.out(account), currency)))
                        .toList(),
                totals.balances().sumToZero());
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

    private long receivedUntil(Fund fund, LocalDate day) {
        Long sum = database.createQuery("""
                        select sum(e.cents) from Contribution e
                        where e.fundId = :fund and e.kind = :kind and e.onDate <= :day
                        """, Long.class)
                .setParameter("fund", fund.id())
                .setParameter("kind", Contribution.Kind.RECEIPT)
                .setParameter("day", day)
                .getSingleResult();
        return sum == null ? 0 : sum;
    }

    private static void check(Fund fund, ContributionDraft draft) {
        new Violations()
                .check(
                        draft.amount().currency().equals(fund.currency()),
                        "/amount/currency",
                        "other-currency",
                        "The fund is in " + fund.currency() + ".")
                .check(draft.amount().amount().signum() > 0, "/amount/amount", "not-positive", "Must be above zero.")
                .throwIfAny();
    }

    private FundView single(Fund fund) {
        Balances derived = ledger.derived(fund.id());
        boolean balanced = derived.sumToZero() && derived.equals(fund.cachedBalances());
        return FundView.of(fund, funderOf(fund), derived, balanced, actions(fund));
    }

    private List<Action> actions(Fund fund) {
        boolean may = sight.has(Roles.OFFICER, Roles.FINANCE);
        return Actions.of("/api/v1/funds/" + fund.id())
                .add("pledges", may, "Only the office and finance record pledges.")
                .add("receipts", may, "Only the office and finance record receipts.")
                .list();
    }

    private Ref funderOf(Fund fund) {
        return Ref.to(
                "funders",
                fund.funderId(),
                funders.findByIdOptional(fund.funderId()).map(Funder::name).orElse(null));
    }

    private Sight.Condition visible() {
        return sight.of(null, "e.funderId");
    }
}
