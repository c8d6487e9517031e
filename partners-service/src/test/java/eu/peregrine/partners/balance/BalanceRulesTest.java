package eu.peregrine.partners.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BalanceRulesTest {

    private static final BalanceSettings SETTINGS = new Defaults();

    @Test
    void weighsStaysByTheirLength() {
        BalanceFigures figures = BalanceRules.projected(
                List.of(
                        new Tally(true, true, StayLength.SEMESTER, 2),
                        new Tally(true, false, StayLength.YEAR, 1),
                        new Tally(false, false, StayLength.QUARTER, 1),
                        new Tally(false, true, StayLength.SEMESTER, 1)),
                SETTINGS.weights());
        assertThat(figures.incoming()).isEqualTo(3);
        assertThat(figures.outgoing()).isEqualTo(2);
        assertThat(figures.weightedIncoming()).isEqualByComparingTo("6");
        assertThat(figures.weightedOutgoing()).isEqualByComparingTo("2.5");
        assertThat(figures.difference()).isEqualByComparingTo("3.5");
        assertThat(figures.ratio()).isEqualByComparingTo("2.40");
    }

    @Test
    void countsAsActualOnlyWhoHasArrived() {
        BalanceFigures figures = BalanceRules.actual(
                List.of(new Tally(true, true, StayLength.YEAR, 1), new Tally(true, false, StayLength.YEAR, 5)),
                SETTINGS.weights());
        assertThat(figures.incoming()).isEqualTo(1);
        assertThat(figures.ratio()).isNull();
    }

    @Test
    void alertsAtTheThresholdAndNotBelowIt() {
        assertThat(codes(9, 0, 0, 0)).containsExactly(BalanceAlertCode.RATIO_INCOMING);
        assertThat(codes(8, 0, 0, 0)).isEmpty();
        assertThat(codes(15, 0, 15, 0)).isEmpty();
        assertThat(codes(30, 3, 18, 0)).containsExactly(BalanceAlertCode.MORE_INCOMING);
        assertThat(codes(0, 0, 15, 0)).containsExactly(BalanceAlertCode.MORE_OUTGOING, BalanceAlertCode.RATIO_OUTGOING);
    }

    private static List<BalanceAlertCode> codes(int in, int inActual, int out, int outActual) {
        BalanceFigures figures = BalanceRules.projected(
                List.of(
                        new Tally(true, false, StayLength.QUARTER, in),
                        new Tally(true, true, StayLength.QUARTER, inActual),
                        new Tally(false, false, StayLength.QUARTER, out),
                        new Tally(false, true, StayLength.QUARTER, outActual)),
                SETTINGS.weights());
        return BalanceRules.warnings(figures, SETTINGS.alerts()).stream()
                .map(BalanceWarning::code)
                .toList();
    }

    @Property
    void isTheSameInEveryOrder(@ForAll("tallies") List<Tally> tallies, @ForAll long seed) {
        List<Tally> shuffled = new ArrayList<>(tallies);
        Collections.shuffle(shuffled, new Random(seed));
        BalanceFigures figures = BalanceRules.projected(tallies, SETTINGS.weights());
        assertThat(BalanceRules.projected(shuffled, SETTINGS.weights())).isEqualTo(figures);
        assertThat(BalanceRules.actual(tallies, SETTINGS.weights()).weightedIncoming())
                .isLessThanOrEqualTo(figures.weightedIncoming());
        assertThat(figures.weightedIncoming().subtract(figures.weightedOutgoing()))
                .isEqualByComparingTo(figures.difference());
    }

    @Provide
    Arbitrary<List<Tally>> tallies() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(StayLength.class),
                        Arbitraries.longs().between(1, 50))
                .as(Tally::new)
                .list()
                .ofMaxSize(12);
    }

    /** The defaults as they stand on the settings. */
    private static final class Defaults implements BalanceSettings, BalanceSettings.Weights, BalanceSettings.Alerts {

        @Override
        public Set<String> kinds() {
            return Set.of("exchange");
        }

        @Override
        public int years() {
            return 3;
        }

        @Override
        public int quarterDays() {
            return 100;
        }

        @Override
        public int semesterDays() {
            return 220;
        }

        @Override
        public Weights weights() {
            return this;
        }

        @Override
        public Alerts alerts() {
            return this;
        }

        @Override
        public BigDecimal quarter() {
            return BigDecimal.ONE;
        }

        @Override
        public BigDecimal semester() {
            return new BigDecimal("1.5");
        }

        @Override
        public BigDecimal year() {
            return new BigDecimal("3");
        }

        @Override
        public BigDecimal difference() {
            return new BigDecimal("15");
        }

        @Override
        public BigDecimal ratio() {
            return new BigDecimal("3");
        }

        @Override
        public BigDecimal ratioFrom() {
            return new BigDecimal("9");
        }
    }
}
