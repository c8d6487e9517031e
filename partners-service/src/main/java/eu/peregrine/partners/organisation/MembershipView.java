package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;

/**
 * A membership as one reads it.
 *
 * @param network the network
 * @param role what the organisation is there
 * @param start first day
 * @param end last day; absent while it lasts
 */
public record MembershipView(Ref network, String role, LocalDate start, LocalDate end) {}
