package eu.peregrine.local.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A label or accreditation of an organisation. As JSON it is the body that adds the label; whose it is and that its
 * period is invented is not part of that body.
 *
 * @param validUntil null while open-ended
 * @param illustrative whether the period is invented
 */
public record OrganisationLabel(
        @JsonIgnore UUID organisationId,
        String label,
        String issuer,
        LocalDate validFrom,
        LocalDate validUntil,
        @JsonIgnore boolean illustrative) {}
