package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.partners.agreement.SuccessionOrder.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** In which order agreements leave that come from each other. */
class SuccessionOrderTest {

    @Test
    void aChainOfMergersLeavesFromItsEnd() {
        assertThat(SuccessionOrder.of(List.of(
                        link(1, null, null, 2),
                        link(2, null, null, 3),
                        link(4, 1, null, null),
                        link(3, null, null, null))))
                .containsExactly(id(3), id(2), id(1), id(4));
    }

    @Test
    void whatGoesOnInItsOwnRenewalLeavesBeforeIt() {
        assertThat(SuccessionOrder.of(List.of(link(1, null, null, 2), link(2, 1, null, null))))
                .containsExactly(id(1), id(2));
        assertThat(SuccessionOrder.of(List.of(link(2, null, 1, null), link(1, null, null, 2))))
                .containsExactly(id(1), id(2));
    }

    @Test
    void whatIsNamedAndNotAmongThemHasLeft() {
        assertThat(SuccessionOrder.of(List.of(link(2, 9, 8, 7)))).containsExactly(id(2));
        assertThat(SuccessionOrder.of(List.of())).isEmpty();
    }

    @Property
    void everyOneLeavesOnceAndBehindWhatItComesFrom(@ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
        List<Link> links = links(size, new Random(seed), false);
        List<UUID> order = SuccessionOrder.of(links);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        links.stream().map(Link::id).toList());
        links.forEach(link -> Stream.of(link.renews(), link.splitFrom())
                .filter(Objects::nonNull)
                .forEach(origin -> assertThat(order.indexOf(origin)).isLessThan(order.indexOf(link.id()))));
    }

    @Property
    void whereThereIsNoCircleEachLeavesBehindWhatItGoesOnInToo(
            @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
        List<Link> links = links(size, new Random(seed), true);
        List<UUID> order = SuccessionOrder.of(links);
        links.stream()
                .filter(link -> link.replacedBy() != null)
                .forEach(link -> assertThat(order.indexOf(link.replacedBy())).isLessThan(order.indexOf(link.id())));
    }

    /** @param straight whether everything names only what has a lower number, so that there is no circle */
    private static List<Link> links(int size, Random random, boolean straight) {
        List<Link> links = new ArrayList<>();
        IntStream.rangeClosed(1, size)
                .forEach(i -> links.add(link(
                        i, below(i, random), below(i, random), straight ? below(i, random) : other(i, size, random))));
        Collections.shuffle(links, random);
        return links;
    }

    private static Integer below(int number, Random random) {
        return number == 1 || random.nextBoolean() ? null : 1 + random.nextInt(number - 1);
    }

    private static Integer other(int number, int size, Random random) {
        int other = 1 + random.nextInt(size);
        return other == number || random.nextBoolean() ? null : other;
    }

    private static Link link(int number, Integer renews, Integer splitFrom, Integer replacedBy) {
        return new Link(id(number), id(renews), id(splitFrom), id(replacedBy));
    }

    private static UUID id(Integer number) {
        return number == null ? null : new UUID(0, number);
    }
}
