package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows what was paid too much, and takes it back or gives it up. */
@ApplicationScoped
@Transactional
public class OverAwards {

    private final OverAwardRepository claims;
    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final AwardDesk desk;
    private final WaitingList waiting;
    private final EntityManager database;
    private final Sight sight;
    private final Acting acting;

    OverAwards(
            OverAwardRepository claims,
            AwardRepository awards,
            InstalmentRepository instalments,
            AwardDesk desk,
            WaitingList waiting,
            EntityManager database,
            Sight sight,
            Acting acting) {
        this.claims = claims;
        this.awards = awards;
        this.instalments = instalments;
        this.desk = desk;
        this.waiting = waiting;
        this.database = database;
        this.sight = sight;
        this.acting = acting;
    }

    /**
     * Takes note of money that a student paid back; whoever waits is offered it at once.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once the claim is settled, 422 for another currency, nothing, more than is
     *     owed, or a day in the future
     */
    public OverAwardView recover(UUID id, String ifMatch, RecoveryDraft draft) {
        OverAward claim = changed(id, ifMatch, draft.amount());
        new Violations()
                .check(!draft.on().isAfter(desk.today()), "/on", "in-the-future", "Must not be in the future.")
                .throwIfAny();
        waiting.hold(awards.findById(claim.awardId()));
        claim.recover(draft.amount().cents(), draft.on(), draft.reference());
        desk.recovered(claim, draft.amount().cents(), draft.on(), draft.reference());
        OverAwardView view = settled(claim);
        waiting.serve(claim.callId());
        return view;
    }

    /**
     * Sets what is owed off against what is due to the same student of another award; whoever waits is offered what came back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once the claim is settled, unless the instalment is due or held back,
     *     or when the paying fund has not received as much; 422 for an instalment that is not the student's or of the same
     *     award, another currency, nothing, or more than is owed or due
     */
    public OverAwardView setOff(UUID id, String ifMatch, SetOffDraft draft) {
        OverAward claim = visible(id);
        IfMatch.accepted(ifMatch, claim);
        Optional<Instalment> found = instalments
                .find(draft.instalmentId(), condition())
                .filter(part -> part.studentId().equals(claim.studentId())
                        && !part.awardId().equals(claim.awardId()));
        new Violations()
                .check(
                        found.isPresent(),
                        "/instalmentId",
                        "unknown-instalment",
                        "The student has no such instalment of another award.")
                .check(
                        found.map(part -> part.currency().equals(claim.currency()))
                                .orElse(true),
                        "/instalmentId",
                        "other-currency",
                        "What is owed is in " + claim.currency() + ", and money is not exchanged here.")
                .check(
                        draft.amount() == null || draft.amount().currency().equals(claim.currency()),
                        "/amount/currency",
                        "other-currency",
                        "The fund is in " + claim.currency() + ".")
                .throwIfAny();
        Instalment due = found.get();
        long cents = draft.amount() == null
                ? Math.min(claim.open(), due.cents())
                : draft.amount().cents();
        new Violations()
                .check(
                        cents <= due.cents(),
                        "/amount/amount",
                        "more-than-due",
                        "Only " + BigDecimal.valueOf(due.cents(), 2) + " is to be paid.")
                .throwIfAny();
        acting.reason(draft.reason());
        Award owing = awards.findById(claim.awardId());
        Award paying = awards.findById(due.awardId());
        awards.byIds(List.of(owing.id(), paying.id())).forEach(awards::lock);
        waiting.hold(owing);
        desk.setOff(claim, due, paying, cents);
        OverAwardView view = settled(claim);
        waiting.serve(claim.callId());
        return view;
    }

    /**
     * Gives money up that will never come back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once the claim is settled, 422 for another currency, nothing, or more than is
     *     owed
     */
    public OverAwardView writeOff(UUID id, String ifMatch, WriteOffDraft draft) {
        OverAward claim = changed(id, ifMatch, draft.amount());
        acting.reason(draft.reason());
        LocalDate today = desk.today();
        claim.writeOff(draft.amount().cents(), today, draft.reason());
        desk.writtenOff(claim, draft.amount().cents(), today);
        return settled(claim);
    }

    /** A page of the claims that the caller may see. */
    public Page<OverAwardView> list(
            AwardFilter filter, List<UUID> award, List<OverAwardStatus> states, ListRequest request) {
        Sight.Condition visible = condition();
        return filter.on(Listing.of(database, OverAward.class, "e"))
                .always(visible.hql(), visible.parameters())
                .filter("award", award, "e.awardId in :award")
                .filter("state", states, "e.state in :state")
                .sortable("reference", "e.reference", String.class, OverAward::reference)
                .defaultSort("reference")
                .page(request, claim -> OverAwardView.of(claim, null));
    }

    /** One claim. */
    public OverAwardView get(UUID id) {
        return single(visible(id));
    }

    /**
     * The claim, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public OverAward visible(UUID id) {
        return claims.find(id, condition()).orElseThrow(() -> Problems.notFound("over-award"));
    }

    private OverAward changed(UUID id, String ifMatch, Money amount) {
        OverAward claim = visible(id);
        IfMatch.accepted(ifMatch, claim);
        new Violations()
                .check(
                        amount.currency().equals(claim.currency()),
                        "/amount/currency",
                        "other-currency",
                        "The fund is in " + claim.currency() + ".")
                .throwIfAny();
        return claim;
    }

    private OverAwardView settled(OverAward claim) {
        Award award = awards.findById(claim.awardId());
        desk.settleIfDone(award);
        desk.tell(award);
        return single(claim);
    }

    private OverAwardView single(OverAward claim) {
        List<String> verbs = claim.state().verbs();
        boolean finance = sight.has(Roles.FINANCE);
        String never = "Not from " + claim.state() + ", or not for you.";
        return OverAwardView.of(
                claim,
                Actions.of("/api/v1/over-awards/" + claim.id())
                        .add("recover", finance && verbs.contains("recover"), never)
                        .add("set-off", finance && verbs.contains("set-off"), never)
                        .add("write-off", finance && verbs.contains("write-off"), never)
                        .list());
    }

    private Sight.Condition condition() {
        return sight.of("e.studentId", "e.funderId");
    }
}
