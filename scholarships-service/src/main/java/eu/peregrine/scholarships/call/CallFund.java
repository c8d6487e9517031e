package eu.peregrine.scholarships.call;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A fund that a call draws on.
 *
 * @param fundId the fund
 * @param budget the most that may be offered from it, in cents
 */
@Embeddable
public record CallFund(UUID fundId, long budget) {}
