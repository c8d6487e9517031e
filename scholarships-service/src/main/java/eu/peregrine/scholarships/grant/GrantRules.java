package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the grant rules, and answers what a stay would be granted by them. */
@ApplicationScoped
@Transactional
public class GrantRules {

    private final GrantRuleRepository rules;
    private final Outbox outbox;
    private final EntityManager database;
    private final Sight sight;
    private final Acting acting;
    private final Clock clock;

    GrantRules(
            GrantRuleRepository rules, Outbox outbox, EntityManager database, Sight sight, Acting acting, Clock clock) {
        this.rules = rules;
        this.outbox = outbox;
        this.database = database;
        this.sight = sight;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Writes a rule with its first version.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the id or the code is taken, 422 when the terms contradict themselves
     */
    public GrantRuleView create(GrantRuleDraft draft) {
        draft.terms().check("/terms");
        if (rules.taken(draft.code()) || (draft.id() != null && rules.findById(draft.id()) != null)) {
            throw Problems.conflict("id-taken", "There is a grant rule with this id or code already.");
        }
        return single(write(draft, "First version"));
    }

    /** Writes a rule that comes with the system, unless it is there. */
    void ship(GrantRuleDraft draft) {
        if (rules.findById(draft.id()) == null && !rules.taken(draft.code())) {
            draft.terms().check("/terms");
            write(draft, "Comes with the system");
        }
    }

    private GrantRule write(GrantRuleDraft draft, String reason) {
        GrantRule rule = GrantRule.create(draft);
        rules.persist(rule);
        write(rule, 1, new GrantVersionDraft(draft.effectiveFrom(), draft.terms(), reason));
        return rule;
    }

    /**
     * Writes a further version of a rule. Awards keep the version that they were offered by.
     *
     * @param ifMatch the ETag of the version that the caller read; required
     * @throws eu.peregrine.kit.problem.ProblemException 404, 412 or 428 by the condition, 422 when the terms contradict themselves
     */
    public GrantRuleView change(UUID id, String ifMatch, GrantVersionDraft draft) {
        GrantRule rule = found(id);
        IfMatch.required(ifMatch, rule);
        draft.terms().check("/terms");
        acting.reason(draft.reason());
        write(rule, rule.change(), draft);
        return single(rule);
    }

    private void write(GrantRule rule, int number, GrantVersionDraft draft) {
        GrantRuleVersion version = new GrantRuleVersion(
                rule.id(), number, draft.effectiveFrom(), draft.terms(), draft.reason(), clock.instant());
        rules.persist(version);
        outbox.publish(rule, GrantRuleState.of(rule, version), GrantRuleState.visibleTo());
    }

    /**
     * What proposed terms would change for some stays. Nothing is written.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404, or 422 when the terms contradict themselves
     */
    public GrantPreview preview(UUID id, GrantPreviewDraft draft) {
        GrantRule rule = found(id);
        draft.terms().check("/terms");
        GrantRuleVersion present = shown(rule);
        GrantCalculator before = new GrantCalculator(present.terms());
        GrantCalculator after = new GrantCalculator(draft.terms());
        String currency = draft.terms().currency();
        List<GrantPreview.Comparison> items = draft.cases().stream()
                .map(one -> {
                    Grant old = before.work(one);
                    Grant proposed = after.work(one);
                    return new GrantPreview.Comparison(
                            GrantEstimate.of(
                                    ref(rule),
                                    present.number(),
                                    old,
                                    present.terms().currency()),
                            GrantEstimate.of(ref(rule), null, proposed, currency),
                            Money.ofCents(proposed.total() - old.total(), currency));
                })
                .toList();
        return new GrantPreview(present.number(), items);
    }

    /**
     * What a stay would be granted.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a rule that there is not, 409 for a day on which none of its versions holds
     */
    public GrantEstimate estimate(GrantEstimateDraft draft) {
        GrantRule rule = found(draft.ruleId());
        LocalDate day = draft.on() == null ? LocalDate.now(clock) : draft.on();
        GrantRuleVersion version = rules.versionOn(rule.id(), day)
                .orElseThrow(() -> Problems.conflict("no-rule-yet", "No version of the rule holds on " + day + "."));
        return GrantEstimate.of(
                ref(rule),
                version.number(),
                new GrantCalculator(version.terms()).work(draft.subject()),
                version.terms().currency());
    }

    /** Whether there is such a rule and its last version is in the currency. */
    public boolean paysIn(UUID ruleId, String currency) {
        return rules.findByIdOptional(ruleId)
                .flatMap(rule -> rules.version(ruleId, rule.latest()))
                .map(version -> version.terms().currency().equals(currency))
                .orElse(false);
    }

    /** The number of the version of a rule that holds on a day; empty when none does, or there is no such rule. */
    public Optional<Integer> numberOn(UUID ruleId, LocalDate day) {
        return rules.versionOn(ruleId, day).map(GrantRuleVersion::number);
    }

    /**
     * The calculator of a version.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none
     */
    public GrantCalculator calculator(UUID ruleId, int number) {
        return new GrantCalculator(terms(ruleId, number));
    }

    /**
     * What a version says.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none
     */
    public GrantTerms terms(UUID ruleId, int number) {
        return rules.version(ruleId, number)
                .orElseThrow(() -> Problems.notFound("grant rule"))
                .terms();
    }

    /** A page of the rules. */
    public Page<GrantRuleView> list(List<Integer> callYears, List<UUID> id, ListRequest request) {
        return Listing.of(database, GrantRule.class, "e")
                .filter("callYear", callYears, "e.callYear in :callYear")
                .filter("id", id, "e.id in :id")
                .sortable("callYear", "e.callYear", Integer.class, GrantRule::callYear)
                .sortable("code", "e.code", String.class, GrantRule::code)
                .defaultSort("-callYear")
                .page(request, GrantRuleView::of);
    }

    /** One rule, with what it says today. */
    public GrantRuleView get(UUID id) {
        return single(found(id));
    }

    /** One version of a rule. */
    public GrantVersionView version(UUID id, int number) {
        return rules.version(id, number)
                .map(GrantVersionView::of)
                .orElseThrow(() -> Problems.notFound("version of the grant rule"));
    }

    private GrantRule found(UUID id) {
        return rules.findByIdOptional(id).orElseThrow(() -> Problems.notFound("grant rule"));
    }

    private GrantRuleVersion shown(GrantRule rule) {
        return rules.versionOn(rule.id(), LocalDate.now(clock))
                .orElseGet(() -> rules.version(rule.id(), 1).orElseThrow());
    }

    private GrantRuleView single(GrantRule rule) {
        GrantRuleVersion shown = shown(rule);
        boolean officer = sight.has(Roles.OFFICER);
        String why = "Only the international office does this.";
        return GrantRuleView.of(rule)
                .with(
                        shown,
                        rules.versions(rule.id()),
                        Actions.of("/api/v1/grant-rules/" + rule.id())
                                .add("versions", officer, why)
                                .add("preview", officer, why)
                                .list(),
                        !shown.effectiveFrom().isAfter(LocalDate.now(clock)));
    }

    private static Ref ref(GrantRule rule) {
        return Ref.to("grant-rules", rule.id(), rule.name());
    }
}
