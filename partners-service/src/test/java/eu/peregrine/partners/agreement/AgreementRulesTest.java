package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.THIRD;
import static eu.peregrine.partners.agreement.Drafts.draft;
import static eu.peregrine.partners.agreement.Drafts.known;
import static eu.peregrine.partners.agreement.Drafts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementRulesTest {

    @Test
    void findsNothingWrongWithOneConditionOfEveryActivity() {
        ConditionTerms[] conditions = java.util.Arrays.stream(Activity.values())
                .map(activity -> terms(null, activity).build())
                .toArray(ConditionTerms[]::new);

        assertThat(found(draft(conditions))).isEmpty();
    }

    @Test
    void wantsBothEndsToBePartiesAndDifferent() {
        assertThat(found(draft(terms(null, Activity.RESEARCH)
                        .with(t -> t.sending = THIRD)
                        .build())))
                .containsExactly("/conditions/0/sending not-a-party");
        assertThat(found(draft(terms(null, Activity.RESEARCH)
                        .with(t -> t.receiving = HOME)
                        .build())))
                .containsExactly("/conditions/0/receiving not-directional");
    }

    @Test
    void wantsAcademicYearsInOrder() {
        assertThat(found(draft(terms(null, Activity.RESEARCH)
                        .with(t -> t.last = "2025/2026")
                        .build())))
                .containsExactly("/conditions/0/lastAcademicYear last-before-first");
        assertThat(found(draft(terms(null, Activity.RESEARCH)
                        .with(t -> t.first = "2026/2028")
                        .build())))
                .containsExactly("/conditions/0/firstAcademicYear not-an-academic-year");
        assertThat(found(draft(terms(null, Activity.RESEARCH)
                        .with(t -> {
                            t.first = "2026/2026";
                            t.last = "2026/2026";
                        })
                        .build())))
                .isEmpty();
    }

    @Test
    void wantsALanguageForStudiesAndTeaching() {
        for (Activity activity : Activity.values()) {
            boolean mandatory = activity == Activity.STUDENT_STUDIES || activity == Activity.STAFF_TEACHING;
            assertThat(found(draft(terms(null, activity)
                            .with(t -> t.languages = List.of())
                            .build())))
                    .isEqualTo(mandatory ? List.of("/conditions/0/languages language-required") : List.of());
        }
    }

    @Test
    void wantsLevelsForStudiesAndNoneForStaff() {
        assertThat(found(draft(terms(null, Activity.STUDENT_STUDIES)
                        .with(t -> t.eqf = List.of())
                        .build())))
                .containsExactly("/conditions/0/eqfLevels eqf-level-required");
        assertThat(found(draft(terms(null, Activity.STAFF_TRAINING)
                        .with(t -> t.eqf = List.of(7))
                        .build())))
                .containsExactly("/conditions/0/eqfLevels students-only");
        assertThat(found(draft(terms(null, Activity.STUDENT_STUDIES)
                        .with(t -> t.eqf = List.of(7, 7))
                        .build())))
                .containsExactly("/conditions/0/eqfLevels level-twice");
    }

    @Test
    void keepsMonthsForStudentsAndDaysForStaff() {
        assertThat(found(draft(terms(null, Activity.STUDENT_TRAINEESHIP)
                        .with(t -> t.days = BigDecimal.TEN)
                        .build())))
                .containsExactly("/conditions/0/totalDaysPerYear staff-only");
        assertThat(found(draft(terms(null, Activity.STAFF_TEACHING)
                        .with(t -> t.months = BigDecimal.TEN)
                        .build())))
                .containsExactly("/conditions/0/totalMonthsPerYear students-only");
        assertThat(found(draft(terms(null, Activity.STAFF_TEACHING)
                        .with(t -> t.blended = true)
                        .build())))
                .containsExactly("/conditions/0/blended students-only");
    }

    @Test
    void knowsTheFieldsOfIscedF() {
        assertThat(found(draft(terms(null, Activity.STUDENT_STUDIES)
                        .with(t -> {
                            t.fields = List.of(new SubjectArea("0732", null), new SubjectArea("0733", "no such field"));
                            t.languages =
                                    List.of(new LanguageRequirement("en", Cefr.B2, new SubjectArea("7320", null)));
                        })
                        .build())))
                .containsExactly(
                        "/conditions/0/subjectAreas/1/iscedF unknown-field",
                        "/conditions/0/languages/0/subjectArea/iscedF unknown-field");
        assertThat(found(draft(terms(null, Activity.STUDENT_STUDIES)
                        .with(t -> t.fields = List.of(new SubjectArea("0700", null), new SubjectArea("0788", null)))
                        .build())))
                .isEmpty();
    }

    @Test
    void wantsKnownPartiesOnce() {
        UUID stranger = UUID.fromString("0190a000-0000-7000-8000-0000000000ff");
        var parties = List.of(HOME, HOME, PARTNER, stranger);
        var draft = new AgreementDraft(null, AgreementKind.RESEARCH, "x", parties, null, null, List.of(), null);

        assertThat(found(draft)).containsExactly("/parties/1 party-twice", "/parties/3 unknown-organisation");
    }

    @Test
    void answersEverythingThatIsWrongAtOnce() {
        UUID id = UUID.fromString("0190a000-0000-7000-8000-0000000000c1");
        ConditionTerms bad = terms(id, Activity.STUDENT_STUDIES)
                .with(t -> {
                    t.sending = THIRD;
                    t.last = "2020/2021";
                    t.languages = List.of();
                    t.eqf = List.of();
                    t.days = BigDecimal.ONE;
                })
                .build();

        assertThat(found(draft(bad, bad)))
                .hasSize(11)
                .contains("/conditions/1/id id-twice", "/conditions/0/languages language-required");
    }

    @Test
    void takesWhatWasAgreedOnPaperAsItIs() {
        ConditionTerms bare = terms(null, Activity.STUDENT_STUDIES)
                .with(t -> {
                    t.languages = List.of();
                    t.eqf = List.of();
                })
                .build();
        for (AgreementState state : AgreementState.values()) {
            List<String> found = found(onPaper(state, bare));
            if (state.wasAgreed()) {
                assertThat(found).as(state.name()).isEmpty();
            } else {
                assertThat(found)
                        .as(state.name())
                        .contains(
                                "/conditions/0/languages language-required",
                                "/conditions/0/eqfLevels eqf-level-required");
            }
        }
    }

    @Test
    void keepsTheStructureOfWhatWasAgreedOnPaper() {
        ConditionTerms bad = terms(null, Activity.STUDENT_STUDIES)
                .with(t -> {
                    t.sending = THIRD;
                    t.last = "1980/1981";
                    t.languages = List.of();
                })
                .build();

        assertThat(found(onPaper(AgreementState.IN_FORCE, bad)))
                .containsExactly(
                        "/conditions/0/sending not-a-party", "/conditions/0/lastAcademicYear last-before-first");
        assertThat(found(onPaper(AgreementState.DELETED, Drafts.studies())))
                .containsExactly("/recorded/state deleted-cannot-be-recorded");
    }

    @Test
    void wantsWhoeverEndedItToBeAPartyAndTheEndToBeOver() {
        assertThat(found(Drafts.recorded(recordedEnd(AgreementState.TERMINATED, null, THIRD, LocalDate.EPOCH))))
                .containsExactly("/recorded/by not-a-party");
        assertThat(found(Drafts.recorded(recordedEnd(AgreementState.IN_FORCE, null, PARTNER, LocalDate.EPOCH))))
                .containsExactly("/recorded/endedOn no-end-here");
        assertThat(found(Drafts.recorded(
                        recordedEnd(AgreementState.TERMINATED, LocalDate.EPOCH, PARTNER, LocalDate.EPOCH))))
                .containsExactly("/recorded/endedOn no-end-here");

        Violations late = new Violations();
        LocalDate today = LocalDate.of(2026, 11, 23);
        AgreementRules.checkDays(
                Drafts.recorded(recordedEnd(AgreementState.TERMINATED, null, PARTNER, today)), today, late);
        assertThat(late.all()).isEmpty();
        AgreementRules.checkDays(
                Drafts.recorded(recordedEnd(AgreementState.TERMINATED, null, PARTNER, today.plusDays(1))), today, late);
        assertThat(late.all()).extracting(violation -> violation.code()).containsExactly("in-the-future");
    }

    @Test
    void takesNoSignatureOfADayToComeForWhatIsAgreedOn() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        for (AgreementState state : AgreementState.values()) {
            assertThat(days(signed(state, today), today)).as(state.name()).isEmpty();
            assertThat(days(signed(state, today.plusDays(1)), today))
                    .as(state.name())
                    .isEqualTo(state.wasAgreed() ? List.of("/recorded/signedOn in-the-future") : List.of());
        }
        AgreementDraft beside =
                Drafts.recorded(signed(AgreementState.IN_FORCE, null).recorded());
        beside = new AgreementDraft(
                null,
                beside.kind(),
                beside.title(),
                beside.parties(),
                today.plusDays(1),
                false,
                beside.conditions(),
                beside.recorded());
        assertThat(days(beside, today)).containsExactly("/signedOn in-the-future");
    }

    @Test
    void wantsANoticeToBeGivenByAPartyBeforeItTakesEffect() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        LocalDate end = LocalDate.of(2028, 9, 1);
        assertThat(days(noticed(end, today, PARTNER), today)).isEmpty();
        assertThat(days(noticed(end, today.plusDays(1), PARTNER), today))
                .containsExactly("/recorded/noticeGivenOn in-the-future");
        assertThat(days(noticed(null, today, null), today)).containsExactly("/recorded/noticeGivenOn no-notice");
        assertThat(found(noticed(end, today, THIRD))).containsExactly("/recorded/noticeBy not-a-party");
    }

    /** EWP's template asks teachers for B2 and students for B1. */
    @Test
    void warnsBelowTheLevelOfTheTemplate() {
        assertThat(warned(Activity.STAFF_TEACHING, Cefr.B1)).contains("/conditions/0/languages/0/cefr below-template");
        assertThat(warned(Activity.STAFF_TEACHING, Cefr.B2))
                .doesNotContain("/conditions/0/languages/0/cefr below-template");
        assertThat(warned(Activity.STUDENT_STUDIES, Cefr.A2)).contains("/conditions/0/languages/0/cefr below-template");
        assertThat(warned(Activity.STUDENT_STUDIES, Cefr.B1))
                .doesNotContain("/conditions/0/languages/0/cefr below-template");
    }

    private static List<String> warned(Activity activity, Cefr level) {
        ConditionTerms condition = terms(null, activity)
                .with(t -> t.languages = List.of(new LanguageRequirement("en", level, null)))
                .build();
        return new AgreementWarnings(draft(condition), List.of(), LocalDate.of(2026, 1, 10))
                .all(known(), terms -> List.of()).stream()
                        .map(violation -> violation.pointer() + " " + violation.code())
                        .toList();
    }

    private static AgreementDraft signed(AgreementState state, LocalDate day) {
        return Drafts.recorded(
                new AgreementDraft.Recorded(state, day, null, "Paper", null, null, null, null, null, null));
    }

    private static AgreementDraft noticed(LocalDate endsOn, LocalDate givenOn, UUID by) {
        return Drafts.recorded(new AgreementDraft.Recorded(
                AgreementState.IN_FORCE, null, null, "Paper", endsOn, null, null, null, givenOn, by));
    }

    private static List<String> days(AgreementDraft draft, LocalDate today) {
        Violations violations = new Violations();
        AgreementRules.checkDays(draft, today, violations);
        return violations.all().stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }

    private static AgreementDraft.Recorded recordedEnd(
            AgreementState state, LocalDate endsOn, UUID by, LocalDate endedOn) {
        return new AgreementDraft.Recorded(state, null, null, "Paper", endsOn, null, by, endedOn, null, null);
    }

    private static AgreementDraft onPaper(AgreementState state, ConditionTerms condition) {
        var amendment = state == AgreementState.AMENDMENT_PROPOSED
                ? new AgreementDraft.RecordedAmendment("Amended", List.of(condition))
                : null;
        return new AgreementDraft(
                null,
                AgreementKind.BILATERAL_EXCHANGE,
                "From paper",
                List.of(HOME, PARTNER),
                null,
                false,
                List.of(condition),
                new AgreementDraft.Recorded(state, null, null, "Paper", null, amendment, null, null, null, null));
    }

    private static List<String> found(AgreementDraft draft) {
        return AgreementRules.check(draft, known()).all().stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }
}
