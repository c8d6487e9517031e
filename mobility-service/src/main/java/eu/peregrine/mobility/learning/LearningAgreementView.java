package eu.peregrine.mobility.learning;

import java.math.BigDecimal;
import java.util.List;

/**
 * A learning agreement as JSON.
 *
 * @param version the version that a signature must name
 * @param inForceVersion the version all have signed; absent before
 * @param awaiting who still has to sign, the next one first
 * @param ectsStudied credits in tables A and C
 * @param ectsRecognised credits in table B
 * @param comment why it was rejected last
 */
public record LearningAgreementView(
        LearningAgreementState state,
        int version,
        Integer inForceVersion,
        List<Component> components,
        List<Signature> signatures,
        List<Signer> awaiting,
        BigDecimal ectsStudied,
        BigDecimal ectsRecognised,
        String comment) {

    /** The JSON of an agreement. */
    public static LearningAgreementView of(LearningAgreement agreement) {
        return new LearningAgreementView(
                agreement.state(),
                agreement.version(),
                agreement.inForceVersion(),
                agreement.components(),
                agreement.signatures(),
                agreement.awaiting(),
                ects(agreement, ComponentTable.A).add(ects(agreement, ComponentTable.C)),
                ects(agreement, ComponentTable.B),
                agreement.comment());
    }

    private static BigDecimal ects(LearningAgreement agreement, ComponentTable table) {
        return agreement.components().stream()
                .filter(c -> c.table() == table)
                .map(Component::ects)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
