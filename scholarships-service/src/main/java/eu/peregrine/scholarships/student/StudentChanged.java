package eu.peregrine.scholarships.student;

import java.util.UUID;

/**
 * Told inside this service, in the transaction that followed a student's event, when stays from before the system were
 * recorded or taken back.
 *
 * @param id the student
 */
public record StudentChanged(UUID id) {}
