package eu.peregrine.scholarships.application;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Who would apply, and for what.
 *
 * @param studentId who; a student's token can only name its own
 * @param mobilityId the stay that the money would be for
 */
public record EligibilityQuestion(@NotNull UUID studentId, UUID mobilityId) {}
