package eu.peregrine.mobility.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** As many as possible are seated, no seat twice. */
class PlacingTest {

    /**
     * Some groups and pools.
     *
     * @param people in each group
     * @param seats in each pool
     * @param open for each group one bit a pool
     */
    record Fair(List<Integer> people, List<Integer> seats, List<Integer> open) {

        int[] pools(int group) {
            return IntStream.range(0, seats.size())
                    .filter(pool -> (open.get(group) >> pool & 1) == 1)
                    .toArray();
        }
    }

    @Property(tries = 500)
    void seatsAsManyAsTheScarcestSetOfPoolsLets(@ForAll("fairs") Fair fair) {
        List<int[]> pools = new ArrayList<>();
        for (int group = 0; group < fair.people.size(); group++) {
            pools.add(fair.pools(group));
        }
        int[] people = fair.people.stream().mapToInt(Integer::intValue).toArray();
        int[] seats = fair.seats.stream().mapToInt(Integer::intValue).toArray();

        Placing none = Placing.of(people, seats);
        Placing some = none.copy().fill(pools);

        // Hall's condition: of every set of groups, those beyond the seats open to any of them stay without.
        int most = 0;
        for (int set = 0; set < 1 << people.length; set++) {
            int those = 0;
            int open = 0;
            for (int group = 0; group < people.length; group++) {
                if ((set >> group & 1) == 1) {
                    those += people[group];
                    open |= fair.open.get(group);
                }
            }
            int room = 0;
            for (int pool = 0; pool < seats.length; pool++) {
                room += (open >> pool & 1) == 1 ? seats[pool] : 0;
            }
            most = Math.max(most, those - room);
        }
        assertThat(some.waiting()).isEqualTo(most);
        assertThat(none.waiting()).isEqualTo(IntStream.of(people).sum());
    }

    @Provide
    Arbitrary<Fair> fairs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 5))
                .flatAs((groups, pools) -> Combinators.combine(
                                Arbitraries.integers().between(0, 6).list().ofSize(groups),
                                Arbitraries.integers().between(0, 6).list().ofSize(pools),
                                Arbitraries.integers()
                                        .between(0, (1 << pools) - 1)
                                        .list()
                                        .ofSize(groups))
                        .as(Fair::new));
    }
}
