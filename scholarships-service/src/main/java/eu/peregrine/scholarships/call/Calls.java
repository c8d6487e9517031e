package eu.peregrine.scholarships.call;

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
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.fund.Account;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.FundRepository;
import eu.peregrine.scholarships.grant.GrantRules;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes calls and leads them from draft to archive; ranking and deciding belong to applications and awards. */
@ApplicationScoped
@Transactional
public class Calls {

    private static final List<String> VERBS = List.of("publish", "open", "close", "rank", "decide", "archive");

    private final CallRepository calls;
    private final FundRepository funds;
    private final GrantRules rules;
    private final References references;
    private final Outbox outbox;
    private final EntityManager database;
    private final Event<CallMoved> moved;
    private final Sight sight;

    Calls(
            CallRepository calls,
            FundRepository funds,
            GrantRules rules,
            References references,
            Outbox outbox,
            EntityManager database,
            Event<CallMoved> moved,
            Sight sight) {
        this.calls = calls;
        this.funds = funds;
        this.rules = rules;
        this.references = references;
        this.outbox = outbox;
        this.database = database;
        this.moved = moved;
        this.sight = sight;
    }

    /**
     * Writes a new call.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for broken rules, 409 when the id is taken
     */
    public CallView draft(CallDraft draft) {
        Optional<Fund> fund = funds.findByIdOptional(draft.fundId());
        new Violations()
                .check(fund.isPresent(), "/fundId", "unknown-fund", "There is no such fund.")
                .throwIfAny();
        if (draft.id() != null && calls.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a call with this id already.");
        }
        checkRule(draft, fund.get().currency());
        checkFurther(draft, fund.get().currency());
        Call call = Call.draft(
                references.next(ReferenceKind.CALL),
                draft,
                fund.get().currency(),
                fund.get().funderId());
        calls.persist(call);
        return told(call);
    }

    /**
     * Rewrites a draft.
     *
     * @param ifMatch the ETag of the version that the caller read
     */
    public CallView edit(UUID id, String ifMatch, CallDraft draft) {
        Call call = visible(id);
        IfMatch.required(ifMatch, call);
        checkRule(draft, call.currency());
        checkFurther(draft, call.currency());
        call.edit(draft);
        return told(call);
    }

    /** Lets everybody read it, if each fund has what its budget promises. */
    public CallView publish(UUID id, String ifMatch) {
        return change(
                id,
                ifMatch,
                call -> call.publish(
                        fund -> funds.findById(fund).cachedBalances().of(Account.AVAILABLE)));
    }

    /** Starts to take applications. */
    public CallView open(UUID id, String ifMatch) {
        return change(id, ifMatch, Call::open);
    }

    /** Takes no more applications. */
    public CallView close(UUID id, String ifMatch) {
        return change(id, ifMatch, call -> {
            call.close();
            moved.fire(new CallMoved(call));
        });
    }

    /** Ends it; whoever still waits is told so. */
    public CallView archive(UUID id, String ifMatch) {
        return change(id, ifMatch, call -> {
            call.archive();
            moved.fire(new CallMoved(call));
        });
    }

    /** Applies a step of the life cycle and tells of it: for the features that rank and decide. */
    public CallView change(UUID id, String ifMatch, Consumer<Call> step) {
        Call call = visible(id);
        IfMatch.accepted(ifMatch, call);
        step.accept(call);
        return told(call);
    }

    /** A page of the calls that the caller may see. */
    public Page<CallView> list(
            List<CallState> states,
            List<UUID> fund,
            List<UUID> funder,
            List<CallKind> kinds,
            List<UUID> id,
            ListRequest request) {
        Sight.Condition visible = condition();
        return Listing.of(database, Call.class, "e")
                .always(visible.hql(), visible.parameters())
                .filter("state", states, "e.state in :state")
                .filter(
                        "fund",
                        fund,
                        "(e.fundId in :fund or exists (select 1 from e.furtherFunds f where f.fundId in :fund))")
                .filter("funder", funder, "e.funderId in :funder")
                .filter("kind", kinds, "e.kind in :kind")
                .filter("id", id, "e.id in :id")
                .sortable("closesOn", "e.closesOn", LocalDate.class, Call::closesOn)
                .sortable("reference", "e.reference", String.class, Call::reference)
                .defaultSort("-closesOn")
                .page(request, call -> CallView.of(call, nameOf(call), showsReview(), null));
    }

    /** One call. */
    public CallView get(UUID id) {
        return single(visible(id));
    }

    /**
     * The call, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public Call visible(UUID id) {
        return calls.find(id, condition()).orElseThrow(() -> Problems.notFound("call"));
    }

    private CallView told(Call call) {
        outbox.publish(call, CallPublicState.of(call), CallPublicState.visibleTo(call));
        return single(call);
    }

    private CallView single(Call call) {
        return CallView.of(call, nameOf(call), showsReview(), actions(call));
    }

    private List<Action> actions(Call call) {
        boolean officer = sight.has(Roles.OFFICER);
        Actions actions = Actions.of("/api/v1/calls/" + call.id());
        for (String verb : VERBS) {
            boolean legal = call.state().verbs().contains(verb);
            actions.add(
                    verb,
                    officer && legal,
                    officer ? "Not from " + call.state() + "." : "Only the international office does this.");
        }
        return actions.list();
    }

    private boolean showsReview() {
        return sight.everything() || sight.has(Roles.REVIEWER);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 for a grant rule that there is not, or in another currency */
    private void checkRule(CallDraft draft, String currency) {
        UUID rule = draft.award().grantRuleId();
        new Violations()
                .check(
                        rule == null || rules.paysIn(rule, currency),
                        "/award/grantRuleId",
                        "unknown-grant-rule",
                        "There is no such grant rule in " + currency + ".")
                .throwIfAny();
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 for a fund that there is not, or in another currency */
    private void checkFurther(CallDraft draft, String currency) {
        if (draft.furtherFunds() == null) {
            return;
        }
        Violations violations = new Violations();
        for (int i = 0; i < draft.furtherFunds().size(); i++) {
            String pointer = "/furtherFunds/" + i + "/fundId";
            Optional<Fund> fund =
                    funds.findByIdOptional(draft.furtherFunds().get(i).fundId());
            violations.check(fund.isPresent(), pointer, "unknown-fund", "There is no such fund.");
            violations.check(
                    fund.map(one -> one.currency().equals(currency)).orElse(true),
                    pointer,
                    "other-currency",
                    "An award is in its fund's currency, and this call's are in " + currency + ".");
        }
        violations.throwIfAny();
    }

    private Fund fundOf(Call call) {
        return funds.findById(call.fundId());
    }

    private LocalizedText nameOf(Call call) {
        return Optional.ofNullable(fundOf(call)).map(Fund::name).orElse(null);
    }

    private Sight.Condition condition() {
        return sight.of(null, "e.funderId", "e.state <> eu.peregrine.scholarships.call.CallState.DRAFT");
    }
}
