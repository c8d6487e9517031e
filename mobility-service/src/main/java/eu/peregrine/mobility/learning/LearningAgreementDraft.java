package eu.peregrine.mobility.learning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is put into a learning agreement.
 *
 * @param components absent proposes what was drafted before
 * @param changes why components of the version in force are deleted and others inserted; needed once there is one
 * @param form absent leaves it as it is, at first {@code semester}
 * @param hostSigns whether the host must sign; true when absent. An Erasmus+ agreement always has three signatures
 */
public record LearningAgreementDraft(
        @Size(max = 100) List<@NotNull @Valid Component> components,
        @Size(max = 200) List<@NotNull @Valid ComponentChange> changes,
        AgreementForm form,
        Boolean hostSigns) {

    /** Components alone. */
    public LearningAgreementDraft(List<Component> components) {
        this(components, null, null, null);
    }
}
