package eu.peregrine.scholarships.application;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.call.Criterion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion("merit", LocalizedText.en("Merit"), 60, null),
            new Criterion("need", LocalizedText.en("Need"), 40, 10));

    @Test
    void totalIsTheWeightedMeanOverReviewers() {
        List<Score> scores = List.of(
                new Score("a", "merit", new BigDecimal("20"), null),
                new Score("b", "merit", new BigDecimal("15"), null),
                new Score("a", "need", new BigDecimal("10"), null));
        assertThat(Totals.total(CRITERIA, scores, 1)).isEqualByComparingTo("92.5");
        assertThat(Totals.total(CRITERIA, scores.subList(0, 2), 1)).isNull();
    }

    @Test
    void tieBreaksDecideInTheirOrder() {
        Ranking.Candidate early = candidate("80", 12, NOON);
        Ranking.Candidate late = candidate("80", 12, NOON.plusSeconds(1));
        Ranking.Candidate merit = candidate("80", 13, NOON.plusSeconds(2));
        assertThat(Ranking.of(List.of(late, early, merit), List.of("merit", "earliest-submission"))
                        .order())
                .containsExactly(merit, early, late);
        assertThat(Ranking.of(List.of(late, early, merit), List.of("earliest-submission"))
                        .order())
                .containsExactly(early, late, merit);
    }

    @Property
    void theOrderDoesNotDependOnTheOrderOfTheInput(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> totals, @ForAll long seed) {
        List<Ranking.Candidate> candidates = new ArrayList<>(totals.stream()
                .map(total -> candidate(String.valueOf(total), total % 2, NOON))
                .toList());
        Ranking ranking = Ranking.of(candidates, List.of("merit"));
        Collections.shuffle(candidates, new Random(seed));
        Ranking again = Ranking.of(candidates, List.of("merit"));
        assertThat(again.order()).isEqualTo(ranking.order());
        assertThat(again.hash()).isEqualTo(ranking.hash());
        assertThat(ranking.order()).extracting(Ranking.Candidate::total).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void theHashNoticesAnotherScore() {
        Ranking.Candidate one = candidate("80", 12, NOON);
        Ranking.Candidate changed = new Ranking.Candidate(one.id(), one.total(), Map.of("merit", BigDecimal.ONE), NOON);
        assertThat(Ranking.of(List.of(one), List.of()).hash())
                .isNotEqualTo(Ranking.of(List.of(changed), List.of()).hash());
    }

    private static Ranking.Candidate candidate(String total, int merit, Instant at) {
        return new Ranking.Candidate(
                UUID.randomUUID(), new BigDecimal(total), Map.of("merit", BigDecimal.valueOf(merit)), at);
    }
}
