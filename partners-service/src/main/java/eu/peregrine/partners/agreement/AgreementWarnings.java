package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one may want to think about before an agreement is sent; it would be taken all the same. Source: design, domain,
 * "Agreement".
 */
final class AgreementWarnings {

    private static final String PROPOSAL = "/proposal";

    private final AgreementDraft draft;
    private final Map<UUID, ConditionTerms> before;
    private final LocalDate today;
    private final Violations warnings = new Violations();

    /**
     * @param draft what is to be said, without violations
     * @param before the conditions as they are now; empty of a new agreement
     * @param today the domain's day
     */
    AgreementWarnings(AgreementDraft draft, List<ConditionTerms> before, LocalDate today) {
        this.draft = draft;
        this.before = before.stream()
                .collect(Collectors.toMap(
                        ConditionTerms::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        this.today = today;
    }

    /**
     * @param known the parties that exist, by id
     * @param elsewhere finds the conditions of other agreements that may promise the same as one of the draft
     */
    List<Violation> all(Map<UUID, Party> known, Function<ConditionTerms, List<AgreementCondition>> elsewhere) {
        for (int i = 0; i < draft.parties().size(); i++) {
            Party party = known.get(draft.parties().get(i));
            warnings.check(
                    party == null || party.available(),
                    "/parties/" + i,
                    "party-not-available",
                    "This party is suspended or archived; it can be written down, but not proposed.");
        }
        warnings.check(
                !draft.conditions().isEmpty(),
                "/conditions",
                "no-conditions",
                "Nothing is promised without a condition.");
        for (int i = 0; i < draft.conditions().size(); i++) {
            ConditionTerms condition = draft.conditions().get(i);
            String pointer = "/conditions/" + i;
            languages(condition, pointer);
            if (draft.recorded() == null && !condition.equals(before.get(condition.id()))) {
                window(condition, pointer);
            }
            twiceHere(condition, i, pointer);
            twiceElsewhere(condition, elsewhere.apply(condition), pointer);
        }
        if (!before.isEmpty()) {
            amendment();
        }
        return warnings.all();
    }

    /** Levels below what EWP's template recommends: B1 for students, B2 for teachers. */
    private void languages(ConditionTerms condition, String pointer) {
        Cefr least = condition.activity() == Activity.STAFF_TEACHING ? Cefr.B2 : Cefr.B1;
        for (int j = 0; j < condition.languages().size(); j++) {
            warnings.check(
                    !condition.activity().isLanguageRequired()
                            || condition.languages().get(j).cefr().compareTo(least) >= 0,
                    pointer + "/languages/" + j + "/cefr",
                    "below-template",
                    "Erasmus+ recommends at least " + least + " here.");
        }
    }

    /** What holds for a year should be agreed by the end of January before it. */
    private void window(ConditionTerms condition, String pointer) {
        if (!AcademicYears.over(condition.lastAcademicYear()).isAfter(today)) {
            warnings.add(pointer + "/lastAcademicYear", "years-over", "All of its academic years are over.");
        } else if (before.isEmpty()) {
            String running = AcademicYears.running(today, condition.firstAcademicYear());
            String first = AcademicYears.isBefore(condition.firstAcademicYear(), running)
                    ? running
                    : condition.firstAcademicYear();
            LocalDate until = AcademicYears.amendableUntil(first);
            warnings.check(
                    !today.isAfter(until),
                    pointer + "/firstAcademicYear",
                    "late-for-year",
                    "What holds for " + first + " should have been agreed by " + until
                            + ". It is possible all the same.");
        }
    }

    /** The same of an amendment, as it will be said once it is proposed. */
    private void amendment() {
        for (Violation late : AmendmentWindow.warnings(List.copyOf(before.values()), draft.conditions(), today)) {
            String pointer =
                    late.pointer().startsWith(PROPOSAL) ? late.pointer().substring(PROPOSAL.length()) : "/conditions";
            warnings.add(pointer, late.code(), late.detail());
        }
    }

    private void twiceHere(ConditionTerms condition, int position, String pointer) {
        for (int i = 0; i < position; i++) {
            ConditionTerms other = draft.conditions().get(i);
            warnings.check(
                    !promisesTheSame(condition, other),
                    pointer,
                    "promised-twice",
                    "Condition " + (i + 1) + " of this agreement promises the same for some of these years.");
        }
    }

    private void twiceElsewhere(ConditionTerms condition, List<AgreementCondition> others, String pointer) {
        for (AgreementCondition other : others) {
            warnings.check(
                    !promisesTheSame(condition, other.toTerms()),
                    pointer,
                    "promised-elsewhere",
                    other.agreement().reference() + " promises the same for some of these years.");
        }
    }

    private static boolean promisesTheSame(ConditionTerms one, ConditionTerms other) {
        return one.activity() == other.activity()
                && one.sending().equals(other.sending())
                && one.receiving().equals(other.receiving())
                && Objects.equals(one.sendingUnit(), other.sendingUnit())
                && Objects.equals(one.receivingUnit(), other.receivingUnit())
                && one.firstAcademicYear().compareTo(other.lastAcademicYear()) <= 0
                && other.firstAcademicYear().compareTo(one.lastAcademicYear()) <= 0
                && shareAField(one, other);
    }

    /** Without any field a condition is open for all. */
    private static boolean shareAField(ConditionTerms one, ConditionTerms other) {
        return one.subjectAreas().isEmpty()
                || other.subjectAreas().isEmpty()
                || one.subjectAreas().stream()
                        .map(SubjectArea::iscedF)
                        .anyMatch(code -> other.subjectAreas().stream()
                                .anyMatch(area -> area.iscedF().equals(code)));
    }
}
