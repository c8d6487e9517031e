package eu.peregrine.scholarships.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked examples by the rules that come with the system. Where no source is named, the figures are those of the Erasmus+
 * Programme Guide of the call year: days, travel and top-ups under "Grant support for the mobility of students".
 */
class GrantCalculatorTest {

    private static final List<GrantRuleDraft> SHIPPED = ShippedRules.read();
    private static final Period SPRING = period("2027-02-15", "2027-08-08");

    /** 15 February to 8 August is 174 days: the Commission's own example of 30/360. */
    @Test
    void paysALongStayByMonthsOfThirtyDays() {
        Grant grant = erasmus(2024).work(stay(SPRING, MobilityKind.EXCHANGE, "DE"));
        assertThat(grant.calculatedDays()).isEqualTo(174);
        assertThat(grant.fundedDays()).isEqualTo(174);
        assertThat(grant.total()).isEqualTo(232_000);
        assertThat(grant.steps()).extracting(GrantStep::formula).containsExactly("174 × 400.00 / 30 = 2320.00");
        GrantEstimate.Step shown = GrantEstimate.Step.of(grant.steps().get(0), "EUR");
        assertThat(shown.months()).isEqualTo(5);
        assertThat(shown.days()).isEqualTo(24);
    }

    @Test
    void leavesInterruptionsOutOnceEachAndOnlyInsideTheStay() {
        List<Period> interruptions = List.of(
                period("2027-04-01", "2027-04-15"),
                period("2027-04-10", "2027-04-15"),
                period("2027-01-01", "2027-02-15"));
        Grant grant =
                erasmus(2024).work(new GrantCase(SPRING, MobilityKind.EXCHANGE, "DE", null, interruptions, null, null));
        assertThat(grant.interruptedDays()).isEqualTo(16);
        assertThat(grant.fundedDays()).isEqualTo(158);
        assertThat(grant.nonFundedDays()).isZero();
        assertThat(grant.total()).isEqualTo(210_667);
    }

    @Test
    void addsTheTopUpsOfATraineeshipAndOfFewerOpportunities() {
        Period spring = period("2027-03-01", "2027-05-30");
        Grant plain = erasmus(2024).work(stay(spring, MobilityKind.INTERNSHIP, "SE"));
        assertThat(plain.steps()).extracting(GrantStep::cents).containsExactly(135_000L, 45_000L);
        Grant more = erasmus(2024)
                .work(stay(spring, MobilityKind.INTERNSHIP, "SE", with(null, null, Circumstance.FEWER_OPPORTUNITIES)));
        assertThat(more.steps()).extracting(GrantStep::cents).containsExactly(135_000L, 45_000L, 75_000L);
        assertThat(more.total()).isEqualTo(255_000);
    }

    @Test
    void aDoubleDegreeIsStudiesAndAFinalYearProjectATraineeship() {
        assertThat(erasmus(2024)
                        .work(stay(SPRING, MobilityKind.DOUBLE_DEGREE, "DE"))
                        .total())
                .isEqualTo(erasmus(2024)
                        .work(stay(SPRING, MobilityKind.EXCHANGE, "DE"))
                        .total());
        assertThat(erasmus(2024)
                        .work(stay(SPRING, MobilityKind.FINAL_YEAR_PROJECT, "DE"))
                        .total())
                .isEqualTo(erasmus(2024)
                        .work(stay(SPRING, MobilityKind.INTERNSHIP, "DE"))
                        .total());
    }

    @Test
    void paysOtherCountriesTheirRateWithoutTheTopUpOfATraineeship() {
        Grant grant = erasmus(2024).work(stay(period("2027-03-01", "2027-05-30"), MobilityKind.INTERNSHIP, "US"));
        assertThat(grant.group()).isEqualTo("other");
        assertThat(grant.total()).isEqualTo(210_000);
    }

    @ParameterizedTest
    @CsvSource({
        "2021, 10, 70000",
        "2023, 14, 98000",
        "2023, 20, 128000",
        "2024, 10, 79000",
        "2024, 14, 110600",
        "2024, 20, 144200",
        "2026, 30, 200200"
    })
    void paysShortStaysByTheDay(int year, int days, long cents) {
        Period stay =
                new Period(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 1).plusDays(days - 1L));
        assertThat(erasmus(year).work(stay(stay, MobilityKind.EXCHANGE, "DE")).total())
                .isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({"5, 10000", "14, 10000", "15, 15000", "30, 15000"})
    void addsOnceForFewerOpportunitiesOnAShortStay(int days, long cents) {
        Period stay =
                new Period(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 1).plusDays(days - 1L));
        GrantCase one = stay(stay, MobilityKind.EXCHANGE, "DE", with(null, null, Circumstance.FEWER_OPPORTUNITIES));
        assertThat(erasmus(2024).work(one).steps())
                .filteredOn(step -> step.code().equals("fewer-opportunities-short"))
                .extracting(GrantStep::cents)
                .containsExactly(cents);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 0, 0",
        "10, 2800, 5600",
        "99, 2800, 5600",
        "100, 21100, 28500",
        "499, 21100, 28500",
        "500, 30900, 41700",
        "1999, 30900, 41700",
        "2000, 39500, 53500",
        "2999, 39500, 53500",
        "3000, 58000, 78500",
        "3999, 58000, 78500",
        "4000, 118800, 118800",
        "7999, 118800, 118800",
        "8000, 173500, 173500",
        "17000, 173500, 173500"
    })
    void paysTravelByTheBandOfItsDistance(int kilometres, long standard, long green) {
        assertThat(travel(2024, kilometres)).isEqualTo(standard);
        assertThat(travel(2024, kilometres, Circumstance.GREEN_TRAVEL)).isEqualTo(green);
    }

    @Test
    void before2024GreenTravelGaveFiftyEurosOnceAndTravelNothing() {
        assertThat(travel(2023, 1000)).isZero();
        assertThat(travel(2023, 1000, Circumstance.GREEN_TRAVEL)).isZero();
        GrantCase one = stay(SPRING, MobilityKind.EXCHANGE, "DE", with(1000, 4, Circumstance.GREEN_TRAVEL));
        Grant grant = erasmus(2023).work(one);
        assertThat(grant.travelDays()).isZero();
        assertThat(grant.steps()).extracting(GrantStep::code).containsExactly("individual-support", "green-travel");
        assertThat(grant.total()).isEqualTo(185_600 + 5_000);
    }

    @Test
    void fundsTwoDaysOfTravelAndSixWhenItIsGreen() {
        Period tenDays = period("2027-05-01", "2027-05-10");
        Grant standard = erasmus(2024).work(stay(tenDays, MobilityKind.EXCHANGE, "DE", with(null, 8)));
        assertThat(standard.travelDays()).isEqualTo(2);
        assertThat(standard.total()).isEqualTo(12 * 7_900);
        Grant green = erasmus(2024)
                .work(stay(tenDays, MobilityKind.EXCHANGE, "DE", with(null, 8, Circumstance.GREEN_TRAVEL)));
        assertThat(green.travelDays()).isEqualTo(6);
        assertThat(green.total()).isEqualTo(14 * 7_900 + 2 * 5_600);
        assertThat(green.fundedDays()).isEqualTo(10);
    }

    @Test
    void theLastTierAlsoPaysTheTravelOfTheLongestShortStay() {
        Grant grant = erasmus(2024)
                .work(stay(period("2027-05-01", "2027-05-30"), MobilityKind.EXCHANGE, "DE", with(null, 2)));
        assertThat(grant.total()).isEqualTo(14 * 7_900 + 18 * 5_600);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, CH, 1", "2024, DE, 2", "2024, IT, 2", "2024, CZ, 3", "2024, JP, other",
        "2025, DE, 1", "2025, IT, 1", "2025, CZ, 2", "2025, PL, 3", "2025, JP, other"
    })
    void hasTwoDatedSetsOfGroups(int year, String country, String group) {
        assertThat(erasmus(year)
                        .work(stay(SPRING, MobilityKind.EXCHANGE, country))
                        .group())
                .isEqualTo(group);
    }

    @Test
    void theFiguresFrom2025OnSayThatTheyAreToBeConfirmed() {
        assertThat(SHIPPED)
                .filteredOn(rule -> rule.callYear() >= 2025)
                .isNotEmpty()
                .allMatch(rule -> rule.terms().remark().en().contains("to be confirmed"));
    }

    @Test
    void aLongStayUnderTwoMonthsGetsNothingUnlessNobodyIsToBlame() {
        Period short59 = period("2027-03-01", "2027-04-29");
        GrantCase cut = new GrantCase(short59, MobilityKind.EXCHANGE, "DE", StayLength.LONG, null, null, null);
        Grant nothing = erasmus(2024).work(cut);
        assertThat(nothing.total()).isZero();
        assertThat(nothing.against()).extracting(GrantObstacle::code).containsExactly("too-short");
        GrantCase excused = new GrantCase(short59, MobilityKind.EXCHANGE, "DE", StayLength.LONG, null, true, null);
        assertThat(erasmus(2024).work(excused).total()).isEqualTo(78_667);
        assertThat(erasmus(2024)
                        .work(stay(period("2027-03-01", "2027-04-30"), MobilityKind.EXCHANGE, "DE"))
                        .total())
                .isEqualTo(80_000);
    }

    @Test
    void aShortStayHasFiveToThirtyDays() {
        assertThat(erasmus(2024)
                        .work(stay(period("2027-05-01", "2027-05-04"), MobilityKind.EXCHANGE, "DE"))
                        .against())
                .extracting(GrantObstacle::code)
                .containsExactly("not-a-short-stay");
    }

    @Test
    void allStaysOfAStudyCycleGetTwelveMonthsTogether() {
        GrantProfile used = GrantProfile.NONE.withCycleDays(0, 300);
        Grant rest = erasmus(2024).work(stay(SPRING, MobilityKind.EXCHANGE, "DE", used));
        assertThat(rest.fundedDays()).isEqualTo(60);
        assertThat(rest.nonFundedDays()).isEqualTo(114);
        assertThat(rest.total()).isEqualTo(80_000);
        Grant none = erasmus(2024).work(stay(SPRING, MobilityKind.EXCHANGE, "DE", used.withCycleDays(0, 60)));
        assertThat(none.total()).isZero();
        assertThat(none.against()).extracting(GrantObstacle::code).containsExactly("cycle-exhausted");
    }

    @Test
    void aZeroGrantCountsItsDaysAndPaysNone() {
        GrantProfile zero = new GrantProfile(null, 1000, 2, null, null, null, true);
        Grant grant = erasmus(2024).work(stay(SPRING, MobilityKind.EXCHANGE, "DE", zero));
        assertThat(grant.calculatedDays()).isEqualTo(174);
        assertThat(grant.nonFundedDays()).isEqualTo(174);
        assertThat(grant.total()).isZero();
        assertThat(grant.against()).isEmpty();
    }

    @Test
    void paysOnlyTheMonthsThatAreToBePaid() {
        GrantProfile three = new GrantProfile(null, null, null, null, null, 3, null);
        Grant grant = erasmus(2024).work(stay(SPRING, MobilityKind.EXCHANGE, "DE", three));
        assertThat(grant.fundedDays()).isEqualTo(90);
        assertThat(grant.nonFundedDays()).isEqualTo(84);
        assertThat(grant.total()).isEqualTo(120_000);
    }

    /** Circular on the AMI: 400 € a month, one to ten months, at most ten in a lifetime since 2024 and nine before. */
    @ParameterizedTest
    @CsvSource({
        "2024, 2027-02-15, 2027-08-08, 0, 232000",
        "2024, 2026-09-01, 2027-08-31, 0, 400000",
        "2021, 2026-09-01, 2027-08-31, 0, 360000",
        "2024, 2027-02-15, 2027-08-08, 8, 80000",
        "2021, 2027-02-15, 2027-08-08, 8, 40000",
        "2024, 2027-02-15, 2027-08-08, 10, 0"
    })
    void paysTheAmiToHoldersOfASocialGrant(int year, LocalDate start, LocalDate end, int used, long cents) {
        GrantProfile profile = new GrantProfile(List.of(Circumstance.SOCIAL_GRANT), null, null, null, used, null, null);
        GrantCase one = stay(new Period(start, end), MobilityKind.INTERNSHIP, "JP", profile);
        assertThat(calculator("ami-" + year).work(one).total()).isEqualTo(cents);
        GrantCase without = stay(new Period(start, end), MobilityKind.INTERNSHIP, "JP");
        assertThat(calculator("ami-" + year).work(without).total()).isZero();
    }

    @Test
    void weeksArePaidWithTheirRemainderByTheDay() {
        GrantComponent weekly = new GrantComponent(
                "weekly",
                LocalizedText.en("Weekly"),
                GrantUnit.WEEK,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new GrantRate(null, null, null, Money.euros("100.00"), null, null, null)));
        GrantTerms terms = erasmusTerms(2024);
        GrantTerms weeks =
                new GrantTerms("EUR", terms.groups(), 60, null, 5, 30, null, null, List.of(weekly), List.of(), null);
        weeks.check("/terms");
        assertThat(new GrantCalculator(weeks)
                        .work(stay(period("2027-05-01", "2027-05-10"), MobilityKind.EXCHANGE, "DE"))
                        .total())
                .isEqualTo(14_286);
    }

    @Test
    void theSchoolFixesItsRateInsideTheRange() {
        for (GrantRuleDraft rule : SHIPPED) {
            rule.terms().check("/terms");
        }
        GrantTerms terms = erasmusTerms(2024);
        List<GrantComponent> components = new ArrayList<>(terms.components());
        GrantComponent first = components.get(0);
        GrantRate tooMuch = new GrantRate(
                "1", null, null, Money.euros("674.01"), null, Money.euros("348.00"), Money.euros("674.00"));
        components.set(
                0,
                new GrantComponent(
                        first.code(),
                        first.name(),
                        first.unit(),
                        first.stay(),
                        first.kinds(),
                        List.of("9"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(tooMuch)));
        GrantTerms wrong = new GrantTerms(
                "EUR", terms.groups(), 60, 12, 31, 30, 2, 6, components, terms.sources(), terms.remark());
        assertThatThrownBy(() -> wrong.check("/terms"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.getMessage()).startsWith("3 things"));
    }

    @Property
    void everyDayIsFundedInterruptedOrNotFundedAndTheTotalIsItsSteps(
            @ForAll @IntRange(max = 500) int start,
            @ForAll @IntRange(max = 400) int length,
            @ForAll @IntRange(max = 400) int away,
            @ForAll @IntRange(max = 60) int back,
            @ForAll @IntRange(max = 400) int used,
            @ForAll @IntRange(min = 2021, max = 2026) int year) {
        LocalDate first = LocalDate.of(2026, 1, 1).plusDays(start);
        Period stay = new Period(first, first.plusDays(length));
        Period gone = new Period(first.plusDays(away), first.plusDays(away + back));
        GrantCase one = new GrantCase(
                stay,
                MobilityKind.INTERNSHIP,
                "PT",
                null,
                List.of(gone),
                null,
                with(1500, 3, Circumstance.GREEN_TRAVEL).withCycleDays(0, used));
        Grant grant = erasmus(year).work(one);
        assertThat(grant.fundedDays() + grant.nonFundedDays() + grant.interruptedDays())
                .isEqualTo(grant.calculatedDays());
        assertThat(grant.steps().stream().mapToLong(GrantStep::cents).sum()).isEqualTo(grant.total());
        assertThat(grant.against().isEmpty() || grant.total() == 0).isTrue();
        if (grant.length() == StayLength.LONG) {
            assertThat(grant.fundedDays()).isLessThanOrEqualTo(Math.max(0, 360 - used));
        }
        assertThat(erasmus(year).work(one)).isEqualTo(grant);
    }

    private static long travel(int year, int kilometres, Circumstance... given) {
        GrantCase one = stay(SPRING, MobilityKind.EXCHANGE, "DE", with(kilometres, null, given));
        return erasmus(year).work(one).steps().stream()
                .filter(step -> step.code().equals("travel"))
                .mapToLong(GrantStep::cents)
                .sum();
    }

    private static GrantProfile with(Integer kilometres, Integer travelDays, Circumstance... given) {
        return new GrantProfile(List.of(given), kilometres, travelDays, null, null, null, null);
    }

    private static GrantCase stay(Period stay, MobilityKind kind, String country) {
        return stay(stay, kind, country, GrantProfile.NONE);
    }

    private static GrantCase stay(Period stay, MobilityKind kind, String country, GrantProfile profile) {
        return new GrantCase(stay, kind, country, null, null, null, profile);
    }

    private static Period period(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static GrantCalculator erasmus(int year) {
        return calculator("erasmus-plus-" + year);
    }

    private static GrantTerms erasmusTerms(int year) {
        return rule("erasmus-plus-" + year).terms();
    }

    private static GrantCalculator calculator(String code) {
        return new GrantCalculator(rule(code).terms());
    }

    private static GrantRuleDraft rule(String code) {
        return SHIPPED.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
