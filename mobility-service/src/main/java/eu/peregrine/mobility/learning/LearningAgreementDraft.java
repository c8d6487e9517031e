package eu.peregrine.mobility.learning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is put into a learning agreement.
 *
 * @param components absent proposes what was drafted before
 */
public record LearningAgreementDraft(@Size(max = 100) List<@NotNull @Valid Component> components) {}
