package eu.peregrine.scholarships.grant;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a grant rule in full.
 *
 * @param number from 1
 * @param effectiveFrom from which day on it holds
 * @param reason why it was written
 * @param writtenAt when
 * @param terms what it says
 */
public record GrantVersionView(
        int number, LocalDate effectiveFrom, String reason, Instant writtenAt, GrantTerms terms) {

    static GrantVersionView of(GrantRuleVersion version) {
        return new GrantVersionView(
                version.number(), version.effectiveFrom(), version.reason(), version.writtenAt(), version.terms());
    }
}
