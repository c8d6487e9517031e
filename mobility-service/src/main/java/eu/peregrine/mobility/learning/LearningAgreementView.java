package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param changes what the version last proposed changes of the one in force, and why
 * @param contentHash SHA-256 of what is shown; a signature may name it
 * @param hostSigns whether the version last proposed needs the host's signature
 * @param delegations who may sign for whom; shown with the agreement itself, not in a file
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
        String comment,
        AgreementForm form,
        List<ComponentChange> changes,
        String contentHash,
        boolean hostSigns,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DelegationView> delegations) {

    /** The JSON of an agreement. */
    public static LearningAgreementView of(LearningAgreement agreement) {
        return of(agreement, null);
    }

    /** The JSON of an agreement, with all delegations that were given for it. */
    public static LearningAgreementView of(LearningAgreement agreement, List<SignatureDelegation> delegations) {
        return new LearningAgreementView(
                agreement.state(),
                agreement.version(),
                agreement.inForceVersion(),
                agreement.components(),
                agreement.signatures(),
                agreement.awaiting(),
                ects(agreement, ComponentTable.A).add(ects(agreement, ComponentTable.C)),
                ects(agreement, ComponentTable.B),
                agreement.comment(),
                agreement.form(),
                agreement.changes(),
                agreement.contentHash(),
                agreement.hostSigns(),
                delegations == null
                        ? null
                        : delegations.stream().map(DelegationView::of).toList());
    }

    private static BigDecimal ects(LearningAgreement agreement, ComponentTable table) {
        return agreement.components().stream()
                .filter(c -> c.table() == table)
                .map(Component::ects)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
