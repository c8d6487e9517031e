package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.THIRD;
import static eu.peregrine.partners.agreement.Played.NOW;
import static eu.peregrine.partners.agreement.Played.amend;
import static eu.peregrine.partners.agreement.Played.approve;
import static eu.peregrine.partners.agreement.Played.events;
import static eu.peregrine.partners.agreement.Played.inForce;
import static eu.peregrine.partners.agreement.Played.proposed;
import static eu.peregrine.partners.agreement.Played.refusal;
import static eu.peregrine.partners.agreement.Played.studies;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementAmendmentTest {

    @Test
    void keepsInForceWhatWasLastApprovedUntilAllApproveTheAmendment() {
        Agreement agreement = inForce(studies(4));
        String before = agreement.contentHash();

        amend(agreement, PARTNER, studies(6));
        assertThat(agreement.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(agreement.conditions()).containsExactly(studies(4));
        assertThat(agreement.open().terms().conditions()).containsExactly(studies(6));
        assertThat(agreement.open().madeBy()).contains(PARTNER);
        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.mutualRevision()).isEqualTo(1);
        assertThat(agreement.contentHash()).isNotEqualTo(before);
        assertThat(agreement.awaiting()).hasSize(2);

        approve(agreement, HOME);
        assertThat(agreement.conditions()).containsExactly(studies(4));
        approve(agreement, PARTNER);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.conditions()).containsExactly(studies(6));
        assertThat(agreement.mutualRevision()).isEqualTo(2);
        assertThat(events(agreement))
                .containsExactly(
                        "agreement.amendment-proposed",
                        "agreement.approved",
                        "agreement.approved",
                        "agreement.amended");
    }

    @Test
    void isReplacedByACounterProposalWhoseApprovalsStartAnew() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        approve(agreement, HOME);
        String first = agreement.contentHash();

        amend(agreement, PARTNER, studies(5));

        assertThat(agreement.revision()).isEqualTo(3);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(agreement.open().madeBy()).contains(PARTNER);
        assertThat(refusal(() -> approve(agreement, PARTNER, 2, first)).code()).isEqualTo("stale");
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.conditions()).containsExactly(studies(5));
    }

    @Test
    void isTheSameProposalWhenBothProposeTheSame() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        approve(agreement, HOME);
        amend(agreement, PARTNER, studies(6));

        assertThat(agreement.revision()).isEqualTo(2);
        assertThat(agreement.approvals()).hasSize(1);
    }

    @Test
    void saysSomethingNew() {
        Agreement agreement = inForce(studies(4));
        assertThat(refusal(() -> amend(agreement, HOME, studies(4))).code()).isEqualTo("nothing-amended");
        assertThat(refusal(() -> amend(agreement, HOME, studies(4).withId(null)))
                        .code())
                .isEqualTo("nothing-amended");
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void isTakenBackUntilAnotherPartyHasApprovedIt() {
        Agreement agreement = inForce(studies(4));
        String before = agreement.contentHash();
        amend(agreement, HOME, studies(6));
        approve(agreement, HOME);
        agreement.revert(Played.said(HOME, null), NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.contentHash()).isEqualTo(before);
        assertThat(agreement.approvals()).hasSize(2);

        amend(agreement, HOME, studies(7));
        assertThat(agreement.revision()).isEqualTo(3);
        approve(agreement, PARTNER);
        assertThat(refusal(() -> agreement.revert(Played.said(HOME, null), NOW)).code())
                .isEqualTo("approved-by-another");
        assertThat(refusal(() -> agreement.revert(Played.said(PARTNER, null), NOW))
                        .code())
                .isEqualTo("approved-by-another");
        approve(agreement, HOME);
        assertThat(agreement.conditions()).containsExactly(studies(7));
    }

    @Test
    void isNotChangedByItsProposerOnceAnotherHasApprovedIt() {
        Agreement agreement = Played.inForce(studies(4));
        amend(agreement, HOME, studies(6));
        approve(agreement, PARTNER);

        assertThat(refusal(() -> amend(agreement, HOME, studies(7))).code()).isEqualTo("approved-by-another");
        assertThat(agreement.approvals()).hasSize(1);
        amend(agreement, HOME, studies(6));
        assertThat(agreement.approvals()).hasSize(1);

        amend(agreement, PARTNER, studies(7));
        assertThat(agreement.open().madeBy()).contains(PARTNER);
        assertThat(agreement.approvals()).isEmpty();
    }

    @Test
    void isNotTakenBackByWayOfTheProposersCopy() {
        Agreement agreement = Played.inForce(studies(4));
        amend(agreement, PARTNER, studies(6));
        approve(agreement, HOME);

        assertThat(refusal(() -> AgreementCopyTest.put(agreement, "P-1", studies(7)))
                        .code())
                .isEqualTo("approved-by-another");
        agreement.deleteCopy(Author.own(PARTNER), NOW);
        assertThat(agreement.approvals()).isEmpty();
        assertThat(refusal(() -> agreement.revert(Played.said(PARTNER, null), NOW))
                        .code())
                .isEqualTo("approved-by-another");

        AgreementCopyTest.put(agreement, "P-2", studies(6));
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.conditions()).containsExactly(studies(6));
    }

    @Test
    void isRefusedByTheOtherPartyThroughRevert() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        approve(agreement, HOME);
        agreement.revert(Played.said(PARTNER, null), NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.conditions()).containsExactly(studies(4));
    }

    @Test
    void keepsTheRules() {
        Agreement agreement = inForce(studies(4));
        ConditionTerms foreign = Drafts.terms(null, Activity.STUDENT_STUDIES)
                .with(terms -> terms.receiving = THIRD)
                .build();
        assertThat(refusal(() -> amend(agreement, HOME, foreign)).violations())
                .extracting(violation -> violation.pointer())
                .containsExactly("/conditions/0/receiving");
        assertThat(refusal(() -> amend(proposed(studies(4)), HOME, studies(5))).getMessage())
                .contains("PROPOSED")
                .contains("edit");
        assertThat(refusal(() -> agreement.amend(
                                new Amendment(HOME, null, List.of(studies(6))),
                                Drafts.knownWithSuspendedPartner(),
                                NOW))
                        .violations())
                .extracting(violation -> violation.code())
                .containsExactly("party-not-available");
    }

    @Test
    void isApprovedByTheHashOfTheOthersCopyOnly() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(6));
        String ofHome = agreement.contentHashOf(agreement.parties().get(0));
        String ofPartner = agreement.contentHashOf(agreement.parties().get(1));
        assertThat(ofHome).isNotEqualTo(ofPartner);

        assertThat(refusal(() -> approve(agreement, PARTNER, 2, ofPartner)).code())
                .isEqualTo("stale");
        approve(agreement, PARTNER, 2, ofHome);
        approve(agreement, HOME, 2, ofPartner);
        assertThat(agreement.approvals())
                .extracting(AgreementApproval::contentHash)
                .containsExactly(ofHome, ofPartner);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void warnsOfWhatComesAfterJanuary() {
        ConditionTerms four = studies(4);
        ConditionTerms shorter = four.withYears("2026/2027", "2027/2028");
        LocalDate january = LocalDate.of(2027, 1, 31);

        assertThat(AmendmentWindow.warnings(List.of(four), List.of(four), january))
                .isEmpty();
        assertThat(AmendmentWindow.warnings(List.of(four), List.of(studies(5)), january))
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("2026/2027", "2026-01-31"));
        assertThat(AmendmentWindow.warnings(List.of(four), List.of(shorter), january.plusYears(1)))
                .isEmpty();
        assertThat(AmendmentWindow.warnings(
                        List.of(four), List.of(shorter), january.plusYears(1).plusDays(1)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail()).contains("2028/2029"));
        assertThat(AmendmentWindow.warnings(List.of(four), List.of(), january))
                .singleElement()
                .satisfies(warning -> assertThat(warning.pointer()).isEqualTo("/conditions/0"));
        assertThat(AmendmentWindow.warnings(List.of(), List.of(four.withYears("2027/2028", "2027/2028")), january))
                .isEmpty();
    }
}
