package eu.peregrine.scholarships.call;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.grant.ThirtyDayMonths;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AwardRuleTest {

    private static final LocalDate START = LocalDate.of(2027, 2, 15);
    private static final LocalDate END = LocalDate.of(2027, 8, 8);

    // The worked example of the Erasmus+ duration calculator: 15 February to 8 August is 5 months and 24 days.
    @Test
    void countsLongStaysInMonthsOfThirtyDays() {
        assertThat(ThirtyDayMonths.days(START, END)).isEqualTo(174);
        assertThat(ThirtyDayMonths.days(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31)))
                .isEqualTo(30);
        assertThat(ThirtyDayMonths.days(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 31)))
                .isEqualTo(360);
        assertThat(ThirtyDayMonths.days(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 1, 31)))
                .isEqualTo(1);
    }

    @Test
    void paysTheMonthlyRateByTheDay() {
        assertThat(new AwardRule(null, Money.euros("400.00"), null, null).cents(START, END, 0))
                .isEqualTo(232_000);
        assertThat(new AwardRule(null, Money.euros("400.00"), 5, null).cents(START, END, 0))
                .isEqualTo(200_000);
        assertThat(new AwardRule(null, Money.euros("400.00"), 10, null).cents(null, null, 0))
                .isEqualTo(400_000);
        assertThat(new AwardRule(null, Money.euros("100.01"), null, null).cents(START, START, 0))
                .isEqualTo(333);
    }

    @Test
    void aFixedAmountIsTheSameForEverybody() {
        assertThat(new AwardRule(Money.euros("1200.00"), null, null, null).cents(START, END, 0))
                .isEqualTo(120_000);
    }
}
