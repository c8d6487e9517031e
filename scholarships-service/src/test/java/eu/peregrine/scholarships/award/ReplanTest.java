package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.scholarships.award.Replan.Part;
import eu.peregrine.scholarships.award.Replan.Standing;
import eu.peregrine.scholarships.call.InstalmentRule;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.call.ReleaseTrigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplanTest {

    @Test
    void aShorterStayClaimsBackWhatWasPaidTooMuch() {
        Replan replan = Replan.of(50_000, rules(70, 30), List.of(paid(0, 70_000), open(1, 30_000)), 0, 0);
        assertThat(replan.open()).containsExactly(0, 0);
        assertThat(replan.overAward()).isEqualTo(20_000);
    }

    @Test
    void aLongerStayAddsToWhatIsNotPaidYet() {
        Replan replan = Replan.of(120_000, rules(70, 30), List.of(paid(0, 70_000), open(1, 30_000)), 0, 0);
        assertThat(replan.open()).containsExactly(14_000, 36_000);
    }

    @Test
    void whatGrowsAgainIsSetOffAgainstTheClaimFirst() {
        Replan replan = Replan.of(65_000, rules(70, 30), List.of(paid(0, 70_000)), 20_000, 20_000);
        assertThat(replan.setOff()).isEqualTo(15_000);
        assertThat(replan.open()).containsExactly(0, 0);
        Replan refunded = Replan.of(65_000, rules(70, 30), List.of(paid(0, 70_000)), 20_000, 0);
        assertThat(refunded.setOff()).isZero();
        assertThat(LongStream.of(refunded.open()).sum()).isEqualTo(15_000);
    }

    @Test
    void whatIsOnItsWayIsClaimedOnlyOnceItIsPaid() {
        Part ordered = new Part(0, 70_000, Standing.ORDERED);
        assertThat(Replan.of(0, rules(70, 30), List.of(ordered), 0, 0).overAward())
                .isZero();
        assertThat(Replan.of(0, rules(70, 30), List.of(paid(0, 70_000)), 0, 0).overAward())
                .isEqualTo(70_000);
    }

    @Property
    void theInstalmentsLessTheClaimsAreTheAwardToTheCent(
            @ForAll("shares") List<Integer> shares, @ForAll("changes") List<Change> changes) {
        Books books = new Books(rules(shares), changes.get(0).net());
        for (Change change : changes) {
            books.change(change.net());
            assertThat(books.sum()).isEqualTo(change.net());
            Replan again = books.replan(change.net());
            assertThat(again.setOff()).isZero();
            assertThat(again.overAward()).isZero();
            assertThat(again.open()).containsExactly(books.stillOpen());
            if (change.pays()) {
                books.payNext();
                assertThat(books.sum()).isEqualTo(change.net());
            }
        }
    }

    @Property
    void onlyTheLastAmountAndWhatWasPaidMatter(
            @ForAll("shares") List<Integer> shares,
            @ForAll @LongRange(min = 1, max = 5_000_000) long first,
            @ForAll @Size(max = 8) List<@LongRange(max = 5_000_000) Long> between,
            @ForAll @LongRange(max = 5_000_000) long last) {
        Books straight = new Books(rules(shares), first);
        Books crooked = new Books(rules(shares), first);
        straight.payNext();
        crooked.payNext();
        between.forEach(crooked::change);
        straight.change(last);
        crooked.change(last);
        assertThat(crooked.sum()).isEqualTo(straight.sum()).isEqualTo(last);
        assertThat(crooked.stillOpen()).containsExactly(straight.stillOpen());
        assertThat(crooked.claimed).isEqualTo(straight.claimed);
    }

    /**
     * A change of an award.
     *
     * @param net its new amount
     * @param pays whether the next instalment is paid after it
     */
    record Change(long net, boolean pays) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.longs().between(1, 5_000_000), Arbitraries.of(true, false))
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** Shares that sum to 100. */
    @Provide
    Arbitrary<List<Integer>> shares() {
        return Arbitraries.integers().between(1, 99).set().ofMaxSize(4).map(cuts -> {
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

    /** An award's instalments as the desk would keep them. */
    private static final class Books {

        private final List<InstalmentRule> rules;
        private List<Part> parts = new ArrayList<>();
        private long claimed;

        Books(List<InstalmentRule> rules, long net) {
            this.rules = rules;
            Schedule.of(net, rules).forEach(part -> parts.add(open(part.rule(), part.cents())));
        }

        Replan replan(long net) {
            return Replan.of(net, rules, parts, claimed, claimed);
        }

        void change(long net) {
            Replan replan = replan(net);
            List<Part> kept = new ArrayList<>(parts.stream()
                    .filter(part -> part.standing() == Standing.PAID)
                    .toList());
            for (int i = 0; i < replan.open().length; i++) {
                if (replan.open()[i] > 0) {
                    kept.add(open(i, replan.open()[i]));
                }
            }
            parts = kept;
            claimed += replan.overAward() - replan.setOff();
        }

        void payNext() {
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.standing() == Standing.OPEN) {
                    parts.set(i, paid(part.rule(), part.cents()));
                    return;
                }
            }
        }

        long sum() {
            return parts.stream().mapToLong(Part::cents).sum() - claimed;
        }

        long[] stillOpen() {
            long[] open = new long[rules.size()];
            parts.stream()
                    .filter(part -> part.standing() == Standing.OPEN)
                    .forEach(part -> open[part.rule()] += part.cents());
            return open;
        }
    }

    private static List<InstalmentRule> rules(Integer... shares) {
        return rules(Arrays.asList(shares));
    }

    private static List<InstalmentRule> rules(List<Integer> shares) {
        return shares.stream()
                .map(share -> new InstalmentRule(share, List.of(ReleaseCondition.on(ReleaseTrigger.CONTRACT_SIGNED))))
                .toList();
    }

    private static Part paid(int rule, long cents) {
        return new Part(rule, cents, Standing.PAID);
    }

    private static Part open(int rule, long cents) {
        return new Part(rule, cents, Standing.OPEN);
    }
}
