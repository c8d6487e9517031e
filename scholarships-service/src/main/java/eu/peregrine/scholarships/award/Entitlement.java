package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.grant.Grant;
import eu.peregrine.scholarships.grant.StayLength;
import java.time.LocalDate;

/**
 * What an award for a stay comes to.
 *
 * @param cents how much, in cents; zero when nothing is due
 * @param ruleVersion the version of the grant rule; null where none decides
 * @param length how the days of the stay count; null where no grant rule decides
 * @param grant every step; null where no grant rule decides
 * @param start first day of the stay; null without a stay
 * @param end last day of the stay; null without a stay
 */
record Entitlement(long cents, Integer ruleVersion, StayLength length, Grant grant, LocalDate start, LocalDate end) {}
