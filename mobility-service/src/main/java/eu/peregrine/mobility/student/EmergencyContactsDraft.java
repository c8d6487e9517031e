package eu.peregrine.mobility.student;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Whom to call when something has happened to a student.
 *
 * @param items at most five, the first one first; none takes all away
 */
public record EmergencyContactsDraft(@NotNull @Size(max = 5) List<@NotNull @Valid EmergencyContact> items) {}
