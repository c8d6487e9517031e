package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.scholarships.call.InstalmentRule;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.call.ReleaseTrigger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void theLastPartTakesTheResidualCent() {
        assertThat(Schedule.of(100_001, InstalmentRule.usual()))
                .extracting(Schedule.Part::cents)
                .containsExactly(70_000L, 30_001L);
    }

    @Test
    void leavesOutPartsOfNothing() {
        assertThat(Schedule.of(1, InstalmentRule.usual())).containsExactly(new Schedule.Part(1, 1, 1, usual(1)));
    }

    @Property
    void partsSumToTheAwardToTheCent(
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long net, @ForAll("shares") List<Integer> shares) {
        List<Schedule.Part> parts = Schedule.of(
                net,
                shares.stream()
                        .map(share ->
                                new InstalmentRule(share, List.of(ReleaseCondition.on(ReleaseTrigger.CONTRACT_SIGNED))))
                        .toList());
        assertThat(parts.stream().mapToLong(Schedule.Part::cents).sum()).isEqualTo(net);
        assertThat(parts).allMatch(part -> part.cents() > 0);
        assertThat(parts)
                .extracting(Schedule.Part::number)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    /** Shares that sum to 100. */
    @Provide
    Arbitrary<List<Integer>> shares() {
        return Arbitraries.integers().between(1, 99).set().ofMaxSize(11).map(cuts -> {
            List<Integer> sorted = new ArrayList<>(cuts);
            sorted.add(100);
            sorted.sort(null);
            List<Integer> shares = new ArrayList<>();
            int last = 0;
            for (int cut : sorted) {
                shares.add(cut - last);
                last = cut;
            }
            return shares;
        });
    }

    private static List<ReleaseCondition> usual(int index) {
        return InstalmentRule.usual().get(index).releaseWhen();
    }
}
