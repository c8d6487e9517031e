package eu.peregrine.partners.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A label as one reads it.
 *
 * @param id by which it is ended or withdrawn
 * @param label its name, as one filters for it
 * @param issuer who gave it
 * @param validFrom first day of validity
 * @param validUntil last day of validity; absent when open-ended
 */
public record LabelView(UUID id, String label, String issuer, LocalDate validFrom, LocalDate validUntil) {

    boolean isValidOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validUntil == null || !validUntil.isBefore(day));
    }
}
