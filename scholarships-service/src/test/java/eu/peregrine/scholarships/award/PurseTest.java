package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.FundDraft;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PurseTest {

    private static final Fund FUND = Fund.open(
            "FND-1",
            new FundDraft(
                    null,
                    Ids.next(),
                    LocalizedText.en("Fund"),
                    "EUR",
                    new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2028, 8, 31)),
                    null,
                    null));

    @Test
    void theFirstThatHasAsMuchPays() {
        Purse small = new Purse(FUND, 100);
        Purse large = new Purse(FUND, 1_000);
        assertThat(Purse.take(List.of(small, large), 60)).contains(small);
        assertThat(Purse.take(List.of(small, large), 60)).contains(large);
        assertThat(Purse.take(List.of(small, large), 40)).contains(small);
        assertThat(List.of(small.left(), large.left())).containsExactly(0L, 940L);
    }

    @Test
    void whoeverWaitsKeepsOthersOnlyFromWhatTheyWaitFor() {
        Purse mine = new Purse(FUND, 100);
        Purse others = new Purse(FUND, 100);
        assertThat(Purse.take(List.of(mine), 150)).isEmpty();
        assertThat(Purse.take(List.of(mine), 50)).isEmpty();
        assertThat(Purse.take(List.of(mine, others), 50)).contains(others);
        assertThat(List.of(mine.awaited(), others.awaited())).containsExactly(true, false);
    }

    /** With one fund it is the old rule: down the list until the first who finds too little. */
    @Property
    void nothingIsGivenThatIsNotThereAndNobodyIsPassedOver(
            @ForAll @IntRange(max = 500) int first,
            @ForAll @IntRange(max = 500) int second,
            @ForAll @Size(max = 20) List<@IntRange(max = 200) Integer> wishes) {
        List<Purse> purses = List.of(new Purse(FUND, first), new Purse(FUND, second));
        long given = 0;
        boolean waits = false;
        for (int wish : wishes) {
            Optional<Purse> purse = Purse.take(purses, wish);
            assertThat(waits && purse.isPresent()).isFalse();
            waits |= purse.isEmpty();
            given += purse.isPresent() ? wish : 0;
        }
        assertThat(purses).allMatch(purse -> purse.left() >= 0);
        assertThat(given + purses.get(0).left() + purses.get(1).left()).isEqualTo((long) first + second);
    }
}
