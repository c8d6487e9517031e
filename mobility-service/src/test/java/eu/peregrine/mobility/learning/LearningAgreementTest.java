package eu.peregrine.mobility.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions, signatures bound to them, and the order of signers. */
class LearningAgreementTest {
    private static final Component STUDIED = component(ComponentTable.A, "Soil mechanics");
    private static final Component RECOGNISED = component(ComponentTable.B, "Geotechnics");

    /** In table B nothing needs a reason. */
    private static final ComponentChange NOT_RECOGNISED =
            new ComponentChange(ChangeKind.DELETED, ComponentTable.B, "Geotechnics", null, null);

    private LearningAgreement agreement;

    @BeforeEach
    void proposeTwoComponents() {
        agreement = new LearningAgreement(UUID.randomUUID());
        propose(STUDIED, RECOGNISED);
    }

    @Test
    void isInForceOnceStudentSenderAndHostHaveSigned() {
        assertThat(agreement.awaiting()).containsExactly(Signer.STUDENT, Signer.SENDER, Signer.HOST);
        signAll(1);
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.SIGNED);
        assertThat(agreement.inForceVersion()).isEqualTo(1);
        assertThat(agreement.awaiting()).isEmpty();
    }

    @Test
    void aSignatureForAFormerVersionIsStale() {
        propose(STUDIED);
        assertRefused(() -> agreement.sign(by(Signer.STUDENT, 1)), "stale");
        assertThat(agreement.signatures()).isEmpty();
    }

    @Test
    void theHostCannotSignBeforeTheOthers() {
        assertRefused(() -> agreement.sign(by(Signer.HOST, 1)), "signature-out-of-order");
    }

    @Test
    void signingTwiceIsOnce() {
        assertThat(agreement.sign(by(Signer.STUDENT, 1))).isTrue();
        assertThat(agreement.sign(by(Signer.STUDENT, 1))).isFalse();
        assertThat(agreement.signatures()).hasSize(1);
    }

    @Test
    void aRejectedProposalCanBeProposedAgain() {
        agreement.sign(by(Signer.STUDENT, 1));
        agreement.reject(1, "not offered in autumn");
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.REJECTED);
        propose(STUDIED);
        assertThat(agreement.version()).isEqualTo(2);
        assertThat(agreement.awaiting()).hasSize(3);
    }

    @Test
    void aChangeLeavesTheSignedVersionInForceUntilAllSignIt() {
        signAll(1);
        change(List.of(STUDIED), NOT_RECOGNISED);
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.CHANGE_PROPOSED);
        assertThat(agreement.inForceVersion()).isEqualTo(1);
        agreement.reject(2, "too little");
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.SIGNED);
        assertThat(agreement.components()).containsExactly(STUDIED, RECOGNISED);
        change(List.of(STUDIED), NOT_RECOGNISED);
        signAll(3);
        assertThat(agreement.inForceVersion()).isEqualTo(3);
        assertThat(agreement.versions())
                .extracting(AgreementVersion::outcome)
                .containsExactly(VersionOutcome.SIGNED, VersionOutcome.REJECTED, VersionOutcome.SIGNED);
    }

    @Test
    void aChangeSaysWhyEachComponentGoesOrComes() {
        signAll(1);
        Component instead = component(ComponentTable.A, "Rock mechanics");
        List<Component> changed = List.of(instead, RECOGNISED);
        assertViolations(() -> change(changed), "reason-required", "reason-required");
        ComponentChange gone = deleted("Soil mechanics", ChangeReason.SUBSTITUTING_DELETED);
        assertViolations(() -> change(changed, gone), "reason-of-another-kind", "reason-required");
        ComponentChange elsewhere = deleted("Hydraulics", ChangeReason.NOT_AVAILABLE);
        assertViolations(() -> change(changed, elsewhere), "no-such-change", "reason-required", "reason-required");
        assertViolations(() -> change(List.of(STUDIED, RECOGNISED)), "nothing-changed");
        change(
                changed,
                deleted("Soil mechanics", ChangeReason.NOT_AVAILABLE),
                new ComponentChange(
                        ChangeKind.INSERTED,
                        ComponentTable.A,
                        "Rock mechanics",
                        null,
                        ChangeReason.SUBSTITUTING_DELETED));
        assertThat(agreement.changes())
                .extracting(ComponentChange::reason)
                .containsExactly(ChangeReason.NOT_AVAILABLE, ChangeReason.SUBSTITUTING_DELETED);
    }

    @Test
    void aShortStaysAgreementIsNotChangedOnceSigned() {
        LearningAgreementDraft doctoral =
                new LearningAgreementDraft(List.of(STUDIED), null, AgreementForm.SHORT_DOCTORAL, null);
        assertViolations(() -> agreement.propose(doctoral, 31, true, Instant.EPOCH), "stay-too-long");
        agreement.propose(doctoral, 30, true, Instant.EPOCH);
        signAll(2);
        assertRefused(() -> change(List.of(STUDIED, RECOGNISED)), "form-without-changes");
    }

    @Test
    void aBlendedStayHasAVirtualComponent() {
        LearningAgreementDraft blended =
                new LearningAgreementDraft(List.of(STUDIED), null, AgreementForm.BLENDED, null);
        assertViolations(() -> agreement.propose(blended, 12, true, Instant.EPOCH), "nothing-virtual");
    }

    @Test
    void aSignatureIsBoundToWhatTheVersionSays() {
        String read = agreement.contentHash();
        propose(STUDIED);
        assertThat(agreement.contentHash()).isNotEqualTo(read);
        assertRefused(
                () -> agreement.sign(new Signature(Signer.STUDENT, 2, Instant.EPOCH, Basis.OWN_TOKEN, read, null)),
                "stale");
        agreement.sign(by(Signer.STUDENT, 2));
        assertThat(agreement.signatures().get(0).contentHash()).isEqualTo(agreement.contentHash());
        assertThat(agreement.versions().get(0).contentHash()).isEqualTo(read);
        assertThat(agreement.versions().get(0).outcome()).isEqualTo(VersionOutcome.REPLACED);
    }

    @Test
    void outsideErasmusTheHostMaySignAfterwards() {
        LearningAgreementDraft withoutHost = new LearningAgreementDraft(List.of(STUDIED), null, null, false);
        assertViolations(() -> agreement.propose(withoutHost, 150, true, Instant.EPOCH), "host-must-sign");
        agreement.propose(withoutHost, 150, false, Instant.EPOCH);
        agreement.sign(by(Signer.STUDENT, 2));
        agreement.sign(by(Signer.SENDER, 2));
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.SIGNED);
        assertThat(agreement.sign(by(Signer.HOST, 2))).isTrue();
        assertThat(agreement.signatures()).hasSize(3);
    }

    @Test
    void namesEverythingWrongAtOnce() {
        Component undescribed = component(ComponentTable.C, "Online seminar");
        assertViolations(() -> propose(RECOGNISED), "nothing-studied");
        assertViolations(() -> propose(undescribed, undescribed), "description-required", "description-required");
    }

    private void propose(Component... components) {
        agreement.propose(new LearningAgreementDraft(List.of(components)), 150, true, Instant.EPOCH);
    }

    private void change(List<Component> components, ComponentChange... reasons) {
        LearningAgreementDraft draft = new LearningAgreementDraft(components, List.of(reasons), null, null);
        agreement.propose(draft, 150, true, Instant.EPOCH);
    }

    private static ComponentChange deleted(String title, ChangeReason why) {
        return new ComponentChange(ChangeKind.DELETED, ComponentTable.A, title, null, why);
    }

    private static void assertViolations(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... codes) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.violations()).extracting("code").containsExactly((Object[]) codes));
    }

    private void signAll(int version) {
        for (Signer signer : Signer.values()) {
            agreement.sign(by(signer, version));
        }
    }

    private static Signature by(Signer signer, int version) {
        return new Signature(signer, version, Instant.EPOCH, Basis.OWN_TOKEN);
    }

    private static Component component(ComponentTable table, String title) {
        return new Component(table, title, null, null, new BigDecimal(6), null);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
