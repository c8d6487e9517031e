package eu.peregrine.scholarships.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BalancesTest {

    @Test
    void eachMovementTakesFromOneAccountWhatItGivesToAnother() {
        for (Movement movement : Movement.values()) {
            Balances after = Balances.zero().after(movement, 100);
            assertThat(after.of(movement.from())).isEqualTo(-100);
            assertThat(after.of(movement.to())).isEqualTo(100);
            assertThat(after.sumToZero()).isTrue();
        }
    }

    @Test
    void movesOnlyAmountsAboveZero() {
        assertThatThrownBy(() -> Balances.zero().after(Movement.RESERVE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Balances.zero().after(Movement.RESERVE, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whateverIsAllowedLeavesTheBooksBalancedAndNothingBelowZero(
            @ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> movements,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 1, max = 1_000) Integer> amounts) {
        Balances balances = Balances.zero();
        for (int i = 0; i < movements.size(); i++) {
            Movement movement = Movement.values()[movements.get(i)];
            if (balances.allow(movement, amounts.get(i))) {
                balances = balances.after(movement, amounts.get(i));
            }
        }
        assertThat(balances.sumToZero()).isTrue();
        for (Account account : Account.values()) {
            if (account == Account.SOURCE) {
                assertThat(balances.of(account)).isLessThanOrEqualTo(0);
            } else {
                assertThat(balances.of(account)).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Property
    void balancesFollowFromTheSumsOfMovements(@ForAll @Size(max = 40) List<@IntRange(max = 12) Integer> movements) {
        Balances oneByOne = Balances.zero();
        for (int movement : movements) {
            oneByOne = oneByOne.after(Movement.values()[movement], 7);
        }
        Totals totals = new Totals(List.of(Movement.values()).stream()
                .map(movement -> {
                    long count = movements.stream()
                            .filter(index -> Movement.values()[index] == movement)
                            .count();
                    return new Totals.Line(movement, count, count * 7);
                })
                .toList());
        assertThat(totals.balances()).isEqualTo(oneByOne);
    }
}
