package eu.peregrine.mobility.student;

import eu.peregrine.kit.web.Period;
import java.util.UUID;

/**
 * The contract of an apprentice.
 *
 * @param employer by name
 * @param period its first and last day
 */
public record ApprenticeContract(UUID studentId, String employer, Period period) {}
