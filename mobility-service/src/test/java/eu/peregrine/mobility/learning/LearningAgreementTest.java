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

    private LearningAgreement agreement;

    @BeforeEach
    void propose() {
        agreement = new LearningAgreement(UUID.randomUUID());
        agreement.propose(List.of(STUDIED, RECOGNISED));
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
        agreement.propose(List.of(STUDIED));
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
        agreement.propose(List.of(STUDIED));
        assertThat(agreement.version()).isEqualTo(2);
        assertThat(agreement.awaiting()).hasSize(3);
    }

    @Test
    void aChangeLeavesTheSignedVersionInForceUntilAllSignIt() {
        signAll(1);
        agreement.propose(List.of(STUDIED));
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.CHANGE_PROPOSED);
        assertThat(agreement.inForceVersion()).isEqualTo(1);
        agreement.reject(2, "too little");
        assertThat(agreement.state()).isEqualTo(LearningAgreementState.SIGNED);
        assertThat(agreement.components()).containsExactly(STUDIED, RECOGNISED);
        agreement.propose(List.of(STUDIED));
        signAll(3);
        assertThat(agreement.inForceVersion()).isEqualTo(3);
    }

    @Test
    void namesEverythingWrongAtOnce() {
        Component undescribed = component(ComponentTable.C, "Online seminar");
        assertThatThrownBy(() -> new LearningAgreement(UUID.randomUUID()).propose(List.of(RECOGNISED)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.violations()).extracting("code").containsExactly("nothing-studied"));
        assertThatThrownBy(() -> agreement.propose(List.of(undescribed, undescribed)))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.violations()).hasSize(2));
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
