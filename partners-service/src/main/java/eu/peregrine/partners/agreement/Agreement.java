package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Offer;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An agreement between two or more parties, with its directional conditions. Every party approves the same revision and
 * content hash before it is in force, and again before it is amended or ended as a whole; until then what was last approved
 * stays in force. Days are UTC's. Source of the life cycle: design, domain, "Agreement"; of the hash: design, "Agreements in
 * EWP's terms".
 */
@Entity
@Table(name = "agreement")
public class Agreement extends AggregateRoot {

    private String reference;

    @Enumerated(EnumType.STRING)
    private AgreementKind kind;

    @Enumerated(EnumType.STRING)
    private AgreementState state;

    private String title;
    private boolean illustrative;
    private LocalDate signedOn;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private String recordedReason;
    private UUID recordedDocumentId;

    /** The party that drafted it; null where the office did for others. */
    private UUID draftedBy;

    /** The agreement that it follows on. */
    private UUID renews;

    /** The agreement in which it goes on since they were merged. */
    private UUID replacedBy;

    /** The agreement that it was split off from. */
    private UUID splitFrom;

    @Embedded
    private Negotiation negotiation = new Negotiation();

    /** Why it was sent back, until it is proposed anew. */
    @Embedded
    @AttributeOverride(name = "party", column = @Column(name = "rejected_by"))
    @AttributeOverride(name = "words", column = @Column(name = "rejection_comment"))
    @AttributeOverride(name = "basis", column = @Column(name = "rejection_basis"))
    @AttributeOverride(name = "documentId", column = @Column(name = "rejection_document_id"))
    private PartyRemark rejection;

    /** Why it is to end as a whole, or ended. */
    @Embedded
    @AttributeOverride(name = "party", column = @Column(name = "termination_by"))
    @AttributeOverride(name = "words", column = @Column(name = "termination_reason"))
    @AttributeOverride(name = "basis", column = @Column(name = "termination_basis"))
    @AttributeOverride(name = "documentId", column = @Column(name = "termination_document_id"))
    private PartyRemark termination;

    /** Why the last proposal was taken back or refused, until something is proposed again. */
    @Embedded
    @AttributeOverride(name = "party", column = @Column(name = "reversion_by"))
    @AttributeOverride(name = "words", column = @Column(name = "reversion_comment"))
    @AttributeOverride(name = "basis", column = @Column(name = "reversion_basis"))
    @AttributeOverride(name = "documentId", column = @Column(name = "reversion_document_id"))
    private PartyRemark reversion;

    @Embedded
    private Notice notice;

    /** While it is in force, the day on which it ends or expires unless something is done. */
    private LocalDate dueOn;

    private LocalDate endedOn;

    private Instant modifiedAt;

    /** What {@code q} searches; the database keeps it. */
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    /** The words of the same as a typo may have left them; the database keeps them, queries alone read them. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false)
    private String[] searchWords;

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("putAt, id")
    private List<AgreementCopy> copies = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<AgreementParty> parties = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<AgreementCondition> conditions = new ArrayList<>();

    /** For the persistence provider. */
    protected Agreement() {}

    private Agreement(UUID id, String reference) {
        super(id);
        this.reference = reference;
        this.basis = Basis.OWN_TOKEN;
    }

    /**
     * Drafts an agreement, or records one from paper where the draft says so.
     *
     * @param id its id
     * @param reference its short reference
     * @param draft what it says
     * @param origin who drafts it, and what it follows on
     * @param known the organisations among the parties that exist, by id
     * @param now the domain's time
     * @return the agreement, with {@code agreement.drafted} raised and, of a recorded one, what it went through since
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of the rules
     */
    static Agreement draft(
            UUID id, String reference, AgreementDraft draft, Origin origin, Map<UUID, Party> known, Instant now) {
        Violations violations = AgreementRules.check(draft, known);
        AgreementRules.checkDays(draft, day(now), violations);
        violations.throwIfAny();
        Agreement agreement = new Agreement(id, reference);
        agreement.state = AgreementState.DRAFT;
        agreement.take(draft, draft.conditions(), known);
        agreement.draftedBy = origin.draftedBy() == null ? agreement.homeParty().orElse(null) : origin.draftedBy();
        agreement.renews = origin.renews();
        agreement.splitFrom = origin.splitFrom();
        agreement.who().own().copyId(id.toString());
        agreement.say(agreement.terms(false), agreement.sides(), Author.own(agreement.draftedBy), now);
        agreement.raise("agreement.drafted");
        if (draft.recorded() != null) {
            agreement.record(draft.recorded(), now);
        }
        if (origin.replacedBy() != null) {
            agreement.replacedBy = origin.replacedBy();
            agreement.conditions.clear();
        }
        return agreement;
    }

    private void record(AgreementDraft.Recorded recorded, Instant now) {
        recordedReason = recorded.reason();
        recordedDocumentId = recorded.documentId();
        signedOn = recorded.signedOn() == null ? signedOn : recorded.signedOn();
        if (recorded.state() != AgreementState.DRAFT) {
            mintCopyIds();
            moveTo(AgreementState.PROPOSED, "agreement.proposed", now);
        }
        if (recorded.state().wasAgreed()) {
            basis = Basis.RECORDED;
            enterIntoForce(now);
        }
        if (recorded.endsOn() != null) {
            UUID giver = recorded.noticeBy() == null ? by(recorded) : recorded.noticeBy();
            notice = new Notice(
                    new PartyRemark(giver, recorded.reason(), Basis.RECORDED, recorded.documentId()),
                    recorded.noticeGivenOn(),
                    recorded.endsOn());
            moveTo(AgreementState.IN_FORCE, "agreement.notice-given", now);
        }
        switch (recorded.state()) {
            case AMENDMENT_PROPOSED -> {
                AgreementDraft.RecordedAmendment amended = recorded.amendment();
                openAmendment(new Amendment(Author.of(said(recorded)), amended.title(), amended.conditions()), now);
            }
            case TERMINATION_PROPOSED -> openTermination(said(recorded), now);
            case TERMINATED -> recordEnd(recorded, now);
            case EXPIRED -> moveTo(AgreementState.EXPIRED, "agreement.expired", now);
            default -> {
                // Nothing has happened since.
            }
        }
    }

    private void recordEnd(AgreementDraft.Recorded recorded, Instant now) {
        if (recorded.by() != null && notice == null) {
            termination = said(recorded);
        }
        moveTo(AgreementState.TERMINATED, "agreement.terminated", now);
        endedOn = recorded.endedOn() == null ? endedOn : recorded.endedOn();
    }

    private PartyRemark said(AgreementDraft.Recorded recorded) {
        return new PartyRemark(by(recorded), recorded.reason(), Basis.RECORDED, recorded.documentId());
    }

    private UUID by(AgreementDraft.Recorded recorded) {
        return recorded.by() == null ? who().own().organisationId() : recorded.by();
    }

    /**
     * Changes what it says. Of a proposal that is a counter-proposal: approvals given so far lapse. Nothing happens when
     * nothing differs.
     *
     * @param by the party that does it; null of the office where the home school is no party
     * @param draft what it is to say
     * @param known the organisations among the parties that exist, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless draft or proposed, 403 of another party's draft, 422 with
     *     every violation of the rules, and of a proposal when a party is suspended or archived
     */
    void edit(UUID by, AgreementDraft draft, Map<UUID, Party> known, Instant now) {
        require(AgreementVerb.EDIT, by);
        againstSaying(draft, by, known).throwIfAny();
        List<ConditionTerms> said = writtenAsBefore(draft.conditions());
        boolean wasIllustrative = illustrative;
        RevisionTerms before = terms(false);
        take(draft, said, known);
        if (terms(false).equals(before) && illustrative == wasIllustrative) {
            return;
        }
        if (state == AgreementState.PROPOSED) {
            negotiation.lapse();
            parties.forEach(AgreementParty::mintCopyId);
        }
        say(terms(false), sides(), Author.own(by), now);
        refreshAwaiting();
        raise("agreement.edited");
    }

    /**
     * What the rules have against its saying something else: as an edit before it is in force, after it as an amendment.
     *
     * @param draft what it is to say
     * @param by the party that wants it; null of the office where the home school is no party
     * @param known the organisations among the parties that exist, by id
     */
    Violations againstSaying(AgreementDraft draft, UUID by, Map<UUID, Party> known) {
        boolean agreed = state.wasAgreed();
        Violations violations = AgreementRules.check(draft, known)
                .check(draft.recorded() == null, "/recorded", "only-at-first", "Only a new agreement is recorded.")
                .check(
                        isOffice(by) && !agreed || draft.parties().equals(partyIds()),
                        "/parties",
                        "parties-fixed",
                        agreed
                                ? "What is agreed on keeps its parties; with others it is another agreement."
                                : "Only the international office changes who the parties are.");
        return state == AgreementState.DRAFT ? violations : Parties.availability(draft.parties(), known, violations);
    }

    /**
     * Puts it before the parties. The ids of the copies that are not known yet are minted, so that all are mapped.
     *
     * @param by the party that does it; null of the office where the home school is no party
     * @param known the parties as they are today, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless draft, 403 of another party's draft, 422 when a party is
     *     suspended or archived
     */
    void propose(UUID by, Map<UUID, Party> known, Instant now) {
        require(AgreementVerb.PROPOSE, by);
        who().availability(known).throwIfAny();
        for (int i = 0; i < parties.size(); i++) {
            parties.get(i).update(known.get(parties.get(i).organisationId()), i);
        }
        mintCopyIds();
        rejection = null;
        moveTo(AgreementState.PROPOSED, "agreement.proposed", now);
    }

    /**
     * Proposes to change it; what every party last approved stays in force. It replaces an amendment that is open, whose
     * approvals lapse. Nothing happens when the same is proposed already.
     *
     * @param amendment what it is to say
     * @param known the parties as they are today, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force, when it says what is in force already, and of
     *     the party that proposed the open amendment once another has approved that; 422 with every violation of the rules, and when a party is suspended or archived
     */
    void amend(Amendment amendment, Map<UUID, Party> known, Instant now) {
        require(AgreementVerb.AMEND, amendment.by());
        who().require(amendment.by());
        Violations violations = who().availability(known);
        AgreementRules.checkConditions(amendment.conditions(), partyIds(), violations);
        violations.throwIfAny();
        openAmendment(amendment.saying(writtenAsBefore(amendment.conditions())), now);
    }

    private void openAmendment(Amendment amendment, Instant now) {
        openAmendment(amendment, openSides(), now);
    }

    private void openAmendment(Amendment amendment, List<RevisionSide> sides, Instant now) {
        RevisionTerms inForce = terms(false);
        RevisionTerms proposed = inForce.amended(amendment);
        if (proposed.equals(inForce) && sides.equals(sides())) {
            throw Problems.conflict(
                    "nothing-amended", "That is what is in force already. To give an open amendment up, revert it.");
        }
        if (state == AgreementState.AMENDMENT_PROPOSED && open().says(proposed, sides)) {
            return;
        }
        if (isHeldTo(amendment.by())) {
            if (!proposed.equals(open().terms())) {
                throw approvedByAnother();
            }
            // The same under other ids of copies, such as after a copy was deleted: that takes nothing back.
            negotiation.lapse();
            negotiation.map(sides);
            moveTo(AgreementState.AMENDMENT_PROPOSED, "agreement.amendment-proposed", now);
            return;
        }
        if (state.isOpen()) {
            negotiation.lapse();
        }
        reversion = null;
        say(proposed, sides, amendment.author(), now);
        moveTo(AgreementState.AMENDMENT_PROPOSED, "agreement.amendment-proposed", now);
    }

    /**
     * Approves what is open: the agreement itself, its amendment or its termination. With the last party's approval it comes
     * about.
     *
     * @param approving who approves what
     * @param known the parties as they are today, by id
     * @param mobilities how many mobilities exist under the agreement
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when nothing is open, the revision or hash is stale, the party
     *     has approved already, or mobilities stand against the end; 422 when a party is suspended or archived, unless it
     *     is the end that is approved
     */
    void approve(Approving approving, Map<UUID, Party> known, long mobilities, Instant now) {
        require(AgreementVerb.APPROVE, approving.party());
        who().require(approving.party());
        againstApproval(known).throwIfAny();
        refuseEndWhileMobilitiesExist(mobilities, now);
        negotiation.require(approving);
        requireSplitOffHash(approving);
        requireReady(approving.party());
        negotiation.approve(this, approving, now);
        refreshAwaiting();
        modifiedAt = now;
        raise("agreement.approved", state);
        if (awaiting().isEmpty()) {
            complete(now);
        }
    }

    /**
     * Whether what is open can be approved now, by whoever has read it.
     *
     * @param party that would approve
     * @param mobilities how many mobilities exist under the agreement
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when a copy is missing or says something else, or mobilities
     *     stand against the end
     */
    void requireApprovable(UUID party, long mobilities, Instant now) {
        refuseEndWhileMobilitiesExist(mobilities, now);
        requireReady(party);
    }

    /**
     * What stands against approving what is open with these parties; nothing against its end.
     *
     * @param known the parties as they are today, by id
     */
    Violations againstApproval(Map<UUID, Party> known) {
        return state == AgreementState.TERMINATION_PROPOSED ? new Violations() : availability(known);
    }

    private void requireReady(UUID party) {
        open().requireMapped();
        copies().requireAgreeing(open(), party);
    }

    private void refuseEndWhileMobilitiesExist(long mobilities, Instant now) {
        if (state == AgreementState.TERMINATION_PROPOSED) {
            refuseWhileMobilitiesExist(mobilities, now);
        }
    }

    private void requireSplitOffHash(Approving approving) {
        SplitOff splitOff = openSplitOff();
        String named = approving.splitOffHash();
        if (splitOff != null && !splitOff.contentHash().equals(named)) {
            throw Problems.stale(
                    "This amendment splits an agreement off. Approve both: name the hash of the one that is"
                            + " split off, " + splitOff.contentHash() + ", as splitOffHash.");
        }
    }

    private void complete(Instant now) {
        switch (state) {
            case PROPOSED -> enterIntoForce(now);
            case AMENDMENT_PROPOSED -> takeAmendment(now);
            default -> {
                takeSides();
                negotiation.agree();
                copies().settle(parties, now);
                moveTo(AgreementState.TERMINATED, "agreement.terminated", now);
            }
        }
    }

    /** The copies that every party approved are the ones that count from now on. */
    private void takeSides() {
        open().sides().ifPresent(sides -> parties.forEach(party -> party.mapAs(sides)));
    }

    private void enterIntoForce(Instant now) {
        negotiation.agree();
        copies().settle(parties, now);
        if (signedOn == null && basis != Basis.RECORDED) {
            signedOn = day(now);
        }
        moveTo(AgreementState.IN_FORCE, "agreement.entered-into-force", now);
    }

    private void takeAmendment(Instant now) {
        AgreementRevision amended = open();
        title = amended.terms().title();
        AgreementCondition.replace(this, conditions, amended.terms().conditions());
        takeSides();
        negotiation.agree();
        copies().settle(parties, now);
        moveTo(AgreementState.IN_FORCE, "agreement.amended", now);
    }

    /**
     * Sends the proposal back to be written anew; approvals lapse.
     *
     * @param said who rejects, and why
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless proposed
     */
    void reject(PartyRemark said, Instant now) {
        require(AgreementVerb.REJECT, said.party());
        who().require(said.party());
        negotiation.lapse();
        rejection = said;
        moveTo(AgreementState.DRAFT, "agreement.rejected", now);
    }

    /**
     * Proposes to end it as a whole; it stays in force until every party has approved.
     *
     * @param wish who wants to end it, and why
     * @param mobilities how many mobilities exist under the agreement
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force; and while mobilities exist under it, with the
     *     amendment that shortens its last year as the offer
     */
    void terminate(PartyRemark wish, long mobilities, Instant now) {
        require(AgreementVerb.TERMINATE, wish.party());
        who().require(wish.party());
        refuseWhileMobilitiesExist(mobilities, now);
        openTermination(wish, now);
    }

    private void openTermination(PartyRemark wish, Instant now) {
        termination = wish;
        reversion = null;
        say(terms(true), openSides(), Author.of(wish), now);
        moveTo(AgreementState.TERMINATION_PROPOSED, "agreement.termination-proposed", now);
    }

    /**
     * Takes the proposed amendment or termination back, or refuses it: the last mutually approved revision is the open one
     * again.
     *
     * @param said who does it, and why
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless an amendment or a termination is proposed, and once
     *     another party than the one that proposed it has approved the amendment
     */
    void revert(PartyRemark said, Instant now) {
        require(AgreementVerb.REVERT, said.party());
        who().require(said.party());
        if (isAmendmentApprovedByAnother() || isHeldTo(said.party())) {
            throw approvedByAnother();
        }
        dropProposal();
        reversion = said;
        moveTo(AgreementState.IN_FORCE, "agreement.reverted", now);
    }

    /** @return whether a party approved the open amendment that did not propose it */
    boolean isAmendmentApprovedByAnother() {
        return state == AgreementState.AMENDMENT_PROPOSED
                && approvals().stream()
                        .anyMatch(given -> !Optional.of(given.party()).equals(open().madeBy()));
    }

    /**
     * @return whether this party proposed the open amendment and another approved it, so that it neither takes it back nor
     *     puts another in its place; even where the approval counts no longer since a copy was deleted
     */
    boolean isHeldTo(UUID party) {
        return state == AgreementState.AMENDMENT_PROPOSED
                && open().madeBy().filter(party::equals).isPresent()
                && negotiation.wasApprovedByOtherThan(party);
    }

    private ProblemException approvedByAnother() {
        return Problems.conflict(
                "approved-by-another",
                "Another party has approved revision " + revision()
                        + " already, so the amendment cannot be taken back any more, nor changed by whoever proposed it."
                        + " Approve it, or let the other party propose another.");
    }

    private void dropProposal() {
        termination = null;
        negotiation.backToMutual();
    }

    /**
     * Ends it without the others' consent, at least a full academic year ahead; stays that were approved run to their end.
     *
     * @param said who gives notice, and why
     * @param givenOn the day on which it is given
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force without notice; an amendment or termination that is
     *     proposed stays so
     */
    void giveNotice(PartyRemark said, LocalDate givenOn, Instant now) {
        require(AgreementVerb.GIVE_NOTICE, said.party());
        who().require(said.party());
        if (notice != null) {
            throw Problems.conflict("notice-given", "Notice was given already; it ends on " + notice.endsOn() + ".");
        }
        notice = new Notice(said, givenOn, Notice.takesEffect(givenOn));
        moveTo(state, "agreement.notice-given", now);
    }

    /**
     * Takes the own notice back.
     *
     * @param party who does it
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force under this party's own notice
     */
    void withdrawNotice(UUID party, Instant now) {
        require(AgreementVerb.WITHDRAW_NOTICE, party);
        who().require(party);
        if (notice == null) {
            throw Problems.conflict("no-notice", "No notice was given, so there is none to take back.");
        }
        if (!notice.by().equals(party)) {
            throw Problems.conflict("notice-of-another", "Only the party that gave notice can take it back.");
        }
        notice = null;
        moveTo(state, "agreement.notice-withdrawn", now);
    }

    /**
     * Ends it when its day has come: by notice, or because the last academic year of its conditions is over. What was being
     * negotiated is dropped.
     *
     * @param now the domain's time
     * @return whether it ended
     */
    boolean endWhenDue(Instant now) {
        if (dueOn == null || day(now).isBefore(dueOn)) {
            return false;
        }
        if (state.isOpen()) {
            dropProposal();
        }
        if (notice != null && notice.endsOn().equals(dueOn)) {
            moveTo(AgreementState.TERMINATED, "agreement.terminated", now);
        } else {
            moveTo(AgreementState.EXPIRED, "agreement.expired", now);
        }
        return true;
    }

    /**
     * It goes on in another agreement, which has taken its conditions over: this one ends.
     *
     * @param successor the other
     * @param now the domain's time
     */
    void goOnIn(UUID successor, Instant now) {
        replacedBy = successor;
        conditions.clear();
        moveTo(AgreementState.TERMINATED, "agreement.terminated", now);
    }

    /** @return the agreements whose conditions come over with the open amendment */
    List<Merged> openMerges() {
        List<Merged> merges =
                state == AgreementState.AMENDMENT_PROPOSED ? open().terms().merges() : null;
        return merges == null ? List.of() : merges;
    }

    /** @return the agreement that the open amendment splits off; null of most */
    SplitOff openSplitOff() {
        return state == AgreementState.AMENDMENT_PROPOSED ? open().terms().splitOff() : null;
    }

    /** What an agreement would be that takes on some of the conditions; its copies have ids of their own. */
    SplitOff splittingOff(UUID newId, String newReference, String newTitle, List<ConditionTerms> going) {
        UUID own = who().own().organisationId();
        List<RevisionSide> sides = sides().stream()
                .map(side -> side.organisationId().equals(own)
                        ? side.withCopyId(newId.toString())
                        : side.withCopyId(null).mapped())
                .toList();
        RevisionTerms terms = new RevisionTerms(kind, newTitle, partyIds(), null, false, going);
        return new SplitOff(newId, newReference, newTitle, RevisionHash.of(terms, sides), sides, going);
    }

    /**
     * The agreement that was split off, in force by what every party approved together with the amendment of this one.
     *
     * @param split what was approved
     * @param known the parties as they are today, by id
     * @param now the domain's time
     */
    Agreement splitOff(SplitOff split, Map<UUID, Party> known, Instant now) {
        AgreementDraft draft = new AgreementDraft(
                split.id(), kind, split.title(), partyIds(), null, illustrative, split.conditions(), null);
        Agreement taken = draft(split.id(), split.reference(), draft, new Origin(draftedBy, null), known, now);
        taken.splitFrom = id();
        taken.parties.forEach(party -> party.mapAs(split.sides()));
        taken.negotiation.map(taken.sides());
        taken.moveTo(AgreementState.PROPOSED, "agreement.proposed", now);
        for (AgreementApproval given : approvals()) {
            taken.negotiation.approve(
                    taken,
                    new Approving(
                            given.party(), taken.revision(), split.contentHash(), given.basis(), given.documentId()),
                    given.approvedAt());
            taken.raise("agreement.approved", taken.state);
        }
        taken.enterIntoForce(now);
        return taken;
    }

    /**
     * Takes the copy of a party from its own system. One that says what is open here changes nothing else. One that says
     * something new proposes it: it edits the party's own draft, is a counter-proposal to what is proposed, or amends what is
     * in force. Another id of the copy is something new, since the hash covers it.
     *
     * @param statement what its system says
     * @param known the parties as they are today, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 422 when the rules are broken, the hash recomputes to something
     *     else, or it proposes something new to a party that is suspended or archived; 409 when its id was deleted before,
     *     or what it says cannot be proposed from the present state
     */
    void putCopy(CopyStatement statement, Map<UUID, Party> known, Instant now) {
        requireOwnSystem(statement.party());
        copies().requireUnused(statement.party(), statement.copyId());
        Violations violations = new Violations();
        UUID party = statement.party();
        boolean saysWhatIsOpen = statement.contentHash().equals(open().hashOf(party));
        AgreementRules.checkConditions(statement.conditions(), partyIds(), saysWhatIsOpen, violations);
        violations.throwIfAny();
        List<RevisionSide> sides = with(open().knownSides(), party, statement.copyId());
        Amendment said = new Amendment(
                statement.author(),
                null,
                ConditionMatch.withKnownIds(
                        statement.conditions(), open().terms().conditions()));
        HashClaim.check(
                statement.contentHash(),
                terms(statement.terminated()).amended(said).terminated(statement.terminated()),
                sides,
                party);
        if (!saysWhatIsOpen) {
            takeFromCopy(said, statement, known, now);
        }
        copies().put(this, statement, now);
        modifiedAt = now;
        raise("agreement.copy-put");
    }

    private void takeFromCopy(Amendment said, CopyStatement statement, Map<UUID, Party> known, Instant now) {
        if (statement.terminated() && state != AgreementState.TERMINATED) {
            mapTermination(statement);
            return;
        }
        UUID party = said.by();
        List<RevisionSide> sides = with(openSides(), party, statement.copyId());
        boolean saysTheSame = RevisionHash.of(open().terms(), sides, party).equals(statement.contentHash());
        if (state == AgreementState.DRAFT && saysTheSame) {
            who().of(party).orElseThrow().copyId(statement.copyId());
            negotiation.map(sides());
        } else if (state == AgreementState.DRAFT || state == AgreementState.PROPOSED) {
            require(AgreementVerb.EDIT, party);
            if (state == AgreementState.PROPOSED) {
                who().availability(known).throwIfAny();
            }
            who().of(party).orElseThrow().copyId(statement.copyId());
            AgreementCondition.replace(this, conditions, said.conditions());
            negotiation.lapse();
            say(terms(false), sides(), said.author(), now);
            refreshAwaiting();
            raise("agreement.edited");
        } else if (!RevisionHash.of(terms(false), sides(), party).equals(statement.contentHash())) {
            // A copy that still says what is in force proposes nothing: it is behind, and is shown to be.
            require(AgreementVerb.AMEND, party);
            who().availability(known).throwIfAny();
            openAmendment(said, sides, now);
        }
    }

    /** The end as a whole, which is open, in a copy under another id than before: what is open names that one. */
    private void mapTermination(CopyStatement statement) {
        if (state != AgreementState.TERMINATION_PROPOSED) {
            throw Problems.conflict(
                    "not-terminated", "It is " + state + ", so no copy is terminated as a whole; terminate it first.");
        }
        List<RevisionSide> sides = with(open().knownSides(), statement.party(), statement.copyId());
        if (!RevisionHash.of(open().terms(), sides, statement.party()).equals(statement.contentHash())) {
            throw Problems.conflict(
                    "termination-differs",
                    "This copy ends something else than what is in force here. Put what is in force, terminated as a whole.");
        }
        negotiation.lapse();
        negotiation.map(sides);
        refreshAwaiting();
    }

    /**
     * A party has deleted its copy: its id is unmapped and never used again. What was never mutually approved is a draft again;
     * what is in force stays so, and nothing open is approved until the copy is mapped again.
     *
     * @param author the party that deleted its copy
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it has none
     */
    void deleteCopy(Author author, Instant now) {
        UUID party = author.party();
        requireOwnSystem(party);
        AgreementParty row = who().of(party).orElseThrow();
        if (row.copyId() == null && copies().of(party).isEmpty()) {
            throw Problems.conflict("no-copy", "This party has no copy; the next proposal gives it one.");
        }
        copies().delete(this, author, row.copyId(), now);
        row.copyId(null);
        if (!state.wasAgreed() || state.isOpen()) {
            negotiation.lapse();
            negotiation.map(with(open().knownSides(), party, null));
        }
        moveTo(state == AgreementState.PROPOSED ? AgreementState.DRAFT : state, "agreement.copy-deleted", now);
    }

    /**
     * One of the parties was merged into another organisation: wherever this agreement points to it, it points to the survivor
     * from now on. What was said and approved stays, with the identifiers that the hash took of the parties; so no hash moves
     * and no approval lapses.
     *
     * @param merged who was merged into whom
     * @param survivorIsHome whether the survivor is the home school
     * @param takenCopyIds the ids of the survivor's copies of other agreements
     * @param now the domain's time
     */
    void follow(OrganisationsMerged merged, boolean survivorIsHome, Set<String> takenCopyIds, Instant now) {
        negotiation.follow(merged);
        conditions.forEach(condition -> condition.follow(merged));
        copies().follow(merged, takenCopyIds);
        parties.forEach(party -> party.follow(merged, survivorIsHome));
        draftedBy = merged.survivorOf(draftedBy);
        rejection = rejection == null ? null : rejection.following(merged);
        termination = termination == null ? null : termination.following(merged);
        reversion = reversion == null ? null : reversion.following(merged);
        notice = notice == null ? null : notice.following(merged);
        modifiedAt = now;
        raise("agreement.party-merged");
    }

    private Copies copies() {
        return new Copies(copies);
    }

    /** The copies as what is open names them; those without an id get one. */
    private List<RevisionSide> openSides() {
        List<RevisionSide> sides = state == AgreementState.AMENDMENT_PROPOSED ? open().knownSides() : sides();
        return state == AgreementState.DRAFT
                ? sides
                : sides.stream().map(RevisionSide::mapped).toList();
    }

    private static List<RevisionSide> with(List<RevisionSide> sides, UUID party, String copyId) {
        return sides.stream()
                .map(side -> side.organisationId().equals(party) ? side.withCopyId(copyId) : side)
                .toList();
    }

    private void requireOwnSystem(UUID party) {
        who().require(party);
        if (who().own().organisationId().equals(party)) {
            throw Problems.conflict(
                    "record-is-copy", "This record is that party's copy: edit, amend or delete the agreement itself.");
        }
    }

    /**
     * What follows on this agreement: the same conditions, later.
     *
     * @param draft its title and first year, where they are not the obvious ones
     * @throws eu.peregrine.kit.problem.ProblemException 409 before it was in force and while it is negotiated
     */
    AgreementDraft renewal(RenewalDraft draft) {
        require(AgreementVerb.RENEW, null);
        return new AgreementDraft(
                null,
                kind,
                draft.title() == null ? title : draft.title(),
                partyIds(),
                null,
                illustrative,
                AgreementYears.moved(conditions(), draft.firstAcademicYear()),
                null);
    }

    /**
     * Withdraws what was never mutually approved; its id is never used again.
     *
     * @param by the party that does it; null of the office where the home school is no party
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it was mutually approved, 403 of what another party drafted
     */
    void delete(UUID by, Instant now) {
        require(AgreementVerb.DELETE, by);
        moveTo(AgreementState.DELETED, "agreement.deleted", now);
    }

    /**
     * Something happened beside what it says, such as a note: its sequence and version move, its terms do not.
     *
     * @param event of the kind agreement
     * @param now the domain's time
     */
    void noted(String event, Instant now) {
        modifiedAt = now;
        raise(event);
    }

    /**
     * @return what it should say and does not, because it was taken from paper as it is: {@code languages},
     *     {@code eqf-levels}, {@code signed-on}
     */
    List<String> missing() {
        List<ConditionTerms> said = conditions();
        List<String> missing = new ArrayList<>();
        if (said.stream().anyMatch(ConditionTerms::lacksLanguages)) {
            missing.add("languages");
        }
        if (said.stream().anyMatch(ConditionTerms::lacksEqfLevels)) {
            missing.add("eqf-levels");
        }
        if (state.wasAgreed() && signedOn == null) {
            missing.add("signed-on");
        }
        return missing;
    }

    /**
     * Its paper shows when it was signed, which nobody knew when it was recorded.
     *
     * @param day on which it was signed
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 422 where the day is known, nothing is agreed on, or it is to come
     */
    void signedOn(LocalDate day, Instant now) {
        new Violations()
                .check(
                        state.wasAgreed() && signedOn == null,
                        "/signedOn",
                        "signed-twice",
                        "Only of what was recorded as agreed on, without it, a day of signature is taken.")
                .check(!day.isAfter(day(now)), "/signedOn", "in-the-future", "It was signed on some day until today.")
                .throwIfAny();
        signedOn = day;
    }

    /**
     * @param document id of a paper
     * @return whether anything in it, also long ago, rests on that paper
     */
    boolean restsOn(UUID document) {
        Stream<UUID> remarks = Stream.of(rejection, termination, reversion)
                .filter(Objects::nonNull)
                .map(PartyRemark::documentId);
        Stream<UUID> single = Stream.of(Optional.ofNullable(recordedDocumentId), notice().map(Notice::documentId))
                .flatMap(Optional::stream);
        return Stream.of(
                        remarks,
                        single,
                        negotiation.documents(),
                        copies.stream().map(AgreementCopy::documentId))
                .flatMap(Function.identity())
                .anyMatch(document::equals);
    }

    /** @return whether anything that still shows was entered from paper for this party */
    boolean isRecordedFor(UUID party) {
        return basis == Basis.RECORDED
                || approvals().stream()
                        .anyMatch(given -> given.party().equals(party) && given.basis() == Basis.RECORDED)
                || Stream.of(rejection, termination, reversion)
                        .anyMatch(said -> said != null && said.isRecordedFor(party))
                || notice != null && notice.isRecordedFor(party)
                || open().isRecordedFor(party)
                || copies().isRecordedFor(party);
    }

    /**
     * A party was right that it never did what was recorded for it: its notice is void, its wish to amend or to end the
     * agreement is taken back, and its approval counts no longer for what is open. What has come into force or ended stays so.
     *
     * @param party for which it was recorded
     * @param now the domain's time
     */
    void undoRecorded(UUID party, Instant now) {
        if (notice != null && notice.isRecordedFor(party) && state.isBinding()) {
            notice = null;
            moveTo(state, "agreement.notice-withdrawn", now);
        }
        boolean endRecorded = state == AgreementState.TERMINATION_PROPOSED && termination.isRecordedFor(party);
        if (endRecorded || state == AgreementState.AMENDMENT_PROPOSED && open().isRecordedFor(party)) {
            dropProposal();
            moveTo(AgreementState.IN_FORCE, "agreement.reverted", now);
        }
        lapseRecordedApproval(party);
    }

    private void lapseRecordedApproval(UUID party) {
        if (state.isOpen()) {
            approvals().stream()
                    .filter(given -> given.party().equals(party) && given.basis() == Basis.RECORDED)
                    .forEach(AgreementApproval::lapse);
            refreshAwaiting();
        }
    }

    /**
     * @param verb to merge or to split
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force without notice
     */
    void requireSuccession(AgreementVerb verb) {
        requireLegal(verb);
        if (notice != null) {
            throw Problems.conflict(
                    "notice-given",
                    "It ends by notice on " + notice.endsOn() + "; what ends is neither merged nor split.");
        }
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 naming the state and the verbs that are legal in it */
    void requireLegal(AgreementVerb verb) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("agreement", state, verb.word(), state.verbs());
        }
    }

    private void require(AgreementVerb verb, UUID by) {
        requireLegal(verb);
        if (isAnothers(verb, by)) {
            throw Problems.forbidden(anothers(verb));
        }
    }

    /** @return whether, as it stands, only another party or the office does this */
    boolean isAnothers(AgreementVerb verb, UUID by) {
        return verb.isTheDraftersIn(state) && !isDrafter(by);
    }

    /** @return whose it is to do this, in words */
    static String anothers(AgreementVerb verb) {
        return "Another party drafted it, so it is that party's to " + verb.word() + ".";
    }

    /** @return whether a party may treat the draft as its own: the one that drafted it, and the office all */
    boolean isDrafter(UUID party) {
        return isOffice(party) || party.equals(draftedBy);
    }

    private boolean isOffice(UUID party) {
        return party == null || homeParty().filter(party::equals).isPresent();
    }

    private void refuseWhileMobilitiesExist(long mobilities, Instant now) {
        if (mobilities > 0) {
            AmendmentDraft shortened =
                    new AmendmentDraft(null, AgreementYears.shortened(conditions(), day(now)), null, null);
            throw Problems.conflict(
                            "mobilities-exist",
                            "It cannot be terminated as a whole: " + mobilities
                                    + (mobilities == 1 ? " mobility exists under it." : " mobilities exist under it.")
                                    + " Shorten the last academic year of its conditions instead, so that they run"
                                    + " to their end.")
                    .offering(
                            new Offer(AgreementVerb.AMEND.word(), "/api/v1/agreements/" + id() + "/amend", shortened));
        }
    }

    private void moveTo(AgreementState to, String event, Instant now) {
        AgreementState from = state;
        state = to;
        modifiedAt = now;
        dueOn = to.isBinding() ? firstDayWithout() : null;
        endedOn = to == AgreementState.TERMINATED ? earliest(day(now), endsOn()) : null;
        refreshAwaiting();
        raise(event, from);
    }

    private LocalDate firstDayWithout() {
        return earliest(lastYearOver().orElse(null), endsOn());
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private List<ConditionTerms> writtenAsBefore(List<ConditionTerms> said) {
        List<ConditionTerms> before = open().terms().conditions();
        return ConditionMatch.recognised(said, before).stream()
                .map(condition -> condition.writtenAs(before))
                .toList();
    }

    private void take(AgreementDraft draft, List<ConditionTerms> said, Map<UUID, Party> known) {
        kind = draft.kind();
        title = draft.title();
        signedOn = draft.signedOn();
        illustrative = draft.isIllustrative();
        AgreementParty.replace(this, parties, draft.parties(), known);
        AgreementCondition.replace(this, conditions, said);
    }

    private void say(RevisionTerms terms, List<RevisionSide> sides, Author author, Instant now) {
        negotiation.open(this, terms, sides, author, now);
        modifiedAt = now;
    }

    private void mintCopyIds() {
        parties.forEach(AgreementParty::mintCopyId);
        negotiation.map(sides());
    }

    private void refreshAwaiting() {
        boolean open = state.isOpen();
        parties.forEach(party -> party.awaiting(open && !negotiation.isApprovedBy(party.organisationId())));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private RevisionTerms terms(boolean terminated) {
        return new RevisionTerms(kind, title, partyIds(), signedOn, terminated, conditions());
    }

    /** @return what the hash takes of the parties now, the record's own copy first */
    List<RevisionSide> sides() {
        return who().sides();
    }

    /** @return every revision, oldest first */
    List<AgreementRevision> revisions() {
        return negotiation.revisions();
    }

    private Parties who() {
        return new Parties(parties);
    }

    /**
     * What stands against proposing anything to the parties.
     *
     * @param known the parties as they are today, by id
     */
    Violations availability(Map<UUID, Party> known) {
        return who().availability(known);
    }

    /** @return the revision that is open: the one in force, or the one that is proposed */
    AgreementRevision open() {
        return negotiation.open();
    }

    /** @return the copy of a party in its own system; of one that works on the shared conditions none */
    Optional<AgreementCopy> copyOf(UUID party) {
        return copies().of(party);
    }

    /** @return the id of a party's copy, as what is open names it; null while it has none */
    String copyIdOf(UUID party) {
        List<RevisionSide> sides = state.isOpen() ? open().knownSides() : sides();
        return sides.stream()
                .filter(side -> side.organisationId().equals(party))
                .findFirst()
                .map(RevisionSide::copyId)
                .orElse(null);
    }

    /** @return the hash of the copy of a party: its own id first */
    String contentHashOf(AgreementParty party) {
        return open().hashOf(party.organisationId());
    }

    /** @return whether something can still become of it: it is neither over nor withdrawn */
    boolean isAlive() {
        return state == AgreementState.DRAFT || state.isOpen() || state.isBinding();
    }

    boolean isParty(UUID organisation) {
        return who().of(organisation).isPresent();
    }

    /** @return the home school, where it is a party */
    Optional<UUID> homeParty() {
        return who().home();
    }

    List<UUID> partyIds() {
        return who().ids();
    }

    List<AgreementParty> parties() {
        return List.copyOf(parties);
    }

    /** @return what is in force while it is; before and after, what was last said */
    List<ConditionTerms> conditions() {
        if (replacedBy != null) {
            return open().terms().conditions();
        }
        return conditions.stream().map(AgreementCondition::toTerms).toList();
    }

    /** @return the approvals that count for the present revision */
    List<AgreementApproval> approvals() {
        return negotiation.approvals();
    }

    /** @return the parties whose approval of what is open is missing */
    List<AgreementParty> awaiting() {
        return parties.stream().filter(AgreementParty::isAwaiting).toList();
    }

    /** @return the first day on which the last academic year of its conditions is over; of one without conditions none */
    Optional<LocalDate> lastYearOver() {
        return conditions.stream().map(AgreementCondition::over).max(LocalDate::compareTo);
    }

    String reference() {
        return reference;
    }

    AgreementKind kind() {
        return kind;
    }

    AgreementState state() {
        return state;
    }

    String title() {
        return title;
    }

    boolean isIllustrative() {
        return illustrative;
    }

    LocalDate signedOn() {
        return signedOn;
    }

    Basis basis() {
        return basis;
    }

    String recordedReason() {
        return recordedReason;
    }

    UUID recordedDocumentId() {
        return recordedDocumentId;
    }

    UUID replacedBy() {
        return replacedBy;
    }

    UUID splitFrom() {
        return splitFrom;
    }

    UUID renews() {
        return renews;
    }

    int revision() {
        return negotiation.revision();
    }

    Integer mutualRevision() {
        return negotiation.mutualRevision();
    }

    String contentHash() {
        return negotiation.contentHash();
    }

    Optional<PartyRemark> rejection() {
        return Optional.ofNullable(rejection);
    }

    Optional<PartyRemark> termination() {
        return Optional.ofNullable(termination);
    }

    Optional<PartyRemark> reversion() {
        return Optional.ofNullable(reversion);
    }

    Optional<Notice> notice() {
        return Optional.ofNullable(notice);
    }

    /** @return the day on which it ends by notice */
    LocalDate endsOn() {
        return notice == null ? null : notice.endsOn();
    }

    /** @return the first day on which it was over, of a terminated one */
    LocalDate endedOn() {
        return endedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
