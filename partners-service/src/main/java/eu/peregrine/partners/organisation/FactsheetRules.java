package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** The rules that a factsheet must keep; every violation is found at once. */
final class FactsheetRules {

    private FactsheetRules() {}

    static void check(Factsheet factsheet, String at, Violations violations) {
        violations.check(
                isZone(factsheet.zone()),
                at + "/zone",
                "unknown-zone",
                "A time zone is an IANA name such as Europe/Berlin.");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < factsheet.terms().size(); i++) {
            TermCalendar calendar = factsheet.terms().get(i);
            String pointer = at + "/terms/" + i;
            violations.check(
                    seen.add(calendar.term()), pointer + "/term", "term-twice", "A term stands here only once.");
            check(calendar, pointer, violations);
        }
        check(factsheet.housing(), at + "/housing", violations);
        check(factsheet.visa(), at + "/visa", violations);
        check(factsheet.accessibility(), at + "/accessibility", violations);
    }

    private static void check(TermCalendar calendar, String at, Violations violations) {
        String term = calendar.term();
        int length = Integer.parseInt(term.substring(5, 9)) - Integer.parseInt(term.substring(0, 4));
        violations.check(
                (length == 0 || length == 1) && term.charAt(10) <= term.charAt(12),
                at + "/term",
                "not-a-term",
                "An academic year ends in the year it begins or the next, and there is no third term of two.");
        LocalDate nomination = calendar.nominationDeadline();
        LocalDate application = calendar.applicationDeadline();
        violations.check(
                nomination == null || application == null || !application.isBefore(nomination),
                at + "/applicationDeadline",
                "application-before-nomination",
                "Students apply once they are nominated, so applications close with nominations or later.");
        if (calendar.period() == null) {
            return;
        }
        LocalDate start = calendar.period().start();
        violations.check(
                nomination == null || nomination.isBefore(start),
                at + "/nominationDeadline",
                "deadline-after-term-start",
                "Nominations close before the term begins.");
        violations.check(
                application == null || application.isBefore(start),
                at + "/applicationDeadline",
                "deadline-after-term-start",
                "Applications close before the term begins.");
    }

    private static void check(Guidance guidance, String at, Violations violations) {
        if (guidance == null) {
            return;
        }
        violations.check(
                guidance.text() != null || guidance.link() != null, at, "says-nothing", "Give a text, a link or both.");
        violations.check(
                guidance.link() == null || OrganisationRules.isWebAddress(guidance.link()),
                at + "/link",
                "not-a-web-address",
                "A link is an absolute address that starts with http:// or https://.");
    }

    private static boolean isZone(String zone) {
        try {
            return zone.contains("/") && ZoneId.of(zone) != null || zone.equals("UTC");
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
