package eu.peregrine.mobility.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.policy.Minimum;
import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.policy.StayKind;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every student, however strange the file. */
class MandatePropertyTest {

    private static final LocalDate EPOCH = LocalDate.parse("2026-01-01");
    private static final LocalDate TODAY = EPOCH.plusDays(200);

    @Property(tries = 2_000)
    void noDayCountsTwice(@ForAll("rules") MobilityRules rules, @ForAll("stays") List<StayPeriod> stays) {
        Finding finding = judge(rules, stays);

        Set<LocalDate> presence = new HashSet<>();
        for (StayPeriod stay : stays) {
            stay.start().datesUntil(stay.end().plusDays(1)).forEach(presence::add);
        }
        DayCount days = finding.days();
        assertThat(days.done() + days.secured() + days.planned()).isLessThanOrEqualTo(presence.size());
    }

    @Property(tries = 2_000)
    void theExplanationAddsUpToTheVerdict(
            @ForAll("rules") MobilityRules rules,
            @ForAll("stays") List<StayPeriod> stays,
            @ForAll("waiver") Waiver waiver) {
        Finding finding = judge(rules, waiver, stays);

        DayCount days = finding.days();
        for (Standing standing : Standing.values()) {
            long counted = finding.counted().stream()
                    .filter(stay -> stay.standing() == standing)
                    .mapToLong(CountedStay::days)
                    .sum();
            long claimed = switch (standing) {
                case DONE -> days.done();
                case SECURED -> days.secured();
                case PLANNED -> days.planned();
            };
            assertThat(counted).isEqualTo(claimed);
        }
        long onFile = stays.stream()
                .mapToLong(stay -> ChronoUnit.DAYS.between(stay.start(), stay.end()) + 1)
                .sum();
        long counted = finding.counted().stream().mapToLong(CountedStay::days).sum();
        long notCounted =
                finding.notCounted().stream().mapToLong(UncountedStay::days).sum();
        assertThat(counted + notCounted).isEqualTo(onFile);

        if (!rules.minimum().fullHostTermIsEnough()) {
            assertThat(days.missing()).isEqualTo(Math.max(0, days.required() - days.waived() - counted));
            assertThat(finding.verdict() == Verdict.SATISFIED)
                    .isEqualTo(days.done() + days.waived() >= days.required());
        }
        assertThat(days.missing() == 0)
                .isEqualTo(finding.verdict() == Verdict.SATISFIED || finding.verdict() == Verdict.ON_COURSE);
        assertThat(days.waived()).isEqualTo(waiver == null ? 0 : Math.min(waiver.days(), days.required()));
        assertThat(finding.explanation().en())
                .contains(days.done() + " days done, " + days.secured() + " secured, " + days.planned() + " planned of "
                        + days.required() + " required");
        assertThat(finding.latestDeparture() != null).isEqualTo(finding.verdict() == Verdict.AT_RISK);
    }

    @Property(tries = 1_000)
    void timeAloneChangesNothingBeforeTheDaySaid(
            @ForAll("rules") MobilityRules rules, @ForAll("stays") List<StayPeriod> stays) {
        Assessment today = Mandate.assess(on(TODAY, rules, stays));
        LocalDate until = today.changesOn() == null ? TODAY.plusYears(3) : today.changesOn();

        for (LocalDate day = TODAY; day.isBefore(until); day = day.plusDays(7)) {
            Assessment then = Mandate.assess(on(day, rules, stays));
            assertThat(then.verdict()).isEqualTo(today.verdict());
            assertThat(then.days()).isEqualTo(today.days());
            assertThat(then.latestDeparture()).isEqualTo(today.latestDeparture());
        }
        Assessment justBefore = Mandate.assess(on(until.minusDays(1), rules, stays));
        assertThat(justBefore.verdict()).isEqualTo(today.verdict());
    }

    @Property(tries = 1_000)
    void whoLeavesOnTheLatestDayReachesTheMinimumAndADayLaterDoesNot(
            @ForAll("rules") MobilityRules rules, @ForAll("stays") List<StayPeriod> stays) {
        Finding finding = judge(rules, stays);
        if (finding.latestDeparture() == null || rules.minimum().fullHostTermIsEnough()) {
            return;
        }
        LocalDate lastDay = rules.lastDay(2027);
        assertThat(judge(rules, with(stays, finding.latestDeparture(), lastDay, rules))
                        .days()
                        .missing())
                .isZero();
        if (!rules.cumulative() || rules.maxSegments() != null) {
            return;
        }
        assertThat(judge(rules, with(stays, finding.latestDeparture().plusDays(1), lastDay, rules))
                        .days()
                        .missing())
                .isPositive();
    }

    private static List<StayPeriod> with(List<StayPeriod> stays, LocalDate start, LocalDate end, MobilityRules rules) {
        List<StayPeriod> more = new ArrayList<>(stays);
        String kind = rules.kinds().iterator().next().code();
        more.add(new StayPeriod(new UUID(1, 1), "OUT-new", kind, "PLANNED", start, end, List.of(), false, false));
        return more;
    }

    private static MandateCase on(LocalDate day, MobilityRules rules, List<StayPeriod> stays) {
        return new MandateCase(rules, null, null, 2027, day, stays, List.of());
    }

    @Property(tries = 500)
    void theOrderOfTheFileDoesNotMatter(
            @ForAll("rules") MobilityRules rules, @ForAll("stays") List<StayPeriod> stays, @ForAll long seed) {
        List<StayPeriod> shuffled = new ArrayList<>(stays);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(judge(rules, shuffled).verdict())
                .isEqualTo(judge(rules, stays).verdict());
        assertThat(judge(rules, shuffled).days()).isEqualTo(judge(rules, stays).days());
    }

    @Property(tries = 500)
    void oneMoreStayNeverHarms(
            @ForAll("rules") MobilityRules rules,
            @ForAll("stays") List<StayPeriod> stays,
            @ForAll("stay") StayPeriod further) {
        List<StayPeriod> more = new ArrayList<>(stays);
        more.add(further);

        boolean enough = judge(rules, stays).days().missing() == 0;
        assertThat(enough && judge(rules, more).days().missing() > 0).isFalse();
    }

    private static Finding judge(MobilityRules rules, List<StayPeriod> stays) {
        return judge(rules, null, stays);
    }

    private static Finding judge(MobilityRules rules, Waiver waiver, List<StayPeriod> stays) {
        return Mandate.judge(new MandateCase(rules, null, waiver, 2027, TODAY, stays, List.of()));
    }

    @Provide
    Arbitrary<Waiver> waiver() {
        return Arbitraries.integers()
                .between(1, 120)
                .map(days -> new Waiver(days, "The border was closed."))
                .injectNull(0.5);
    }

    @Provide
    Arbitrary<MobilityRules> rules() {
        Arbitrary<Minimum> minimum = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 30).map(Minimum::ofWeeks),
                Arbitraries.integers().between(1, 200).map(Minimum::ofDays),
                Arbitraries.integers().between(60, 120).map(Minimum::ofSemester));
        Arbitrary<Integer> most = Arbitraries.integers().between(1, 4).injectNull(0.5);
        return Combinators.combine(
                        minimum,
                        Arbitraries.of(true, false),
                        most,
                        Arbitraries.of(StayKind.class).set().ofMinSize(1),
                        Arbitraries.of(true, false))
                .as((least, cumulative, segments, kinds, recognition) ->
                        new MobilityRules(least, cumulative, segments, kinds, null, recognition, null, null));
    }

    @Provide
    Arbitrary<List<StayPeriod>> stays() {
        return stay().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<StayPeriod> stay() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 700);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 150);
        Arbitrary<String> kind = Arbitraries.of("exchange", "internship", "research", "campus", "staff");
        Arbitrary<String> state = Arbitraries.of(
                "PLANNED",
                "NOMINATED",
                "HOST_REJECTED",
                "HOST_APPROVED",
                "READY",
                "ON_SITE",
                "INTERRUPTED",
                "RETURNED",
                "RECOGNISED",
                "CLOSED",
                "CANCELLED");
        Arbitrary<List<Period>> interruptions = Combinators.combine(
                        Arbitraries.integers().between(0, 800),
                        Arbitraries.integers().between(0, 20))
                .as((from, days) -> new Period(EPOCH.plusDays(from), EPOCH.plusDays(from + days)))
                .list()
                .ofMaxSize(2);
        Arbitrary<Long> mobility = Arbitraries.longs().between(1, 4);
        return Combinators.combine(
                        start,
                        length,
                        kind,
                        state,
                        interruptions,
                        mobility,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((from, days, what, how, gaps, id, term, recognised) -> new StayPeriod(
                        new UUID(0, id),
                        "OUT-" + id,
                        what,
                        how,
                        EPOCH.plusDays(from),
                        EPOCH.plusDays(from + days),
                        gaps,
                        term,
                        recognised));
    }
}
