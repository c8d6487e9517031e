package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A membership as one reads it.
 *
 * @param id by which it is ended
 * @param network the network
 * @param role what the organisation is there
 * @param start first day
 * @param end last day; absent while it lasts
 */
public record MembershipView(UUID id, Ref network, String role, LocalDate start, LocalDate end) {}
