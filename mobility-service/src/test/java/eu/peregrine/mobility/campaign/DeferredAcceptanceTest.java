package eu.peregrine.mobility.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.mobility.campaign.DeferredAcceptance.Admission;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Applicant;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Choice;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Matching;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What makes a matching worth having: stability, quotas kept, no gain by reordering, the same answer every time. */
@Tag("domain")
class DeferredAcceptanceTest {

    @Property(tries = 500)
    void noStudentAndDestinationWouldBothRatherHaveEachOther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int students) {
        Round round = Round.random(seed, students, 1 + students / 4, 6);
        Matching matching = round.match();
        for (Applicant applicant : round.applicants) {
            for (Choice choice : round.preferredToOwn(applicant, matching)) {
                Admission weakest =
                        matching.lastAdmittedAt(choice.destination()).orElse(null);
                if (round.seats.getOrDefault(choice.destination(), 0) == 0) {
                    continue;
                }
                assertThat(weakest)
                        .as("a preferred destination with seats has none left")
                        .isNotNull();
                Admission own =
                        new Admission(applicant.student(), choice.destination(), choice.score(), applicant.ticket());
                assertThat(DeferredAcceptance.WEAKEST_FIRST.compare(own, weakest))
                        .isNegative();
            }
        }
    }

    @Property(tries = 500)
    void quotasAreKeptAndNobodyIsPlacedWhereTheyDidNotAsk(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int students) {
        Round round = Round.random(seed, students, 5, 5);
        Map<UUID, Integer> placed = new HashMap<>();
        for (Admission admission : round.match().admissions().values()) {
            placed.merge(admission.destination(), 1, Integer::sum);
            assertThat(round.of(admission.student()).choices())
                    .extracting(Choice::destination)
                    .contains(admission.destination());
        }
        placed.forEach((destination, people) ->
                assertThat(people).isLessThanOrEqualTo(round.seats.getOrDefault(destination, 0)));
    }

    @Property(tries = 40)
    void nobodyGainsByAnyOtherOrderOfTheirWishes(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int students) {
        Round round = Round.random(seed, students, 4, 4);
        Matching honest = round.match();
        for (int i = 0; i < students; i++) {
            Applicant applicant = round.applicants.get(i);
            int honestRank = rank(applicant, honest);
            for (List<Choice> order : permutations(applicant.choices())) {
                List<Applicant> others = new ArrayList<>(round.applicants);
                others.set(i, new Applicant(applicant.student(), applicant.ticket(), order));
                Matching other = DeferredAcceptance.match(others, round.seats);
                assertThat(rank(applicant, other)).isGreaterThanOrEqualTo(honestRank);
            }
        }
    }

    @Property(tries = 200)
    void theOrderInWhichStudentsAskDoesNotMatter(@ForAll long seed) {
        Round round = Round.random(seed, 40, 8, 6);
        List<Applicant> shuffled = new ArrayList<>(round.applicants);
        Collections.shuffle(shuffled, new Random(~seed));
        assertThat(DeferredAcceptance.match(shuffled, round.seats)).isEqualTo(round.match());
    }

    @Test
    void equalScoresAreDecidedByTheLowerTicket() {
        UUID destination = UUID.randomUUID();
        List<Choice> wish = List.of(new Choice(destination, new BigDecimal("14.80")));
        Applicant lucky = new Applicant(UUID.randomUUID(), "0a", wish);
        Applicant unlucky = new Applicant(UUID.randomUUID(), "f0", wish);
        Matching matching = DeferredAcceptance.match(List.of(unlucky, lucky), Map.of(destination, 1));
        assertThat(matching.destination(lucky.student())).contains(destination);
        assertThat(matching.destination(unlucky.student())).isEmpty();
    }

    private static int rank(Applicant applicant, Matching matching) {
        UUID got = matching.destination(applicant.student()).orElse(null);
        for (int i = 0; i < applicant.choices().size(); i++) {
            if (applicant.choices().get(i).destination().equals(got)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    /** A made-up round with many equal scores, so that the lottery has something to do. */
    private static final class Round {
        private final List<Applicant> applicants = new ArrayList<>();
        private final Map<UUID, Integer> seats = new HashMap<>();

        static Round random(long seed, int students, int destinations, int wishes) {
            Random random = new Random(seed);
            Round round = new Round();
            List<UUID> places = new ArrayList<>();
            for (int i = 0; i < destinations; i++) {
                places.add(new UUID(1, i));
                round.seats.put(places.get(i), random.nextInt(4));
            }
            Lottery lottery = new Lottery("seed " + seed);
            for (int i = 0; i < students; i++) {
                UUID student = new UUID(2, i);
                Collections.shuffle(places, random);
                List<Choice> choices = places.stream()
                        .limit(random.nextInt(wishes + 1))
                        .map(p -> new Choice(p, BigDecimal.valueOf(1000 + random.nextInt(6) * 10, 2)))
                        .toList();
                round.applicants.add(new Applicant(student, lottery.ticket(student), choices));
            }
            return round;
        }

        Matching match() {
            return DeferredAcceptance.match(applicants, seats);
        }

        Applicant of(UUID student) {
            return applicants.stream()
                    .filter(a -> a.student().equals(student))
                    .findFirst()
                    .orElseThrow();
        }

        List<Choice> preferredToOwn(Applicant applicant, Matching matching) {
            int own = rank(applicant, matching);
            return applicant
                    .choices()
                    .subList(0, Math.min(own, applicant.choices().size()));
        }
    }
}
