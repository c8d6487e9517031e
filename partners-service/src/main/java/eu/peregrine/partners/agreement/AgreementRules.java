package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.codelist.IscedF;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rules that an agreement's terms must keep; every violation is found at once. Source: design, domain, "Agreement".
 */
final class AgreementRules {

    private AgreementRules() {}

    /**
     * What was agreed on paper is a fact: of that it is not asked what paper often lacks, the languages, the levels and the
     * day of signature. Source: design, domain, "Facts are recorded, not refused".
     *
     * @param draft what the agreement is to say
     * @param known the organisations among the draft's parties that exist, by id
     */
    static Violations check(AgreementDraft draft, Map<UUID, Party> known) {
        Violations violations = new Violations();
        checkParties(draft, known, violations);
        checkConditions(draft.conditions(), draft.parties(), isFact(draft), violations);
        checkRecorded(draft, violations);
        return violations;
    }

    /**
     * @param draft what was recorded, if it was
     * @param today the domain's day
     * @param violations what is wrong with the days in it is added here
     */
    static void checkDays(AgreementDraft draft, LocalDate today, Violations violations) {
        if (draft.recorded() == null) {
            return;
        }
        LocalDate ended = draft.recorded().endedOn();
        violations.check(
                ended == null || !ended.isAfter(today),
                "/recorded/endedOn",
                "in-the-future",
                "What was ended was over on some day until today.");
        if (draft.recorded().state().wasAgreed()) {
            checkSigned(draft.recorded().signedOn(), "/recorded/signedOn", today, violations);
            checkSigned(draft.signedOn(), "/signedOn", today, violations);
        }
        checkGiven(draft.recorded(), today, violations);
    }

    private static void checkSigned(LocalDate day, String at, LocalDate today, Violations violations) {
        violations.check(
                day == null || !day.isAfter(today),
                at,
                "in-the-future",
                "What is agreed on was signed on some day until today.");
    }

    private static void checkGiven(AgreementDraft.Recorded recorded, LocalDate today, Violations violations) {
        LocalDate given = recorded.noticeGivenOn();
        violations.check(
                given == null || !given.isAfter(today),
                "/recorded/noticeGivenOn",
                "in-the-future",
                "A notice was given on some day until today.");
        violations.check(
                given == null || recorded.endsOn() != null && given.isBefore(recorded.endsOn()),
                "/recorded/noticeGivenOn",
                "no-notice",
                "A notice is given before the day on which it takes effect; say that day as endsOn.");
    }

    /**
     * What a partner drafts is between itself and the home school; what exists on paper only the office records.
     *
     * @param draft what the agreement is to say
     * @param partner who drafts it
     * @param known the organisations among the draft's parties that exist, by id
     * @param violations what stands against it is added here
     */
    static void checkOwn(AgreementDraft draft, UUID partner, Map<UUID, Party> known, Violations violations) {
        boolean withHome = known.values().stream().anyMatch(Party::home);
        violations
                .check(
                        withHome && draft.parties().contains(partner),
                        "/parties",
                        "not-between-us",
                        "A partner drafts agreements in which it is a party with the home school.")
                .check(
                        draft.recorded() == null,
                        "/recorded",
                        "office-only",
                        "Only the international office records what exists on paper.");
    }

    /** What is over stays as it was, also where a merger made one of two of its parties. */
    private static boolean isOver(AgreementDraft draft) {
        return isFact(draft) && !draft.recorded().state().isBinding();
    }

    private static boolean isFact(AgreementDraft draft) {
        return draft.recorded() != null && draft.recorded().state().wasAgreed();
    }

    /**
     * @param conditions what an agreement is to say
     * @param parties between whom
     * @param violations what is wrong with them is added here
     */
    static void checkConditions(List<ConditionTerms> conditions, List<UUID> parties, Violations violations) {
        checkConditions(conditions, parties, false, violations);
    }

    /** @param fact whether they are agreed on already, so that nothing is asked for that paper often lacks */
    static void checkConditions(
            List<ConditionTerms> conditions, List<UUID> parties, boolean fact, Violations violations) {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            ConditionTerms condition = conditions.get(i);
            String pointer = "/conditions/" + i;
            checkEnds(condition, parties, pointer, violations);
            checkYears(condition, pointer, violations);
            if (!fact) {
                checkComplete(condition, pointer, violations);
            }
            checkParticipants(condition, pointer, violations);
            checkFields(condition, pointer, violations);
            violations.check(
                    condition.id() == null || ids.add(condition.id()),
                    pointer + "/id",
                    "id-twice",
                    "Another condition of this agreement has the same id.");
        }
    }

    private static void checkParties(AgreementDraft draft, Map<UUID, Party> known, Violations violations) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < draft.parties().size(); i++) {
            UUID party = draft.parties().get(i);
            String pointer = "/parties/" + i;
            violations.check(
                    known.containsKey(party), pointer, "unknown-organisation", "There is no such organisation.");
            violations.check(seen.add(party), pointer, "party-twice", "An organisation is a party only once.");
            UUID survivor = known.containsKey(party) ? known.get(party).mergedInto() : null;
            violations.check(
                    survivor == null || isOver(draft),
                    pointer,
                    "merged-already",
                    "That organisation was merged; name the one that stands for it, " + survivor + ".");
        }
    }

    private static void checkEnds(ConditionTerms condition, List<UUID> parties, String at, Violations violations) {
        violations.check(
                parties.contains(condition.sending()),
                at + "/sending",
                "not-a-party",
                "The sending organisation is not a party to the agreement.");
        violations.check(
                parties.contains(condition.receiving()),
                at + "/receiving",
                "not-a-party",
                "The receiving organisation is not a party to the agreement.");
        violations.check(
                !condition.sending().equals(condition.receiving()),
                at + "/receiving",
                "not-directional",
                "A condition goes from one party to another, not to the same.");
    }

    private static void checkYears(ConditionTerms condition, String at, Violations violations) {
        boolean first = AcademicYears.isYear(condition.firstAcademicYear());
        boolean last = AcademicYears.isYear(condition.lastAcademicYear());
        violations.check(first, at + "/firstAcademicYear", "not-an-academic-year", AcademicYears.MESSAGE);
        violations.check(last, at + "/lastAcademicYear", "not-an-academic-year", AcademicYears.MESSAGE);
        violations.check(
                !first || !last || !AcademicYears.isBefore(condition.lastAcademicYear(), condition.firstAcademicYear()),
                at + "/lastAcademicYear",
                "last-before-first",
                "The last academic year is before the first.");
    }

    private static void checkComplete(ConditionTerms condition, String at, Violations violations) {
        violations.check(
                !condition.lacksLanguages(),
                at + "/languages",
                "language-required",
                "Studies and teaching need at least one language with its level.");
        violations.check(
                !condition.lacksEqfLevels(),
                at + "/eqfLevels",
                "eqf-level-required",
                "Studies need at least one EQF level.");
    }

    private static void checkParticipants(ConditionTerms condition, String at, Violations violations) {
        Activity activity = condition.activity();
        violations.check(
                activity.isForStudents() || condition.eqfLevels().isEmpty(),
                at + "/eqfLevels",
                "students-only",
                "EQF levels are for students; this condition is for staff.");
        violations.check(
                condition.eqfLevels().stream().distinct().count()
                        == condition.eqfLevels().size(),
                at + "/eqfLevels",
                "level-twice",
                "An EQF level stands here only once.");
        violations.check(
                activity.isForStudents() || condition.totalMonthsPerYear() == null,
                at + "/totalMonthsPerYear",
                "students-only",
                "Months per year are for students; staff has days.");
        violations.check(
                activity.isForStudents() || !condition.blended(),
                at + "/blended",
                "students-only",
                "Blended stays are for students; this condition is for staff.");
        violations.check(
                activity.isForStaff() || condition.totalDaysPerYear() == null,
                at + "/totalDaysPerYear",
                "staff-only",
                "Days per year are for staff; students have months.");
    }

    private static void checkFields(ConditionTerms condition, String at, Violations violations) {
        for (int i = 0; i < condition.subjectAreas().size(); i++) {
            checkField(condition.subjectAreas().get(i), at + "/subjectAreas/" + i, violations);
        }
        for (int i = 0; i < condition.languages().size(); i++) {
            SubjectArea area = condition.languages().get(i).subjectArea();
            if (area != null) {
                checkField(area, at + "/languages/" + i + "/subjectArea", violations);
            }
        }
    }

    private static void checkField(SubjectArea area, String at, Violations violations) {
        violations.check(IscedF.isDetailed(area.iscedF()), at + "/iscedF", "unknown-field", IscedF.UNKNOWN);
    }

    private static void checkRecorded(AgreementDraft draft, Violations violations) {
        if (draft.recorded() == null) {
            return;
        }
        violations.check(
                draft.recorded().state() != AgreementState.DELETED,
                "/recorded/state",
                "deleted-cannot-be-recorded",
                "What was withdrawn before it was approved never existed, so it is not recorded.");
        AgreementDraft.Recorded recorded = draft.recorded();
        violations.check(
                recorded.amendment() != null == (recorded.state() == AgreementState.AMENDMENT_PROPOSED),
                "/recorded/amendment",
                "amendment-or-not",
                "Where an amendment is proposed, and only there, say what it is.");
        if (recorded.amendment() != null) {
            Violations amended = new Violations();
            checkConditions(recorded.amendment().conditions(), draft.parties(), isFact(draft), amended);
            amended.all()
                    .forEach(violation -> violations.add(
                            "/recorded/amendment" + violation.pointer(), violation.code(), violation.detail()));
        }
        violations.check(
                recorded.endsOn() == null
                        || recorded.state().isBinding()
                        || recorded.state() == AgreementState.TERMINATED,
                "/recorded/endsOn",
                "no-end-here",
                "Only what is in force or was ended has a day on which it ends by notice.");
        violations.check(
                recorded.by() == null || draft.parties().contains(recorded.by()),
                "/recorded/by",
                "not-a-party",
                "Whoever gave notice, proposed or ended it is a party to the agreement.");
        violations.check(
                recorded.noticeBy() == null
                        || recorded.endsOn() != null && draft.parties().contains(recorded.noticeBy()),
                "/recorded/noticeBy",
                "not-a-party",
                "Whoever gave notice, by which it ends on endsOn, is a party to the agreement.");
        violations.check(
                recorded.endedOn() == null
                        || recorded.state() == AgreementState.TERMINATED && recorded.endsOn() == null,
                "/recorded/endedOn",
                "no-end-here",
                "Only what was ended without notice has a day on which it was over; the day of a notice is endsOn.");
        violations.check(
                draft.signedOn() == null
                        || draft.recorded().signedOn() == null
                        || draft.signedOn().equals(draft.recorded().signedOn()),
                "/signedOn",
                "signed-twice",
                "The day of signature differs from the one under recorded.");
    }
}
