package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agreement between two or more parties, with its directional conditions. Every party approves the same revision and
 * content hash before it is in force. Source of the life cycle: design, domain, "Agreement"; of the hash: design, "Agreements
 * in EWP's terms".
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

    private int revision;
    private int lastRevision;
    private Integer mutualRevision;
    private String contentHash;

    private UUID rejectedBy;
    private String rejectionComment;
    private UUID terminationBy;
    private String terminationReason;

    private Instant modifiedAt;

    /** What {@code q} searches; the database keeps it. */
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<AgreementParty> parties = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<AgreementCondition> conditions = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("approvedAt, id")
    private List<AgreementApproval> approvals = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("revision")
    private List<AgreementRevision> revisions = new ArrayList<>();

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
     * @param known the organisations among the parties that exist, by id
     * @param now the domain's time
     * @return the agreement, with {@code agreement.drafted} raised and, of a recorded one, what it went through since
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of the rules
     */
    static Agreement draft(UUID id, String reference, AgreementDraft draft, Map<UUID, Party> known, Instant now) {
        AgreementRules.check(draft, known).throwIfAny();
        Agreement agreement = new Agreement(id, reference);
        agreement.state = AgreementState.DRAFT;
        agreement.take(draft, known);
        agreement.ownCopy().copyId(id.toString());
        agreement.newRevision(false, now);
        agreement.raise("agreement.drafted");
        if (draft.recorded() != null) {
            agreement.record(draft.recorded(), now);
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
        if (recorded.state().compareTo(AgreementState.IN_FORCE) >= 0) {
            basis = Basis.RECORDED;
            enterIntoForce(now);
        }
        if (recorded.state().compareTo(AgreementState.TERMINATION_PROPOSED) >= 0) {
            openTermination(ownCopy().organisationId(), recorded.reason(), now);
        }
        if (recorded.state() == AgreementState.TERMINATED) {
            end(now);
        }
    }

    /**
     * Changes what it says. Approvals given so far lapse; nothing happens when nothing differs.
     *
     * @param draft what it is to say
     * @param known the organisations among the parties that exist, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless draft or proposed, 422 with every violation of the rules
     */
    void edit(AgreementDraft draft, Map<UUID, Party> known, Instant now) {
        require(AgreementVerb.EDIT);
        AgreementRules.check(draft, known)
                .check(draft.recorded() == null, "/recorded", "only-at-first", "Only a new agreement is recorded.")
                .throwIfAny();
        boolean wasIllustrative = illustrative;
        RevisionTerms before = terms(false);
        take(draft, known);
        if (terms(false).equals(before) && illustrative == wasIllustrative) {
            return;
        }
        if (state == AgreementState.PROPOSED) {
            approvals().forEach(AgreementApproval::lapse);
            parties.forEach(AgreementParty::mintCopyId);
        }
        newRevision(false, now);
        refreshAwaiting();
        modifiedAt = now;
        raise("agreement.edited");
    }

    /**
     * Puts it before the parties. The ids of the copies that are not known yet are minted, so that all are mapped.
     *
     * @param known the parties as they are today, by id
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless draft, 422 when a party is suspended or archived
     */
    void propose(Map<UUID, Party> known, Instant now) {
        require(AgreementVerb.PROPOSE);
        Violations violations = new Violations();
        for (int i = 0; i < parties.size(); i++) {
            AgreementParty party = parties.get(i);
            Party today = known.get(party.organisationId());
            violations.check(
                    today != null && today.available(),
                    "/parties/" + i,
                    "party-not-available",
                    "This party is suspended or archived, so nothing new is proposed to it.");
            if (today != null) {
                party.update(today, i);
            }
        }
        violations.throwIfAny();
        mintCopyIds();
        rejectedBy = null;
        rejectionComment = null;
        moveTo(AgreementState.PROPOSED, "agreement.proposed", now);
    }

    /**
     * Approves what is open: the agreement itself or its termination. With the last party's approval it comes about.
     *
     * @param approving who approves what
     * @param mobilities how many mobilities exist under the agreement
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when nothing is open, the revision or hash is stale, the party
     *     has approved already, or mobilities stand against the end
     */
    void approve(Approving approving, long mobilities, Instant now) {
        require(AgreementVerb.APPROVE);
        requireParty(approving.party());
        if (approving.revision() != revision) {
            throw Problems.stale("You approve revision " + approving.revision() + ", but revision " + revision
                    + " is open now. Read the agreement again, then decide.");
        }
        if (!approving.hash().equals(contentHash)) {
            throw Problems.stale("The hash you approve is not that of revision " + revision
                    + " as it stands. Read the agreement again, then decide.");
        }
        if (approvals().stream().anyMatch(given -> given.party().equals(approving.party()))) {
            throw Problems.conflict("approved-already", "This party has approved revision " + revision + " already.");
        }
        if (state == AgreementState.TERMINATION_PROPOSED) {
            refuseWhileMobilitiesExist(mobilities);
        }
        AgreementState from = state;
        approvals.add(new AgreementApproval(this, approving, now));
        refreshAwaiting();
        modifiedAt = now;
        raise("agreement.approved", from);
        if (awaiting().isEmpty()) {
            complete(now);
        }
    }

    private void complete(Instant now) {
        if (state == AgreementState.PROPOSED) {
            enterIntoForce(now);
        } else {
            end(now);
        }
    }

    private void enterIntoForce(Instant now) {
        mutualRevision = revision;
        if (signedOn == null) {
            signedOn = LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
        moveTo(AgreementState.IN_FORCE, "agreement.entered-into-force", now);
    }

    private void end(Instant now) {
        mutualRevision = revision;
        moveTo(AgreementState.TERMINATED, "agreement.terminated", now);
    }

    /**
     * Sends the proposal back to be written anew; approvals lapse.
     *
     * @param party who rejects
     * @param comment why
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless proposed
     */
    void reject(UUID party, String comment, Instant now) {
        require(AgreementVerb.REJECT);
        requireParty(party);
        approvals().forEach(AgreementApproval::lapse);
        rejectedBy = party;
        rejectionComment = comment;
        moveTo(AgreementState.DRAFT, "agreement.rejected", now);
    }

    /**
     * Proposes to end it as a whole; it stays in force until every party has approved.
     *
     * @param party who wants to end it
     * @param reason why
     * @param mobilities how many mobilities exist under the agreement
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless in force, and while mobilities exist under it
     */
    void terminate(UUID party, String reason, long mobilities, Instant now) {
        require(AgreementVerb.TERMINATE);
        requireParty(party);
        refuseWhileMobilitiesExist(mobilities);
        openTermination(party, reason, now);
    }

    private void openTermination(UUID party, String reason, Instant now) {
        terminationBy = party;
        terminationReason = reason;
        newRevision(true, now);
        moveTo(AgreementState.TERMINATION_PROPOSED, "agreement.termination-proposed", now);
    }

    /**
     * Takes the proposed termination back: the last mutually approved revision is the open one again.
     *
     * @param party who takes it back
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless a termination is proposed
     */
    void revert(UUID party, Instant now) {
        require(AgreementVerb.REVERT);
        requireParty(party);
        approvals().forEach(AgreementApproval::lapse);
        terminationBy = null;
        terminationReason = null;
        revision = mutualRevision;
        contentHash = hash(false, ownCopy());
        moveTo(AgreementState.IN_FORCE, "agreement.reverted", now);
    }

    /**
     * Withdraws what was never mutually approved; its id is never used again.
     *
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it was mutually approved
     */
    void delete(Instant now) {
        require(AgreementVerb.DELETE);
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
     * A party was right that it never gave what was recorded for it: its recorded approval counts no longer for what is
     * open. What has come into force stays so.
     *
     * @param party whose recorded approval it is
     */
    void lapseRecordedApproval(UUID party) {
        if (state.isOpen()) {
            approvals().stream()
                    .filter(given -> given.party().equals(party) && given.basis() == Basis.RECORDED)
                    .forEach(AgreementApproval::lapse);
            refreshAwaiting();
        }
    }

    private void require(AgreementVerb verb) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("agreement", state, verb.word(), state.verbs());
        }
    }

    private void requireParty(UUID organisation) {
        if (!isParty(organisation)) {
            throw Problems.invalid(new Violations()
                    .add("/organisationId", "not-a-party", "This organisation is not a party to the agreement.")
                    .all());
        }
    }

    private static void refuseWhileMobilitiesExist(long mobilities) {
        if (mobilities > 0) {
            throw Problems.conflict(
                    "mobilities-exist",
                    "It cannot be terminated as a whole: " + mobilities
                            + (mobilities == 1 ? " mobility exists" : " mobilities exist")
                            + " under it. Shorten the last academic year of its conditions instead, so that they run to their end.");
        }
    }

    private void moveTo(AgreementState to, String event, Instant now) {
        AgreementState from = state;
        state = to;
        modifiedAt = now;
        refreshAwaiting();
        raise(event, from);
    }

    private void take(AgreementDraft draft, Map<UUID, Party> known) {
        kind = draft.kind();
        title = draft.title();
        signedOn = draft.signedOn();
        illustrative = draft.isIllustrative();
        takeParties(draft.parties(), known);
        takeConditions(draft.conditions());
    }

    private void takeParties(List<UUID> ids, Map<UUID, Party> known) {
        parties.removeIf(party -> !ids.contains(party.organisationId()));
        Map<UUID, AgreementParty> kept =
                parties.stream().collect(Collectors.toMap(AgreementParty::organisationId, Function.identity()));
        for (int i = 0; i < ids.size(); i++) {
            AgreementParty party = kept.get(ids.get(i));
            if (party == null) {
                party = new AgreementParty(this, ids.get(i));
                parties.add(party);
            }
            party.update(known.get(ids.get(i)), i);
        }
        parties.sort(Comparator.comparing(party -> ids.indexOf(party.organisationId())));
    }

    private void takeConditions(List<ConditionTerms> terms) {
        List<UUID> ids = terms.stream().map(ConditionTerms::id).toList();
        conditions.removeIf(condition -> !ids.contains(condition.id()));
        Map<UUID, AgreementCondition> kept =
                conditions.stream().collect(Collectors.toMap(AgreementCondition::id, Function.identity()));
        for (int i = 0; i < terms.size(); i++) {
            UUID id = terms.get(i).id() == null ? Ids.next() : terms.get(i).id();
            AgreementCondition condition = kept.get(id);
            if (condition == null) {
                condition = new AgreementCondition(this, id);
                conditions.add(condition);
            }
            condition.take(terms.get(i), i);
        }
        conditions.sort(Comparator.comparing(AgreementCondition::position));
    }

    private void newRevision(boolean terminated, Instant now) {
        lastRevision++;
        revision = lastRevision;
        contentHash = hash(terminated, ownCopy());
        modifiedAt = now;
        revisions.add(new AgreementRevision(this, revision, contentHash, terms(terminated), sides(), now));
    }

    private void mintCopyIds() {
        parties.forEach(AgreementParty::mintCopyId);
        String minted = hash(false, ownCopy());
        if (!minted.equals(contentHash)) {
            contentHash = minted;
            revisions.stream()
                    .filter(kept -> kept.revision() == revision)
                    .forEach(kept -> kept.hashed(minted, sides()));
        }
    }

    private void refreshAwaiting() {
        List<UUID> approved = approvals().stream().map(AgreementApproval::party).toList();
        parties.forEach(party -> party.awaiting(state.isOpen() && !approved.contains(party.organisationId())));
    }

    private RevisionTerms terms(boolean terminated) {
        return new RevisionTerms(kind, title, partyIds(), signedOn, terminated, conditions());
    }

    /** The record's own copy: the home school's where it is a party, else that of the first party. */
    private AgreementParty ownCopy() {
        return parties.stream().filter(AgreementParty::isHome).findFirst().orElseGet(() -> parties.get(0));
    }

    /** What the hash takes of the parties now, the record's own copy first. */
    List<RevisionSide> sides() {
        AgreementParty own = ownCopy();
        return Stream.concat(Stream.of(own), parties.stream().filter(party -> party != own))
                .map(party -> new RevisionSide(party.organisationId(), party.heiId(), party.copyId()))
                .toList();
    }

    private String hash(boolean terminated, AgreementParty own) {
        Map<UUID, String> heiIds =
                parties.stream().collect(Collectors.toMap(AgreementParty::organisationId, AgreementParty::heiId));
        List<String> copyIds = new ArrayList<>();
        copyIds.add(own.copyId());
        parties.stream().filter(party -> party != own).forEach(party -> copyIds.add(party.copyId()));
        return ContentHash.of(terminated, copyIds, IiaStructure.specs(conditions(), heiIds::get));
    }

    /** @return the hash of the copy of a party: its own id first */
    String contentHashOf(AgreementParty party) {
        boolean terminated = state == AgreementState.TERMINATION_PROPOSED || state == AgreementState.TERMINATED;
        return hash(terminated, party);
    }

    boolean isParty(UUID organisation) {
        return parties.stream().anyMatch(party -> party.organisationId().equals(organisation));
    }

    /** @return the home school, where it is a party */
    Optional<UUID> homeParty() {
        return parties.stream()
                .filter(AgreementParty::isHome)
                .map(AgreementParty::organisationId)
                .findFirst();
    }

    List<UUID> partyIds() {
        return parties.stream().map(AgreementParty::organisationId).toList();
    }

    List<AgreementParty> parties() {
        return List.copyOf(parties);
    }

    List<ConditionTerms> conditions() {
        return conditions.stream().map(AgreementCondition::toTerms).toList();
    }

    /** @return the approvals that count for the present revision */
    List<AgreementApproval> approvals() {
        return approvals.stream().filter(given -> given.countsFor(revision)).toList();
    }

    /** @return the parties whose approval of what is open is missing */
    List<AgreementParty> awaiting() {
        return parties.stream().filter(AgreementParty::isAwaiting).toList();
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

    int revision() {
        return revision;
    }

    Integer mutualRevision() {
        return mutualRevision;
    }

    String contentHash() {
        return contentHash;
    }

    Optional<UUID> rejectedBy() {
        return Optional.ofNullable(rejectedBy);
    }

    String rejectionComment() {
        return rejectionComment;
    }

    Optional<UUID> terminationBy() {
        return Optional.ofNullable(terminationBy);
    }

    String terminationReason() {
        return terminationReason;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
