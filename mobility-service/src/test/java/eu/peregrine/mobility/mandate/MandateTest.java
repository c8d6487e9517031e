package eu.peregrine.mobility.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.policy.Minimum;
import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.policy.ProofRequirement;
import eu.peregrine.mobility.policy.ProofValidity;
import eu.peregrine.mobility.policy.StayKind;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MandateTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-01-10");
    private static final MobilityRules EIGHT_WEEKS = rules(Minimum.ofWeeks(8), true, null);
    private static final MobilityRules SEMESTER = rules(Minimum.ofSemester(91), false, null);

    private final List<StayPeriod> stays = new ArrayList<>();

    @Test
    void bothEndsCount() {
        stay("internship", "CLOSED", "2026-06-01", "2026-07-26");

        Finding finding = judge(EIGHT_WEEKS);

        assertThat(finding.days()).isEqualTo(new DayCount(56, 56, 0, 0, 0, 0));
        assertThat(finding.verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void oneDayShortIsNotEnough() {
        stay("internship", "CLOSED", "2026-06-01", "2026-07-25");

        Finding finding = judge(EIGHT_WEEKS);

        assertThat(finding.days().missing()).isEqualTo(1);
        assertThat(finding.verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(finding.explanation().en()).startsWith("At risk: missing 1 day; 55 days done");
        assertThat(finding.explanation().fr()).startsWith("À risque\u00a0: il manque 1 jour; 55 jours faits");
    }

    @Test
    void saysWhatCountsAndWhatDoesNotAndWhy() {
        stay("internship", "CLOSED", "2026-06-01", "2026-07-05");
        stay("exchange", "CANCELLED", "2026-09-01", "2026-12-20");

        Finding finding = judge(EIGHT_WEEKS);

        assertThat(finding.explanation().en())
                .isEqualTo(
                        "At risk: missing 3 weeks; 35 days done, 0 secured, 0 planned of 56 required;"
                                + " counted: 35 days of internship OUT-0, 2026-06-01 to 2026-07-05 (done);"
                                + " not counted: 111 days of exchange OUT-1 because it was cancelled; leave by 2028-09-10 at the latest.");
        assertThat(finding.explanation().fr()).contains("111 jours d'échange OUT-1 parce qu'il a été annulé");
    }

    @Test
    void overlapsCountOnceInTheMoreCertainStay() {
        stay("exchange", "CLOSED", "2026-06-01", "2026-06-30");
        stay("internship", "READY", "2026-06-16", "2027-01-31");

        Finding finding = judge(rules(Minimum.ofDays(300), true, null));

        assertThat(finding.days().done()).isEqualTo(30);
        assertThat(finding.days().secured()).isEqualTo(215);
        assertThat(finding.notCounted()).singleElement().satisfies(stay -> {
            assertThat(stay.code()).isEqualTo("overlap");
            assertThat(stay.days()).isEqualTo(15);
        });
    }

    @Test
    void interruptionsAreOut() {
        stays.add(new StayPeriod(
                new UUID(0, 1),
                "OUT-9",
                "internship",
                "CLOSED",
                LocalDate.parse("2026-06-01"),
                LocalDate.parse("2026-07-26"),
                List.of(new Period(LocalDate.parse("2026-06-10"), LocalDate.parse("2026-06-16"))),
                false,
                false));

        Finding finding = judge(EIGHT_WEEKS);

        assertThat(finding.days().done()).isEqualTo(49);
        assertThat(finding.notCounted())
                .extracting(UncountedStay::code, UncountedStay::days)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("interrupted", 7L));
    }

    @Test
    void securedAndPlannedKeepOnCourseButOnlyDoneSatisfies() {
        stay("exchange", "HOST_APPROVED", "2027-02-01", "2027-06-30");
        assertThat(judge(SEMESTER).verdict()).isEqualTo(Verdict.ON_COURSE);

        stays.clear();
        stay("exchange", "PLANNED", "2027-02-01", "2027-06-30");
        assertThat(judge(SEMESTER).verdict()).isEqualTo(Verdict.ON_COURSE);
        assertThat(judge(SEMESTER).days().planned()).isEqualTo(150);
    }

    @Test
    void whereStaysDoNotAddUpTheBestOneCounts() {
        stay("exchange", "CLOSED", "2026-02-01", "2026-03-31");
        stay("internship", "READY", "2027-02-01", "2027-06-30");

        Finding finding = judge(SEMESTER);

        assertThat(finding.verdict()).isEqualTo(Verdict.ON_COURSE);
        assertThat(finding.days().secured()).isEqualTo(150);
        assertThat(finding.notCounted()).extracting(UncountedStay::code).containsExactly("not-cumulative");
    }

    @Test
    void noMoreSegmentsCountThanThePolicySays() {
        stay("internship", "CLOSED", "2026-01-01", "2026-01-10");
        stay("internship", "CLOSED", "2026-03-01", "2026-03-30");
        stay("internship", "CLOSED", "2026-05-01", "2026-05-20");

        Finding finding = judge(rules(Minimum.ofDays(50), true, 2));

        assertThat(finding.days().done()).isEqualTo(50);
        assertThat(finding.verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(finding.notCounted()).singleElement().satisfies(stay -> {
            assertThat(stay.code()).isEqualTo("too-many-segments");
            assertThat(stay.days()).isEqualTo(10);
        });
    }

    @Test
    void aFullTermAtTheHostIsEnoughHoweverShort() {
        stays.add(new StayPeriod(
                new UUID(0, 1),
                "OUT-9",
                "exchange",
                "CLOSED",
                LocalDate.parse("2026-09-01"),
                LocalDate.parse("2026-11-20"),
                List.of(),
                true,
                true));

        Finding finding = judge(SEMESTER);

        assertThat(finding.days().done()).isEqualTo(81);
        assertThat(finding.days().missing()).isZero();
        assertThat(finding.verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(finding.explanation().en()).contains("a full term at the host is enough");
    }

    @Test
    void aFullTermStaysOneWhereAnotherStayHasTheSameDays() {
        LocalDate day = LocalDate.parse("2026-11-01");
        stays.add(new StayPeriod(
                new UUID(0, 1), "OUT-1", "exchange", "CLOSED", day, day.plusDays(60), List.of(), false, true));
        stays.add(new StayPeriod(
                new UUID(0, 2), "OUT-2", "exchange", "CLOSED", day, day.plusDays(60), List.of(), true, true));

        assertThat(judge(rules(Minimum.ofSemester(91), true, null)).verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void aPlanThatNeverBeganIsNoPlan() {
        stay("exchange", "PLANNED", "2026-02-01", "2026-06-30");

        Finding finding = judge(SEMESTER);

        assertThat(finding.verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(finding.notCounted()).extracting(UncountedStay::code).containsExactly("never-begun");
    }

    @Test
    void daysAfterTheLastOneAllowedComeTooLate() {
        stay("exchange", "READY", "2028-09-01", "2028-12-31");

        Finding finding = judge(SEMESTER);

        assertThat(finding.days().secured()).isEqualTo(30);
        assertThat(finding.notCounted()).extracting(UncountedStay::code).containsExactly("too-late");
    }

    @Test
    void lostWhenTheTimeLeftIsTooShort() {
        LocalDate late = LocalDate.parse("2028-08-10");
        Finding finding = Mandate.judge(new MandateCase(EIGHT_WEEKS, null, null, 2028, late, stays, List.of()));
        assertThat(finding.verdict()).isEqualTo(Verdict.LOST);

        Finding justInTime =
                Mandate.judge(new MandateCase(EIGHT_WEEKS, null, null, 2028, late.minusDays(4), stays, List.of()));
        assertThat(justInTime.verdict()).isEqualTo(Verdict.AT_RISK);
    }

    @Test
    void aStayCountsOnlyOnceRecognisedWhereThePolicyAsksForIt() {
        MobilityRules recognised =
                new MobilityRules(Minimum.ofWeeks(8), true, null, Set.of(StayKind.EXCHANGE), null, true, null, null);
        stay("exchange", "RETURNED", "2026-02-01", "2026-06-30");

        assertThat(judge(recognised).verdict()).isEqualTo(Verdict.ON_COURSE);
        assertThat(judge(recognised).days().secured()).isEqualTo(150);
    }

    @Test
    void otherKindsDoNotCount() {
        stay("staff", "CLOSED", "2026-02-01", "2026-06-30");

        assertThat(judge(SEMESTER).notCounted()).extracting(UncountedStay::code).containsExactly("kind");
    }

    @Test
    void languagesMustBeProvenToo() {
        MobilityRules rules = new MobilityRules(
                Minimum.ofWeeks(8),
                true,
                null,
                Set.of(StayKind.EXCHANGE),
                null,
                null,
                List.of(
                        ProofRequirement.of("en", Cefr.B2, ProofValidity.AT_GRADUATION),
                        ProofRequirement.second(Cefr.A2, ProofValidity.AT_ISSUE)),
                null);
        stay("exchange", "CLOSED", "2026-02-01", "2026-06-30");
        Proof expired = proof("en", Cefr.C1, "2027-06-30");
        Proof lasting = proof("en", Cefr.B2, null);
        Proof french = proof("fr", Cefr.C2, null);
        Proof german = proof("de", Cefr.A2, "2020-01-01");

        assertThat(judge(rules, expired, german).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(judge(rules, lasting, french).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(judge(rules, lasting, french, german).verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(judge(rules, lasting).explanation().en())
                .endsWith("languages: English at B2 proven, a second language at A2 not proven.");
        assertThat(judge(rules, lasting).explanation().fr())
                .endsWith("langues\u00a0: anglais niveau B2 attesté, une seconde langue niveau A2 non attesté.");
    }

    @Test
    void whatAStudentDeclaresProvesNothing() {
        MobilityRules rules = new MobilityRules(
                Minimum.ofDays(1),
                true,
                null,
                Set.of(StayKind.EXCHANGE),
                null,
                null,
                List.of(ProofRequirement.of("en", Cefr.B2, null)),
                null);

        Finding finding = judge(rules, new Proof(new UUID(0, 5), "en", null, null, Cefr.C2, null, true));

        assertThat(finding.languages())
                .singleElement()
                .satisfies(language -> assertThat(language.proven()).isFalse());
    }

    @Test
    void withoutAPolicyNothingIsOwed() {
        assertThat(judge(null).verdict()).isEqualTo(Verdict.EXEMPT);
        Finding exempted =
                Mandate.judge(new MandateCase(SEMESTER, "serious illness", null, 2028, TODAY, stays, List.of()));
        assertThat(exempted.verdict()).isEqualTo(Verdict.EXEMPT);
        assertThat(exempted.explanation().en()).isEqualTo("Exempt: serious illness");
    }

    private Finding judge(MobilityRules rules, Proof... proofs) {
        return Mandate.judge(new MandateCase(rules, null, null, 2028, TODAY, stays, List.of(proofs)));
    }

    private void stay(String kind, String state, String start, String end) {
        int number = stays.size();
        stays.add(new StayPeriod(
                new UUID(0, number),
                "OUT-" + number,
                kind,
                state,
                LocalDate.parse(start),
                LocalDate.parse(end),
                List.of(),
                false,
                false));
    }

    @Test
    void aScoreOnATestIsAskedForBesideTheLevel() {
        MobilityRules rules = new MobilityRules(
                Minimum.ofWeeks(13),
                true,
                null,
                Set.of(StayKind.EXCHANGE),
                null,
                null,
                List.of(
                        ProofRequirement.of("en", Cefr.B2, null),
                        ProofRequirement.score("en", Cefr.B2, "TOEIC", BigDecimal.valueOf(805), null)),
                null);
        stay("exchange", "CLOSED", "2026-02-01", "2026-06-30");

        assertThat(judge(rules, score("IELTS", "7.00")).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(judge(rules, score("TOEIC", "800.00")).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(judge(rules, score("TOEIC", "800.00")).explanation().en())
                .endsWith("languages: English at B2 proven, TOEIC of at least 805 not proven.");
        assertThat(judge(rules, score("toeic", "805.00")).verdict()).isEqualTo(Verdict.SATISFIED);
    }

    private static Proof score(String test, String score) {
        return new Proof(new UUID(0, 7), "en", test, new BigDecimal(score), Cefr.B2, null, false);
    }

    @Test
    void aWaivedShortfallNeedNotBeMadeUp() {
        stay("internship", "CLOSED", "2026-06-01", "2026-07-05");

        Finding some = Mandate.judge(new MandateCase(
                EIGHT_WEEKS, null, new Waiver(20, "The border was closed."), 2028, TODAY, stays, List.of()));
        Finding all = Mandate.judge(new MandateCase(
                EIGHT_WEEKS, null, new Waiver(21, "The border was closed."), 2028, TODAY, stays, List.of()));

        assertThat(some.days()).isEqualTo(new DayCount(56, 35, 0, 0, 1, 20));
        assertThat(some.verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(some.latestDeparture()).isEqualTo(LocalDate.parse("2028-09-30"));
        assertThat(all.verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(all.explanation().en()).contains("21 days waived because of force majeure: The border was closed.");
    }

    @Test
    void aStayBeforeTheSystemCountsButNotAGroupsWhereThePolicySaysSo() {
        stays.add(prior("2025-06-01", "2025-07-26", false));
        assertThat(judge(EIGHT_WEEKS).verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(judge(EIGHT_WEEKS).counted()).singleElement().satisfies(stay -> {
            assertThat(stay.mobilityId()).isNull();
            assertThat(stay.priorStayId()).isEqualTo(new UUID(0, 9));
        });

        stays.set(0, prior("2025-06-01", "2025-07-26", true));
        assertThat(judge(EIGHT_WEEKS).verdict()).isEqualTo(Verdict.SATISFIED);
        MobilityRules alone =
                new MobilityRules(Minimum.ofWeeks(8), true, null, Set.of(StayKind.INTERNSHIP), true, null, null, null);
        assertThat(judge(alone).notCounted()).extracting(UncountedStay::code).containsExactly("in-group");
    }

    private static StayPeriod prior(String start, String end, boolean inGroup) {
        return StayPeriod.before(new StudentFile.StayBefore(
                new UUID(0, 9),
                "internship",
                "Hochtief",
                LocalDate.parse(start),
                LocalDate.parse(end),
                false,
                inGroup));
    }

    private static Proof proof(String language, Cefr level, String validUntil) {
        return new Proof(
                UUID.nameUUIDFromBytes(language.getBytes()),
                language,
                null,
                null,
                level,
                validUntil == null ? null : LocalDate.parse(validUntil),
                false);
    }

    private static MobilityRules rules(Minimum minimum, boolean cumulative, Integer maxSegments) {
        return new MobilityRules(
                minimum,
                cumulative,
                maxSegments,
                Set.of(StayKind.EXCHANGE, StayKind.INTERNSHIP, StayKind.RESEARCH),
                null,
                null,
                null,
                null);
    }
}
