package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Warns of an amendment that comes late: what changes an academic year should be agreed by the end of January before it. A
 * warning, never a refusal. Source: design, domain, "Agreement".
 */
final class AmendmentWindow {

    private AmendmentWindow() {}

    /** What is to be said about the open amendment of an agreement; nothing where there is none. */
    static List<Violation> warnings(Agreement agreement, Instant now) {
        if (agreement.state() != AgreementState.AMENDMENT_PROPOSED) {
            return List.of();
        }
        return warnings(
                agreement.conditions(),
                agreement.open().terms().conditions(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    static List<Violation> warnings(List<ConditionTerms> inForce, List<ConditionTerms> proposed, LocalDate today) {
        Map<UUID, ConditionTerms> before = byId(inForce);
        Map<UUID, ConditionTerms> after = byId(proposed);
        List<Violation> warnings = new ArrayList<>();
        for (int i = 0; i < proposed.size(); i++) {
            warn("/proposal/conditions/" + i, before.get(proposed.get(i).id()), proposed.get(i), today, warnings);
        }
        for (int i = 0; i < inForce.size(); i++) {
            if (!after.containsKey(inForce.get(i).id())) {
                warn("/conditions/" + i, inForce.get(i), null, today, warnings);
            }
        }
        return warnings;
    }

    private static void warn(
            String pointer, ConditionTerms before, ConditionTerms after, LocalDate today, List<Violation> warnings) {
        String year = firstYearChanged(before, after);
        if (year == null) {
            return;
        }
        String running = AcademicYears.running(today, year);
        String changed = AcademicYears.isBefore(year, running) ? running : year;
        LocalDate until = AcademicYears.amendableUntil(changed);
        if (today.isAfter(until)) {
            warnings.add(new Violation(
                    pointer,
                    "amendment-late",
                    "What changes " + changed + " should have been agreed by " + until
                            + ". It is possible all the same."));
        }
    }

    /** The first academic year that is different; null where nothing is. */
    private static String firstYearChanged(ConditionTerms before, ConditionTerms after) {
        if (before == null || after == null) {
            return (before == null ? after : before).firstAcademicYear();
        }
        if (before.equals(after)) {
            return null;
        }
        boolean lengthAlone = before.withYears(before.firstAcademicYear(), after.lastAcademicYear())
                .equals(after);
        if (lengthAlone) {
            return AcademicYears.later(earlier(before.lastAcademicYear(), after.lastAcademicYear()), 1);
        }
        return earlier(before.firstAcademicYear(), after.firstAcademicYear());
    }

    private static String earlier(String year, String other) {
        return AcademicYears.isBefore(year, other) ? year : other;
    }

    /** What is new may have no id yet. */
    private static Map<UUID, ConditionTerms> byId(List<ConditionTerms> conditions) {
        return conditions.stream()
                .filter(condition -> condition.id() != null)
                .collect(Collectors.toMap(ConditionTerms::id, Function.identity()));
    }
}
