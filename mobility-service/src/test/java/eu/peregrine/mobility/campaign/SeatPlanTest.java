package eu.peregrine.mobility.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.mobility.campaign.SeatPlan.Amount;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People and months of a condition, over all its terms, after what is taken. */
class SeatPlanTest {
    private static final String YEAR = "2027/2028";
    private static final UUID CONDITION = new UUID(1, 1);
    private static final SeatKey KEY = new SeatKey(CONDITION, YEAR);
    private static final UUID AUTUMN = new UUID(2, 1);
    private static final UUID SPRING = new UUID(2, 2);

    @Test
    void bothTermsOfAConditionShareItsLimits() {
        SeatLimits limits = new SeatLimits(4, new BigDecimal(20));
        assertThat(check(limits, Amount.NONE, seats(AUTUMN, 2, "5"), seats(SPRING, 2, "5")))
                .isEmpty();
        assertThat(check(limits, Amount.NONE, seats(AUTUMN, 3, "2"), seats(SPRING, 2, "2")))
                .extracting(Violation::code)
                .containsExactly("too-many-people");
        assertThat(check(limits, Amount.NONE, seats(AUTUMN, 2, "5.5"), seats(SPRING, 2, "5")))
                .extracting(Violation::code)
                .containsExactly("too-many-months");
    }

    @Test
    void bothLimitsAreNamedAtOnceAtTheFirstLineOfTheCondition() {
        SeatLimits limits = new SeatLimits(4, new BigDecimal(20));
        assertThat(check(limits, new Amount(3, new BigDecimal("15")), seats(AUTUMN, 1, "5"), seats(SPRING, 1, "5")))
                .extracting(Violation::pointer)
                .containsExactly("/seats/0/seats", "/seats/0/monthsPerSeat");
    }

    @Test
    void monthsMayBeUnlimited() {
        assertThat(check(new SeatLimits(2, null), Amount.NONE, seats(AUTUMN, 2, "12")))
                .isEmpty();
    }

    private static List<Violation> check(SeatLimits limits, Amount taken, PlannedSeats... plan) {
        return SeatPlan.check(List.of(plan), Map.of(KEY, limits), Map.of(KEY, taken));
    }

    private static PlannedSeats seats(UUID destination, int seats, String months) {
        return new PlannedSeats(destination, CONDITION, YEAR, seats, new BigDecimal(months));
    }
}
