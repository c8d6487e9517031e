package eu.peregrine.scholarships.fund;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Why a ledger entry exists.
 *
 * @param kind {@code pledge | award | instalment | transfer}
 * @param id the thing's id
 */
@Embeddable
public record Origin(String kind, UUID id) {}
