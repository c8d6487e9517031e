package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.THIRD;
import static eu.peregrine.partners.agreement.Played.NOW;
import static eu.peregrine.partners.agreement.Played.amend;
import static eu.peregrine.partners.agreement.Played.approve;
import static eu.peregrine.partners.agreement.Played.drafted;
import static eu.peregrine.partners.agreement.Played.events;
import static eu.peregrine.partners.agreement.Played.inForce;
import static eu.peregrine.partners.agreement.Played.proposed;
import static eu.peregrine.partners.agreement.Played.refusal;
import static eu.peregrine.partners.agreement.Played.studies;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementCopyTest {

    @Test
    void mapsItsIdOntoADraftWithoutChangingWhatItSays() {
        Agreement agreement = drafted(studies(4));
        put(agreement, "P-1", studies(4));

        assertThat(agreement.state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement.revision()).isEqualTo(1);
        agreement.propose(HOME, Drafts.known(), NOW);
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-1");
        assertThat(refusal(() -> put(agreement("P-1"), "P-1", studies(5))).status())
                .isEqualTo(403);
    }

    @Test
    void changesNothingWhenItSaysWhatIsProposed() {
        Agreement agreement = proposed(studies(4));
        String minted = agreement.copyIdOf(PARTNER);
        approve(agreement, HOME);
        put(agreement, minted, studies(4));

        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.approvals()).hasSize(1);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void isACounterProposalWhenItSaysSomethingElse() {
        Agreement agreement = proposed(studies(4));
        approve(agreement, HOME);
        put(agreement, "P-1", studies(6));

        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(agreement.conditions()).containsExactly(studies(6));
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-1");
        String theirs = agreement.contentHashOf(agreement.parties().get(1));
        approve(agreement, HOME, 2, theirs);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.copyOf(PARTNER).orElseThrow().contentHash()).isEqualTo(theirs);
    }

    @Test
    void amendsWhatIsInForceWhenItSaysSomethingElse() {
        Agreement agreement = inForce(studies(4));
        put(agreement, agreement.copyIdOf(PARTNER), studies(6));

        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(agreement.conditions()).containsExactly(studies(4));
        assertThat(agreement.open().terms().conditions()).containsExactly(studies(6));
        assertThat(agreement.open().madeBy()).contains(PARTNER);
        assertThat(events(agreement)).containsExactly("agreement.amendment-proposed", "agreement.copy-put");
    }

    @Test
    void amendsWhatIsInForceByItsIdAlone() {
        Agreement agreement = inForce(studies(4));
        put(agreement, "P-1", studies(4));
        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.parties().get(1).copyId()).isEqualTo("P-1");
    }

    @Test
    void letsNobodyApproveWhatTheOthersCopyDoesNotSay() {
        Agreement agreement = inForce(studies(4));
        put(agreement, agreement.copyIdOf(PARTNER), studies(4));
        amend(agreement, HOME, studies(6));

        var refused = refusal(() -> approve(agreement, HOME));
        assertThat(refused.code()).isEqualTo("copies-differ");
        assertThat(refused.violations()).singleElement().satisfies(difference -> {
            assertThat(difference.pointer()).isEqualTo("/conditions/0");
            assertThat(difference.detail()).contains("mobilities-per-year 6", "mobilities-per-year 4");
        });
        approve(agreement, PARTNER);
        put(agreement, agreement.copyIdOf(PARTNER), studies(6));
        approve(agreement, HOME);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.conditions()).containsExactly(studies(6));
    }

    @Test
    void isBehindAndProposesNothingWhileItSaysWhatIsInForce() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        put(agreement, agreement.copyIdOf(PARTNER), studies(4));

        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(CopyDifferences.between(
                        agreement.open(), agreement.copyOf(PARTNER).orElseThrow()))
                .hasSize(1);
    }

    @Test
    void whatIsAgreedOnCountsThoughAnOlderCopyWasPutAfterIt() {
        Agreement agreement = inForce(studies(4));
        put(agreement, "P-0", studies(4));
        agreement.partyIds().forEach(party -> approve(agreement, party));
        put(agreement, "P-1", studies(5));
        approve(agreement, HOME);
        put(agreement, "P-0", studies(4));
        approve(agreement, PARTNER);

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-1");
        assertThat(agreement.copyOf(PARTNER)).map(AgreementCopy::copyId).contains("P-1");
        put(agreement, "P-1", studies(6));
        assertThat(refusal(() -> put(agreement, "P-0", studies(4))).code()).isEqualTo("copy-id-used");
    }

    @Test
    void saysWhyAHashDoesNotRecompute() {
        Agreement agreement = proposed(studies(4));
        String id = agreement.copyIdOf(PARTNER);
        String ofHome = agreement.contentHash();

        var nonsense = refusal(() -> agreement.putCopy(statement(id, "0".repeat(64), studies(4)), Drafts.known(), NOW));
        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(nonsense.getMessage())
                .contains("recomputes to")
                .contains(id)
                .contains(agreement.contentHashOf(agreement.parties().get(1)));
        assertThat(refusal(() -> agreement.putCopy(statement(id, ofHome, studies(4)), Drafts.known(), NOW))
                        .getMessage())
                .contains("your own comes first");
        String alone = RevisionHash.of(
                agreement.open().terms(),
                List.of(
                        new RevisionSide(PARTNER, "partner.example.de", id),
                        new RevisionSide(HOME, "home.example.fr", null)));
        assertThat(refusal(() -> agreement.putCopy(statement(id, alone, studies(4)), Drafts.known(), NOW))
                        .getMessage())
                .contains("without the other party's id");
        assertThat(agreement.copyOf(PARTNER)).isEmpty();
    }

    @Test
    void keepsTheRules() {
        Agreement agreement = proposed(studies(4));
        ConditionTerms mute = Drafts.terms(null, Activity.STUDENT_STUDIES)
                .with(terms -> terms.languages = List.of())
                .build();
        assertThat(refusal(() -> put(agreement, "P-1", mute)).violations())
                .extracting(violation -> violation.code())
                .containsExactly("language-required");
        assertThat(refusal(() -> agreement.putCopy(
                                new CopyStatement(HOME, "H-1", List.of(studies(4)), false, "0".repeat(64)),
                                Drafts.known(),
                                NOW))
                        .code())
                .isEqualTo("record-is-copy");
    }

    @Test
    void isADraftAgainWhenAPartyDeletesItsCopyBeforeApproval() {
        Agreement agreement = proposed(studies(4));
        put(agreement, "P-1", studies(4));
        approve(agreement, HOME);
        agreement.takeEvents();
        agreement.deleteCopy(Author.own(PARTNER), NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement.copyIdOf(PARTNER)).isNull();
        assertThat(agreement.approvals()).isEmpty();
        assertThat(events(agreement)).containsExactly("agreement.copy-deleted");
        assertThat(refusal(() -> put(agreement, "P-1", studies(4))).code()).isEqualTo("copy-id-used");
        agreement.propose(HOME, Drafts.known(), NOW);
        assertThat(agreement.copyIdOf(PARTNER)).isNotNull().isNotEqualTo("P-1");
    }

    @Test
    void staysInForceWhenAPartyDeletesItsCopy() {
        Agreement agreement = inForce(studies(4));
        String hash = agreement.contentHash();
        String minted = agreement.copyIdOf(PARTNER);
        agreement.deleteCopy(Author.own(PARTNER), NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.contentHash()).isEqualTo(hash);
        assertThat(agreement.approvals()).hasSize(2);
        assertThat(agreement.copyIdOf(PARTNER)).isNull();
        assertThat(refusal(() -> agreement.deleteCopy(Author.own(PARTNER), NOW)).code())
                .isEqualTo("no-copy");
        assertThat(refusal(() -> put(agreement, minted, studies(4))).code()).isEqualTo("copy-id-used");

        put(agreement, "P-2", studies(4));
        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-2");
    }

    @Test
    void waitsForACopyThatWasDeletedWhileAnAmendmentIsOpen() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        approve(agreement, PARTNER);
        agreement.deleteCopy(Author.own(PARTNER), NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(refusal(() -> approve(agreement, HOME)).code()).isEqualTo("copy-unmapped");
        amend(agreement, HOME, studies(6));
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.conditions()).containsExactly(studies(6));
    }

    @Test
    void endsAsAWholeOnlyWhenItIsTerminatedToo() {
        Agreement agreement = inForce(studies(4));
        put(agreement, agreement.copyIdOf(PARTNER), studies(4));
        agreement.terminate(Played.said(HOME, "Over"), 0, NOW);
        assertThat(refusal(() -> approve(agreement, HOME)).violations())
                .extracting(violation -> violation.code())
                .containsExactly("terminated-differs");
        approve(agreement, PARTNER);
        String hash = agreement.contentHashOf(agreement.parties().get(1));
        agreement.putCopy(
                new CopyStatement(PARTNER, agreement.copyIdOf(PARTNER), List.of(studies(4)), true, hash),
                Drafts.known(),
                NOW);
        approve(agreement, HOME);
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
    }

    @Test
    void endsWhenACopyThatWasDeletedMeanwhileIsPutAgainTerminated() {
        Agreement agreement = inForce(studies(4));
        agreement.terminate(Played.said(HOME, "Over"), 0, NOW);
        approve(agreement, HOME);
        agreement.deleteCopy(Author.own(PARTNER), NOW);
        assertThat(refusal(() -> approve(agreement, HOME)).code()).isEqualTo("copy-unmapped");
        assertThat(refusal(() -> putTerminated(agreement, "P-2", studies(6))).code())
                .isEqualTo("termination-differs");

        putTerminated(agreement, "P-2", studies(4));
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATION_PROPOSED);
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-2");
        assertThat(agreement.awaiting()).hasSize(2);
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(agreement.copyIdOf(PARTNER)).isEqualTo("P-2");
    }

    @Test
    void isNotTerminatedBeforeTheAgreementIs() {
        Agreement agreement = inForce(studies(4));
        assertThat(refusal(() -> putTerminated(agreement, agreement.copyIdOf(PARTNER), studies(4)))
                        .code())
                .isEqualTo("not-terminated");
    }

    @Test
    void proposesNothingNewToASuspendedParty() {
        Agreement proposed = proposed(studies(4));
        assertThat(refusal(() -> suspended(proposed, studies(6))).violations())
                .extracting(violation -> violation.code())
                .containsExactly("party-not-available");
        Agreement inForce = inForce(studies(4));
        assertThat(refusal(() -> suspended(inForce, studies(6))).status()).isEqualTo(422);
        suspended(inForce, studies(4));
        assertThat(inForce.copyOf(PARTNER)).isPresent();
    }

    private static void suspended(Agreement agreement, ConditionTerms says) {
        String id = agreement.copyIdOf(PARTNER);
        RevisionTerms terms = agreement.open().terms().amended(new Amendment(PARTNER, null, List.of(says)));
        String hash = RevisionHash.of(terms, agreement.open().knownSides(), PARTNER);
        agreement.putCopy(statement(id, hash, says), Drafts.knownWithSuspendedPartner(), NOW);
    }

    @Test
    void keepsAmountsAsACopyWritesThem() {
        Agreement agreement = proposed(studies(4));
        ConditionTerms idleZeros = Drafts.terms(studies(4).id(), Activity.STUDENT_STUDIES)
                .with(terms -> terms.months = new BigDecimal("20.00"))
                .build();
        put(agreement, agreement.copyIdOf(PARTNER), idleZeros);
        approve(agreement, HOME);
        assertThat(agreement.contentHashOf(agreement.parties().get(1)))
                .isEqualTo(agreement.copyOf(PARTNER).orElseThrow().contentHash());

        // Who reads 20.00 and sends 20 back has changed nothing.
        agreement.edit(HOME, Drafts.draft(studies(4)), Drafts.known(), NOW);
        assertThat(agreement.approvals()).hasSize(1);
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(refusal(() -> amend(agreement, HOME, studies(4))).code()).isEqualTo("nothing-amended");
    }

    @Test
    void goesOnWithTheConditionsItKnows() {
        ConditionTerms other = Drafts.terms(
                        UUID.fromString("0190a000-0000-7000-8000-0000000000c2"), Activity.STUDENT_TRAINEESHIP)
                .build();
        List<ConditionTerms> matched = ConditionMatch.withKnownIds(
                List.of(other.withId(null), studies(9).withId(null), studies(4).withId(null)),
                List.of(studies(4), other));
        assertThat(matched)
                .extracting(ConditionTerms::id)
                .containsExactly(other.id(), null, studies(4).id());
    }

    private static Agreement agreement(String copyId) {
        Agreement agreement = drafted(studies(4));
        put(agreement, copyId, studies(4));
        return agreement;
    }

    private static CopyStatement statement(String id, String hash, ConditionTerms... conditions) {
        return new CopyStatement(PARTNER, id, List.of(conditions), false, hash);
    }

    /** As the partner's system would: it hashes its own copy, its own id first. */
    static void put(Agreement agreement, String id, ConditionTerms... conditions) {
        put(agreement, id, false, conditions);
    }

    /** The same of a copy that is terminated as a whole. */
    static void putTerminated(Agreement agreement, String id, ConditionTerms... conditions) {
        put(agreement, id, true, conditions);
    }

    private static void put(Agreement agreement, String id, boolean terminated, ConditionTerms... conditions) {
        RevisionTerms terms = new RevisionTerms(
                AgreementKind.ERASMUS_IIA, "Theirs", List.of(PARTNER, HOME), null, terminated, List.of(conditions));
        List<RevisionSide> sides = new ArrayList<>(List.of(
                new RevisionSide(PARTNER, "partner.example.de", id),
                new RevisionSide(HOME, "home.example.fr", Played.ID.toString())));
        if (agreement.isParty(THIRD)) {
            sides.add(new RevisionSide(THIRD, THIRD.toString(), agreement.copyIdOf(THIRD)));
        }
        String hash = RevisionHash.of(terms, sides);
        agreement.putCopy(new CopyStatement(PARTNER, id, List.of(conditions), terminated, hash), Drafts.known(), NOW);
    }
}
