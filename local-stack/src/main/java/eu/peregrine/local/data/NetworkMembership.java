package eu.peregrine.local.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An organisation's membership of a network. As JSON it is the body that adds the membership.
 *
 * @param end null while open-ended
 * @param illustrative whether role and period are invented
 */
public record NetworkMembership(
        @JsonIgnore UUID organisationId,
        UUID networkId,
        String role,
        LocalDate start,
        LocalDate end,
        @JsonIgnore boolean illustrative) {}
