package eu.peregrine.mobility.learning;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of a learning agreement as JSON, readable for as long as the file is.
 *
 * @param state what has become of it
 * @param inForce whether it is the one that counts now
 * @param changes what it changes of the version that was in force
 * @param contentHash SHA-256 of its content; every signature carries it
 * @param comment why it was rejected
 */
@Schema(name = "LearningAgreementVersion")
public record AgreementVersionView(
        int version,
        VersionOutcome state,
        boolean inForce,
        AgreementForm form,
        List<Component> components,
        List<ComponentChange> changes,
        List<Signature> signatures,
        String contentHash,
        String comment,
        Instant proposedAt) {

    static AgreementVersionView of(AgreementVersion version, LearningAgreement agreement) {
        return new AgreementVersionView(
                version.number(),
                version.outcome(),
                agreement.inForceVersion() != null && agreement.inForceVersion() == version.number(),
                version.form(),
                version.components(),
                version.changes(),
                version.signatures(),
                version.contentHash(),
                version.comment(),
                version.proposedAt());
    }

    /** All versions of one agreement, the first one first. */
    @Schema(name = "LearningAgreementVersionList")
    public record All(List<AgreementVersionView> items) {

        /** Those of an agreement. */
        public static All of(LearningAgreement agreement) {
            return new All(agreement.versions().stream()
                    .map(version -> AgreementVersionView.of(version, agreement))
                    .toList());
        }
    }
}
