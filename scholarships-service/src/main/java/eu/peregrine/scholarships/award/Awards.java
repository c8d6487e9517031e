package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leads awards from the offer to the contract and to their end, for whoever may do so. */
@ApplicationScoped
@Transactional
public class Awards {

    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final CallRepository calls;
    private final OverAwardRepository overAwards;
    private final AwardDesk desk;
    private final WaitingList waiting;
    private final Vault vault;
    private final EntityManager database;
    private final Sight sight;
    private final Acting acting;

    Awards(
            AwardRepository awards,
            InstalmentRepository instalments,
            CallRepository calls,
            OverAwardRepository overAwards,
            AwardDesk desk,
            WaitingList waiting,
            Vault vault,
            EntityManager database,
            Sight sight,
            Acting acting) {
        this.awards = awards;
        this.instalments = instalments;
        this.calls = calls;
        this.overAwards = overAwards;
        this.desk = desk;
        this.waiting = waiting;
        this.vault = vault;
        this.database = database;
        this.sight = sight;
        this.acting = acting;
    }

    /** Takes an offer for the student. */
    public AwardView accept(UUID id, String ifMatch) {
        Award award = students(id, ifMatch);
        award.accept(desk.today());
        return told(award);
    }

    /** Declines an offer for the student; whoever waits is offered the money at once. */
    public AwardView decline(UUID id, String ifMatch) {
        Award award = students(id, ifMatch);
        waiting.hold(award);
        award.decline();
        return withdrawn(award);
    }

    /** Ends an offer that nobody answered; whoever waits is offered the money at once. */
    public AwardView lapse(UUID id, String ifMatch) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        waiting.hold(award);
        award.lapse(desk.today());
        return withdrawn(award);
    }

    /**
     * Takes the account to which it is paid.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 428 or 412 by the condition, 422 when there is no such account number
     */
    public AwardView payTo(UUID id, String ifMatch, AccountDraft draft) {
        Award award = visible(id);
        IfMatch.required(ifMatch, award);
        return account(award, draft);
    }

    /** As {@link #payTo}, for many at once: the condition is honoured where there is one. */
    AwardView payToInBulk(UUID id, String ifMatch, AccountDraft draft) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        return account(award, draft);
    }

    /**
     * Signs the contract: the money is committed, and what the contract makes due becomes so.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state, when the stay was cancelled or the hash is not of what
     *     the contract says now, 422 for a date in the
     *     future
     */
    public AwardView contract(UUID id, String ifMatch, ContractDraft draft) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        notInFuture(draft.signedOn(), "/signedOn");
        Optional<MobilityFacts> facts = desk.lockedFacts(award);
        if (facts.map(MobilityFacts::cancelled).orElse(false)) {
            throw Problems.conflict("mobility-cancelled", "The stay was cancelled.");
        }
        List<Instalment> parts = instalments.ofAward(award.id());
        String hash = ContractPaper.hash(award, standing(parts));
        if (draft.contentHash() != null && !draft.contentHash().equals(hash)) {
            throw Problems.stale("The contract has changed since it was read; its hash is " + hash + " now.");
        }
        award.contract(draft.signedOn(), hash);
        desk.release(award, parts, facts);
        database.flush();
        // Nothing of it was paid, so nothing is claimed back.
        AwardView view = single(award, parts, List.of());
        desk.commit(award, parts);
        return view;
    }

    /** Notes the student's report, which may make an instalment due. */
    public AwardView report(UUID id, String ifMatch, ReportDraft draft) {
        Award award = students(id, ifMatch);
        notInFuture(draft.on(), "/on");
        award.report(draft.on());
        desk.release(award, desk.lockedFacts(award));
        return told(award);
    }

    /** Ends an award: what is not paid goes back to the fund, and to whoever waits. */
    public AwardView cancel(UUID id, String ifMatch, EndDraft draft) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        checkMoney(award, draft.keeps(), "/keeps");
        acting.reason(draft.reason());
        desk.lockedFacts(award);
        waiting.hold(award);
        desk.end(
                award, draft.reason(), draft.keeps() == null ? 0 : draft.keeps().cents());
        desk.tell(award);
        waiting.serve(award.callId());
        return single(award);
    }

    /** Works an award out anew from what is known of its stay, as every news of the stay does; for when the fund had too little. */
    public AwardView recalculate(UUID id, String ifMatch) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        if (!award.state().verbs().contains("recalculate")) {
            throw Problems.illegalTransition(
                    "award", award.state(), "recalculate", award.state().verbs());
        }
        Optional<MobilityFacts> facts = desk.lockedFacts(award);
        desk.recalculate(award, facts);
        desk.release(award, facts);
        return told(award);
    }

    /**
     * Takes a part of an award away, as a further version of its amount; what was paid too much is claimed back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 from a state in which it has ended, 422 unless it becomes less
     */
    public AwardView reduce(UUID id, String ifMatch, ReductionDraft draft) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        checkMoney(award, draft.amount(), "/amount");
        new Violations()
                .check(
                        draft.amount().cents() < award.cents() || !award.state().live(),
                        "/amount/amount",
                        "no-reduction",
                        "Must be less than it is.")
                .throwIfAny();
        acting.reason(draft.reason());
        desk.lockedFacts(award);
        waiting.hold(award);
        desk.reduce(award, draft.amount().cents(), draft.reason());
        desk.tell(award);
        waiting.serve(award.callId());
        return single(award);
    }

    private static void checkMoney(Award award, Money money, String pointer) {
        new Violations()
                .check(
                        money == null || money.currency().equals(award.currency()),
                        pointer + "/currency",
                        "other-currency",
                        "The fund is in " + award.currency() + ".")
                .check(
                        money == null || money.amount().signum() >= 0,
                        pointer + "/amount",
                        "negative",
                        "Must not be below zero.")
                .throwIfAny();
    }

    /** Offers whose last day is over, the oldest first. */
    List<UUID> unanswered(LocalDate today, int limit) {
        return awards.unanswered(today, limit);
    }

    /** Ends an offer whose last day is over, for the system; nothing happens when somebody was quicker. */
    void lapse(UUID id) {
        Award award = awards.findById(id);
        if (award.state() == AwardState.OFFERED && desk.today().isAfter(award.acceptBy())) {
            waiting.hold(award);
            award.lapse(desk.today());
            desk.withdraw(award);
            desk.tell(award);
            waiting.serve(award.callId());
        }
    }

    /** A page of the awards that the caller may see. */
    public Page<AwardView> list(AwardFilter filter, List<AwardState> states, ListRequest request) {
        Sight.Condition visible = condition();
        Page<Award> page = filter.on(Listing.of(database, Award.class, "e"))
                .always(visible.hql(), visible.parameters())
                .filter("state", states, "e.state in :state")
                .sortable("reference", "e.reference", String.class, Award::reference)
                .sortable("acceptBy", "e.acceptBy", LocalDate.class, Award::acceptBy)
                .defaultSort("reference")
                .page(request, award -> award);
        Map<UUID, LocalizedText> names =
                calls.namesOf(page.items().stream().map(Award::callId).collect(Collectors.toSet()));
        return page.map(award -> view(award, names.get(award.callId()), null, null));
    }

    /** All awards that the caller may see, for the export; to be read inside a transaction. */
    public Stream<AwardView> export() {
        Sight.Condition visible = condition();
        Map<UUID, LocalizedText> names = new HashMap<>();
        return awards
                .find("from Award e where " + visible.hql() + " order by e.id", visible.parameters())
                .<Award>stream()
                .map(award -> view(award, names.computeIfAbsent(award.callId(), calls::nameOf), null, null));
    }

    /** One award. */
    public AwardView get(UUID id) {
        return single(visible(id));
    }

    /**
     * The award, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public Award visible(UUID id) {
        return awards.find(id, condition()).orElseThrow(() -> Problems.notFound("award"));
    }

    private Award students(UUID id, String ifMatch) {
        Award award = visible(id);
        IfMatch.accepted(ifMatch, award);
        recordFor(award);
        return award;
    }

    private void recordFor(Award award) {
        if (!sight.student()) {
            acting.basis(Basis.RECORDED);
            acting.onBehalfOf(award.studentId());
        }
    }

    private AwardView account(Award award, AccountDraft draft) {
        recordFor(award);
        Optional<Iban> iban = Iban.of(draft.iban());
        new Violations()
                .check(
                        iban.isPresent(),
                        "/iban",
                        "invalid-iban",
                        "This is no valid IBAN: its length or its check digits are wrong.")
                .throwIfAny();
        Optional<MobilityFacts> facts = desk.lockedFacts(award);
        award.payTo(
                iban.get().masked(),
                vault.seal(award.id(), iban.get().value()),
                vault.seal(award.id(), draft.holder()));
        desk.release(award, facts);
        return told(award);
    }

    private AwardView withdrawn(Award award) {
        desk.withdraw(award);
        desk.tell(award);
        waiting.serve(award.callId());
        return single(award);
    }

    private AwardView told(Award award) {
        desk.tell(award);
        return single(award);
    }

    private static List<Instalment> standing(List<Instalment> parts) {
        return parts.stream()
                .filter(part -> part.state() != InstalmentState.CANCELLED)
                .toList();
    }

    private AwardView single(Award award) {
        return single(award, instalments.ofAward(award.id()), overAwards.ofAward(award.id()));
    }

    private AwardView single(Award award, List<Instalment> parts, List<OverAward> claims) {
        List<InstalmentView> views =
                parts.stream().map(part -> InstalmentView.of(part, null)).toList();
        return view(award, calls.nameOf(award.callId()), views, actions(award))
                .with(award, claims, ContractPaper.hash(award, standing(parts)), desk.reportBy(award));
    }

    private AwardView view(Award award, LocalizedText call, List<InstalmentView> parts, List<Action> actions) {
        return AwardView.of(award, call, sight.student() || sight.everything(), parts, actions);
    }

    private List<Action> actions(Award award) {
        List<String> verbs = award.state().verbs();
        boolean student = sight.student() || sight.has(Roles.OFFICER);
        boolean office = sight.has(Roles.OFFICER, Roles.FINANCE);
        String never = "Not from " + award.state() + ", or not for you.";
        boolean expired = desk.today().isAfter(award.acceptBy());
        return Actions.of("/api/v1/awards/" + award.id())
                .add(
                        "accept",
                        student && verbs.contains("accept") && !expired,
                        expired ? "The offer stood until " + award.acceptBy() + "." : never)
                .add("decline", student && verbs.contains("decline"), never)
                .add("lapse", office && verbs.contains("lapse") && expired, never)
                .add("bank-account", (student || office) && verbs.contains("bank-account"), never)
                .add("contract", office && verbs.contains("contract"), never)
                .add("participant-report", student && verbs.contains("participant-report"), never)
                .add("recalculate", office && verbs.contains("recalculate"), never)
                .add("reduce", office && verbs.contains("reduce"), never)
                .add("cancel", office && verbs.contains("cancel"), never)
                .list();
    }

    private void notInFuture(LocalDate day, String pointer) {
        new Violations()
                .check(!day.isAfter(desk.today()), pointer, "in-the-future", "Must not be in the future.")
                .throwIfAny();
    }

    private Sight.Condition condition() {
        return sight.of("e.studentId", "e.funderId");
    }
}
