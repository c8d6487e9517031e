package eu.peregrine.partners.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SelectionReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<Criterion> CRITERIA =
            List.of(criterion("academic-excellence", 60), criterion("research-profile", 40));

    @Test
    void weighsTheMeansOfThePoints() {
        SelectionReview review = open(CRITERIA);
        review.score("anna", points("academic-excellence", "15"), NOW);
        assertThat(review.total()).isNull();
        review.score("anna", points("research-profile", "12.5"), NOW);
        review.score("bruno", points("academic-excellence", "18"), NOW);
        review.score("carla", points("academic-excellence", "16"), NOW);

        // (15 + 18 + 16) / 3 = 16.3333; × 60 % = 9.79998; 12.5 × 40 % = 5; in all 14.79998
        assertThat(review.total()).isEqualByComparingTo("14.80");
        ReviewTotal total = review.explain();
        assertThat(total.lines().get(0).mean()).isEqualByComparingTo("16.3333");
        assertThat(total.lines().get(0).contribution()).isEqualByComparingTo("9.79998");
    }

    @Test
    void letsAReviewerThinkAgain() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        review.score("anna", points("all", "5"), NOW);
        review.score("anna", points("all", "7"), NOW);
        assertThat(review.scores()).hasSize(1);
        assertThat(review.total()).isEqualByComparingTo("7");
    }

    @Test
    void refusesTheConflicted() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        review.score("anna", points("all", "20"), NOW);
        review.score("bruno", points("all", "10"), NOW);
        review.declareConflict("anna", "Her sister is the rector", NOW);

        assertThat(review.total()).isEqualByComparingTo("10");
        assertThat(review.scores()).hasSize(2);
        refused(403, () -> review.score("anna", points("all", "19"), NOW));
        refused(409, () -> review.declareConflict("anna", "Again", NOW));
        refused(403, () -> review.decide("anna", positive(TODAY.plusYears(3)), TODAY, NOW));
    }

    @Test
    void takesSoManyConflictsAndNoMore() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        for (int i = 0; i < 200; i++) {
            review.declareConflict("reviewer-" + i, "Knows everybody", NOW);
        }
        refused(409, () -> review.declareConflict("anna", "Knows everybody", NOW));
        assertThat(review.conflicts()).hasSize(200);
    }

    @Test
    void refusesWeightsThatAreNotAHundredAndDoubleCriteria() {
        refused(422, () -> open(List.of(criterion("one", 60), criterion("two", 39))));
        refused(422, () -> open(List.of(criterion("one", 50), criterion("one", 50))));
    }

    @Test
    void refusesPointsForNothingOrOnNothing() {
        SelectionReview review = open(CRITERIA);
        refused(422, () -> review.score("anna", points("beauty", "5"), NOW));
        refused(
                422,
                () -> review.score(
                        "anna",
                        new ScoresDraft(List.of(new ScoresDraft.Points(
                                "research-profile", BigDecimal.ONE, List.of(new Evidence(" ", null, null))))),
                        NOW));
        assertThat(review.scores()).isEmpty();
    }

    @Test
    void isDecidedOnceAndOnlyWhenScored() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        refused(422, () -> review.decide("olga", positive(TODAY.plusYears(3)), TODAY, NOW));
        review.score("anna", points("all", "15"), NOW);
        refused(422, () -> review.decide("olga", positive(TODAY.minusDays(1)), TODAY, NOW));
        review.decide("olga", positive(TODAY.plusYears(3)), TODAY, NOW);

        assertThat(review.state()).isEqualTo(ReviewState.DECIDED);
        assertThat(review.validFrom()).isEqualTo(TODAY);
        refused(409, () -> review.decide("olga", positive(TODAY.plusYears(3)), TODAY, NOW));
        refused(409, () -> review.score("bruno", points("all", "1"), NOW));
        refused(409, () -> review.edit(CRITERIA, NOW));
    }

    @Test
    void leavesAnEarlierOneItsTimeUntilItsOwnFirstDay() {
        SelectionReview present = decided(null);
        SelectionReview ahead = decided(TODAY.plusMonths(2));
        SelectionReview next = decided(TODAY.plusMonths(1));

        assertThat(ahead.takeOver(List.of(present), TODAY, NOW)).isEmpty();
        assertThat(ahead.isTakingOver(TODAY.plusMonths(2).minusDays(1))).isFalse();
        assertThat(ahead.isTakingOver(TODAY.plusMonths(2))).isTrue();
        // What would begin after it gives way at once.
        assertThat(next.takeOver(List.of(ahead, present), TODAY, NOW)).containsExactly(ahead);
        assertThat(ahead.isTakingOver(TODAY.plusMonths(2))).isFalse();
        assertThat(present.state()).isEqualTo(ReviewState.DECIDED);
        assertThat(next.takeOver(List.of(present), TODAY.plusMonths(1), NOW)).containsExactly(present);
        assertThat(present.state()).isEqualTo(ReviewState.SUPERSEDED);
        assertThat(next.isTakingOver(TODAY.plusMonths(1))).isFalse();
    }

    private static SelectionReview decided(LocalDate from) {
        SelectionReview review = open(List.of(criterion("all", 100)));
        review.score("anna", points("all", "15"), NOW);
        review.decide("olga", new DecisionDraft(Decision.POSITIVE, "Good", from, TODAY.plusYears(3)), TODAY, NOW);
        return review;
    }

    @Test
    void lapsesTheDayAfterItsLast() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        review.score("anna", points("all", "15"), NOW);
        review.decide("olga", positive(TODAY), TODAY, NOW);
        review.takeEvents();
        review.expire(TODAY, NOW);
        assertThat(review.state()).isEqualTo(ReviewState.DECIDED);
        review.expire(TODAY.plusDays(1), NOW);
        review.expire(TODAY.plusDays(2), NOW);
        review.supersede(NOW);
        assertThat(review.state()).isEqualTo(ReviewState.EXPIRED);
        assertThat(review.takeEvents()).extracting(DomainEvent::type).containsExactly("selection-review.expired");
    }

    @Test
    void keepsItsCriteriaOnceScored() {
        SelectionReview review = open(List.of(criterion("all", 100)));
        review.edit(CRITERIA, NOW);
        review.edit(CRITERIA, NOW);
        assertThat(review.sequence()).isEqualTo(2);
        review.score("anna", points("research-profile", "15"), NOW);
        refused(409, () -> review.edit(List.of(criterion("all", 100)), NOW));
    }

    @Property
    void hasTheSameTotalInWhateverOrderPointsCome(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 2000) Integer> hundredths, @ForAll long seed) {
        SelectionReview one = open(List.of(criterion("all", 100)));
        SelectionReview other = open(List.of(criterion("all", 100)));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < hundredths.size(); i++) {
            order.add(i);
            one.score("reviewer-" + i, points("all", BigDecimal.valueOf(hundredths.get(i), 2)), NOW);
        }
        Collections.shuffle(order, new Random(seed));
        order.forEach(i -> other.score("reviewer-" + i, points("all", BigDecimal.valueOf(hundredths.get(i), 2)), NOW));

        assertThat(other.explain()).isEqualTo(one.explain());
        assertThat(one.total()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(20));
    }

    private static SelectionReview open(List<Criterion> criteria) {
        return SelectionReview.open(Ids.next(), "REV-2026-0001", null, criteria, NOW);
    }

    private static Criterion criterion(String code, int weight) {
        return new Criterion(code, new LocalizedText(code, null), weight);
    }

    private static ScoresDraft points(String criterion, String points) {
        return points(criterion, new BigDecimal(points));
    }

    private static ScoresDraft points(String criterion, BigDecimal points) {
        return new ScoresDraft(
                List.of(new ScoresDraft.Points(criterion, points, List.of(new Evidence("A ranking", null, null)))));
    }

    private static DecisionDraft positive(LocalDate until) {
        return new DecisionDraft(Decision.POSITIVE, "Outstanding", null, until);
    }

    private static void refused(int status, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
}
