package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.THIRD;
import static eu.peregrine.partners.agreement.Drafts.draft;
import static eu.peregrine.partners.agreement.Drafts.known;
import static eu.peregrine.partners.agreement.Drafts.studies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-0000000000a1");

    @Test
    void startsAsADraftWhoseOwnCopyAloneHasAnId() {
        Agreement agreement = drafted();

        assertThat(agreement.state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.awaiting()).isEmpty();
        assertThat(agreement.parties()).extracting(AgreementParty::copyId).containsExactly(ID.toString(), null);
        assertThat(events(agreement)).containsExactly("agreement.drafted");
    }

    @Test
    void mintsTheMissingCopyIdsWhenItIsProposed() {
        Agreement agreement = drafted();
        String before = agreement.contentHash();

        agreement.propose(HOME, known(), NOW);

        assertThat(agreement.parties()).extracting(AgreementParty::copyId).doesNotContainNull();
        assertThat(agreement.contentHash()).isNotEqualTo(before).hasSize(64);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.awaiting())
                .extracting(AgreementParty::organisationId)
                .containsExactly(HOME, PARTNER);
    }

    @Test
    void isInForceOnceEveryPartyHasApproved() {
        Agreement agreement = proposed();

        approve(agreement, HOME);
        assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);
        assertThat(agreement.awaiting())
                .extracting(AgreementParty::organisationId)
                .containsExactly(PARTNER);

        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.mutualRevision()).isEqualTo(1);
        assertThat(agreement.signedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(agreement.awaiting()).isEmpty();
        assertThat(events(agreement))
                .endsWith("agreement.approved", "agreement.approved", "agreement.entered-into-force");
        assertThat(agreement.sequence()).isEqualTo(5);
    }

    @Test
    void refusesAStaleRevisionAndAStaleHash() {
        Agreement agreement = proposed();

        assertThat(refusal(() -> agreement.approve(approving(HOME, 2, agreement.contentHash()), Drafts.known(), 0, NOW))
                        .code())
                .isEqualTo("stale");
        assertThat(refusal(() -> agreement.approve(approving(HOME, 1, "0".repeat(64)), Drafts.known(), 0, NOW))
                        .code())
                .isEqualTo("stale");
        assertThat(agreement.approvals()).isEmpty();
    }

    @Test
    void refusesASecondApprovalAndAStranger() {
        Agreement agreement = proposed();
        approve(agreement, HOME);

        assertThat(refusal(() -> approve(agreement, HOME)).code()).isEqualTo("approved-already");
        assertThat(refusal(() -> approve(agreement, THIRD)).status()).isEqualTo(422);
    }

    @Test
    void letsApprovalsLapseWhenItIsEdited() {
        Agreement agreement = proposed();
        approve(agreement, HOME);
        String approved = agreement.contentHash();

        agreement.edit(
                HOME,
                draft(Drafts.terms(studies().id(), Activity.STUDENT_STUDIES)
                        .with(t -> t.people = 5)
                        .build()),
                known(),
                NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);
        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(agreement.awaiting()).hasSize(2);
        assertThat(agreement.contentHash()).isNotEqualTo(approved);
        assertThat(refusal(() -> agreement.approve(approving(PARTNER, 1, approved), Drafts.known(), 0, NOW))
                        .code())
                .isEqualTo("stale");
    }

    @Test
    void doesNothingWhenAnEditSaysWhatItSaidBefore() {
        Agreement agreement = proposed();
        approve(agreement, HOME);
        long sequence = agreement.sequence();

        agreement.edit(HOME, draft(studies()), known(), NOW);

        assertThat(agreement.sequence()).isEqualTo(sequence);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.approvals()).hasSize(1);
    }

    @Test
    void isACounterProposalToNoSuspendedParty() {
        Agreement agreement = proposed();
        ProblemException refused = refusal(
                () -> agreement.edit(HOME, draft("Another title", studies()), Drafts.knownWithSuspendedPartner(), NOW));
        assertThat(refused.violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/parties/1", "party-not-available"));

        Agreement draft = drafted();
        draft.edit(HOME, draft("Another title", studies()), Drafts.knownWithSuspendedPartner(), NOW);
        assertThat(draft.title()).isEqualTo("Another title");
    }

    @Test
    void makesANewRevisionWithTheSameHashForANewTitle() {
        Agreement agreement = proposed();
        String hash = agreement.contentHash();

        agreement.edit(HOME, draft("Another title", studies()), known(), NOW);

        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.contentHash()).isEqualTo(hash);
    }

    @Test
    void keepsConditionsByTheirIdAndDropsWhatIsNoLongerSaid() {
        Agreement agreement = drafted();
        ConditionTerms other = Drafts.terms(null, Activity.STAFF_TEACHING).build();

        agreement.edit(HOME, draft(other, studies()), known(), NOW);
        assertThat(agreement.conditions()).hasSize(2);
        assertThat(agreement.conditions().get(1)).isEqualTo(studies());
        UUID minted = agreement.conditions().get(0).id();
        assertThat(minted).isNotNull();

        agreement.edit(HOME, draft(other.withId(minted)), known(), NOW);
        assertThat(agreement.conditions()).extracting(ConditionTerms::id).containsExactly(minted);
    }

    @Test
    void goesBackToDraftWhenRejectedAndForgetsApprovals() {
        Agreement agreement = proposed();
        approve(agreement, HOME);

        agreement.reject(Played.said(PARTNER, "Four are too many"), NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement.rejection().orElseThrow().words()).isEqualTo("Four are too many");

        agreement.propose(HOME, known(), NOW);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(agreement.rejection()).isEmpty();
        assertThat(agreement.awaiting()).hasSize(2);
    }

    @Test
    void endsWhenEveryPartyApprovesTheTerminationByItsOwnHash() {
        Agreement agreement = inForce();
        String hash = agreement.contentHash();

        agreement.terminate(Played.said(PARTNER, "Closing"), 0, NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATION_PROPOSED);
        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.mutualRevision()).isEqualTo(1);
        assertThat(agreement.contentHash()).isNotEqualTo(hash);

        approve(agreement, HOME);
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATION_PROPOSED);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(agreement.mutualRevision()).isEqualTo(2);
    }

    @Test
    void isNotTerminatedWhileMobilitiesExistUnderIt() {
        Agreement agreement = inForce();
        assertThat(refusal(() -> agreement.terminate(Played.said(HOME, "x"), 1, NOW))
                        .code())
                .isEqualTo("mobilities-exist");

        agreement.terminate(Played.said(HOME, "x"), 0, NOW);
        Approving approving = approving(HOME, agreement.revision(), agreement.contentHash());
        assertThat(refusal(() -> agreement.approve(approving, Drafts.known(), 2, NOW))
                        .code())
                .isEqualTo("mobilities-exist");
    }

    @Test
    void isWhatItWasWhenATerminationIsTakenBack() {
        Agreement agreement = inForce();
        String hash = agreement.contentHash();
        agreement.terminate(Played.said(PARTNER, "Closing"), 0, NOW);
        approve(agreement, HOME);

        agreement.revert(Played.said(PARTNER, null), NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.contentHash()).isEqualTo(hash);
        assertThat(agreement.approvals()).hasSize(2);

        agreement.terminate(Played.said(HOME, "Again"), 0, NOW);
        assertThat(agreement.revision()).isEqualTo(3);
        assertThat(agreement.approvals()).isEmpty();
    }

    @Test
    void isWithdrawnOnlyBeforeItWasMutuallyApproved() {
        Agreement agreement = proposed();
        agreement.delete(HOME, NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.DELETED);
        assertThat(events(agreement)).endsWith("agreement.deleted");

        assertThat(refusal(() -> inForce().delete(HOME, NOW)).getMessage())
                .contains("IN_FORCE")
                .contains("terminate");
    }

    @Test
    void namesStateAndLegalVerbsWhenAStepIsIllegal() {
        ProblemException refused = refusal(() -> inForce().edit(HOME, draft(studies()), known(), NOW));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.getMessage()).contains("edit").contains("IN_FORCE").contains("terminate");
    }

    @Test
    void isNotProposedToASuspendedParty() {
        Agreement agreement = drafted();

        ProblemException refused = refusal(() -> agreement.propose(HOME, Drafts.knownWithSuspendedPartner(), NOW));

        assertThat(refused.violations()).extracting(v -> v.pointer()).containsExactly("/parties/1");
    }

    @Test
    void isNotApprovedWhileAPartyIsSuspendedUnlessItEnds() {
        Agreement agreement = proposed();
        approve(agreement, HOME);
        var approval = approving(PARTNER, 1, agreement.contentHash());
        ProblemException refused =
                refusal(() -> agreement.approve(approval, Drafts.knownWithSuspendedPartner(), 0, NOW));
        assertThat(refused.violations()).extracting(v -> v.code()).containsExactly("party-not-available");
        assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);

        Agreement ending = inForce();
        ending.terminate(Played.said(HOME, "Over"), 0, NOW);
        for (UUID party : List.of(HOME, PARTNER)) {
            ending.approve(
                    approving(party, ending.revision(), ending.contentHash()),
                    Drafts.knownWithSuspendedPartner(),
                    0,
                    NOW);
        }
        assertThat(ending.state()).isEqualTo(AgreementState.TERMINATED);
    }

    @Test
    void isRecordedOnlyAtFirst() {
        Agreement agreement = Agreement.draft(ID, "AGR-2026-0001", draft(studies()), Origin.OFFICE, known(), NOW);
        AgreementDraft paper = Drafts.recorded(new AgreementDraft.Recorded(
                AgreementState.IN_FORCE, LocalDate.of(1994, 5, 2), null, "Paper", null, null, null, null, null, null));
        assertThat(refusal(() -> agreement.edit(HOME, paper, known(), NOW)).violations())
                .extracting(violation -> violation.code())
                .containsExactly("only-at-first");
        assertThat(agreement.state()).isEqualTo(AgreementState.DRAFT);
    }

    @Test
    void isRecordedFromPaperWithoutInventingApprovals() {
        LocalDate day = LocalDate.of(1994, 5, 2);
        var recorded = new AgreementDraft.Recorded(
                AgreementState.IN_FORCE, day, null, "Signed on paper", null, null, null, null, null, null);

        Agreement agreement =
                Agreement.draft(ID, "AGR-2026-0001", Drafts.recorded(recorded), Origin.OFFICE, known(), NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.basis()).isEqualTo(Basis.RECORDED);
        assertThat(agreement.signedOn()).isEqualTo(day);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(agreement.parties()).extracting(AgreementParty::copyId).doesNotContainNull();
        assertThat(events(agreement))
                .containsExactly("agreement.drafted", "agreement.proposed", "agreement.entered-into-force");
    }

    @Test
    void isRecordedWithThePartyWhoseActItWas() {
        LocalDate end = LocalDate.of(2030, 9, 1);
        Agreement noticed = record(recordedAct(AgreementState.IN_FORCE, end, null, null));
        assertThat(noticed.notice().orElseThrow().by()).isEqualTo(PARTNER);

        var amendment = new AgreementDraft.RecordedAmendment("Amended", List.of(Played.studies(9)));
        Agreement amended = record(recordedAct(AgreementState.AMENDMENT_PROPOSED, null, amendment, null));
        assertThat(amended.open().madeBy()).contains(PARTNER);

        Agreement ending = record(recordedAct(AgreementState.TERMINATION_PROPOSED, null, null, null));
        assertThat(ending.termination().orElseThrow().party()).isEqualTo(PARTNER);
        assertThat(ending.open().madeBy()).contains(PARTNER);

        Agreement ended = record(recordedAct(AgreementState.TERMINATED, null, null, LocalDate.of(2001, 6, 30)));
        assertThat(ended.termination().orElseThrow().party()).isEqualTo(PARTNER);
        assertThat(ended.endedOn()).isEqualTo("2001-06-30");
    }

    private static AgreementDraft.Recorded recordedAct(
            AgreementState state, LocalDate endsOn, AgreementDraft.RecordedAmendment amendment, LocalDate endedOn) {
        return new AgreementDraft.Recorded(
                state, LocalDate.of(1994, 5, 2), null, "Paper", endsOn, amendment, PARTNER, endedOn, null, null);
    }

    @Test
    void takesTheDayOfSignatureLaterWhereThePaperShowsIt() {
        Agreement agreement = record(new AgreementDraft.Recorded(
                AgreementState.IN_FORCE, null, null, "Paper", null, null, null, null, null, null));
        assertThat(agreement.signedOn()).isNull();
        assertThat(agreement.missing()).containsExactly("signed-on");

        assertThat(refusal(() -> agreement.signedOn(LocalDate.of(2999, 1, 1), NOW))
                        .violations())
                .extracting(v -> v.code())
                .containsExactly("in-the-future");
        agreement.signedOn(LocalDate.of(1994, 5, 2), NOW);
        assertThat(agreement.missing()).isEmpty();
        assertThat(refusal(() -> agreement.signedOn(LocalDate.of(1994, 5, 3), NOW))
                        .violations())
                .extracting(v -> v.code())
                .containsExactly("signed-twice");
    }

    @Test
    void isRecordedInEveryStateButDeleted() {
        for (AgreementState state : AgreementState.values()) {
            var amendment = state == AgreementState.AMENDMENT_PROPOSED
                    ? new AgreementDraft.RecordedAmendment("Another title", List.of(studies()))
                    : null;
            var recorded = new AgreementDraft.Recorded(
                    state, LocalDate.of(1994, 5, 2), null, "Paper", null, amendment, null, null, null, null);
            if (state == AgreementState.DELETED) {
                assertThat(refusal(() -> record(recorded)).status()).isEqualTo(422);
            } else {
                assertThat(record(recorded).state()).isEqualTo(state);
            }
        }
    }

    @Test
    void livesWithThreePartiesAsWithTwo() {
        Agreement agreement = Played.drafted(List.of(HOME, PARTNER, THIRD), studies());
        agreement.propose(HOME, known(), NOW);
        List<String> copyIds = List.of(ID.toString(), agreement.copyIdOf(PARTNER), agreement.copyIdOf(THIRD));
        assertThat(copyIds).doesNotHaveDuplicates();
        assertThat(HashedContent.of(agreement.open()).text())
                .startsWith("_iia-id_1=%s__iia-id_2=%s__iia-id_3=%s_".formatted(copyIds.toArray()));
        assertThat(agreement.parties().stream().map(agreement::contentHashOf)).doesNotHaveDuplicates();

        approve(agreement, HOME);
        agreement.approve(
                approving(
                        PARTNER, 1, agreement.contentHashOf(agreement.parties().get(2))),
                known(),
                0,
                NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);
        assertThat(agreement.awaiting())
                .extracting(AgreementParty::organisationId)
                .containsExactly(THIRD);
        String own = agreement.contentHashOf(agreement.parties().get(2));
        assertThat(refusal(() -> agreement.approve(approving(THIRD, 1, own), known(), 0, NOW))
                        .code())
                .isEqualTo("stale");
        approve(agreement, THIRD);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.approvals()).extracting(AgreementApproval::party).containsExactly(HOME, PARTNER, THIRD);

        agreement.giveNotice(Played.said(THIRD, "We close"), LocalDate.of(2026, 11, 23), NOW);
        assertThat(agreement.endsOn()).isEqualTo("2028-09-01");
        assertThat(refusal(() -> agreement.withdrawNotice(PARTNER, NOW)).code()).isEqualTo("notice-of-another");
    }

    @Test
    void isAmendedByAllThreeParties() {
        Agreement agreement = Played.drafted(List.of(HOME, PARTNER, THIRD), studies());
        agreement.propose(HOME, known(), NOW);
        agreement.partyIds().forEach(party -> approve(agreement, party));
        Played.amend(agreement, PARTNER, Played.studies(9));
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(refusal(() -> agreement.revert(Played.said(PARTNER, null), NOW))
                        .code())
                .isEqualTo("approved-by-another");

        Played.amend(agreement, THIRD, Played.studies(7));
        assertThat(agreement.awaiting()).hasSize(3);
        agreement.partyIds().forEach(party -> approve(agreement, party));
        assertThat(agreement.conditions()).containsExactly(Played.studies(7));
    }

    @Test
    void givesEveryPartysCopyAHashOfItsOwn() {
        Agreement agreement = proposed();
        List<AgreementParty> parties = agreement.parties();

        assertThat(agreement.contentHashOf(parties.get(0))).isEqualTo(agreement.contentHash());
        assertThat(agreement.contentHashOf(parties.get(1))).isNotEqualTo(agreement.contentHash());
    }

    private static Agreement record(AgreementDraft.Recorded recorded) {
        return Agreement.draft(ID, "AGR-2026-0001", Drafts.recorded(recorded), Origin.OFFICE, known(), NOW);
    }

    private static Agreement drafted() {
        return Agreement.draft(ID, "AGR-2026-0001", draft(studies()), Origin.OFFICE, known(), NOW);
    }

    private static Agreement proposed() {
        Agreement agreement = drafted();
        agreement.propose(HOME, known(), NOW);
        return agreement;
    }

    private static Agreement inForce() {
        Agreement agreement = proposed();
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        return agreement;
    }

    private static void approve(Agreement agreement, UUID party) {
        agreement.approve(approving(party, agreement.revision(), agreement.contentHash()), Drafts.known(), 0, NOW);
    }

    private static Approving approving(UUID party, int revision, String hash) {
        return new Approving(party, revision, hash, Basis.OWN_TOKEN, null);
    }

    private static ProblemException refusal(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act);
    }

    private static List<String> events(Agreement agreement) {
        return agreement.takeEvents().stream().map(DomainEvent::type).toList();
    }
}
