package eu.peregrine.mobility.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.mobility.campaign.Allocation.Claim;
import eu.peregrine.mobility.campaign.AllocationInputs.Candidate;
import eu.peregrine.mobility.campaign.AllocationInputs.Group;
import eu.peregrine.mobility.campaign.AllocationInputs.Seats;
import eu.peregrine.mobility.campaign.AllocationInputs.Wish;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.campaign.Turn.Promotion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who moves up: after any number of answers nobody is passed over, and no destination has more people than seats. */
@Tag("domain")
class WaitingListTest {

    @Property(tries = 200)
    void nobodyWhoWaitsIsPassedOverAfterAnyTurns(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int students) {
        Round round = new Round(seed, students);
        Random random = new Random(~seed);
        for (int i = 0; i < students; i++) {
            round.turn(random);
            round.check();
        }
    }

    @Property(tries = 50)
    void theSameTurnsGiveTheSamePromotions(@ForAll long seed) {
        Round one = new Round(seed, 30);
        Round other = new Round(seed, 30);
        Random first = new Random(~seed);
        Random second = new Random(~seed);
        for (int i = 0; i < 30; i++) {
            assertThat(CanonicalJson.write(one.turn(first))).isEqualTo(CanonicalJson.write(other.turn(second)));
        }
    }

    @Test
    void aSeatThatOneStudentLeavesMovesThreeUp() {
        UUID here = new UUID(1, 1);
        UUID there = new UUID(1, 2);
        UUID far = new UUID(1, 3);
        String inputs = CanonicalJson.write(new AllocationInputs(
                AllocationInputs.ALGORITHM,
                new UUID(3, 3),
                1,
                Scoring.standard(),
                List.of(new Seats(here, "Here", 1), new Seats(there, "There", 1), new Seats(far, "Far", 1)),
                List.of(
                        candidate(1, "18", here),
                        candidate(2, "16", here, there),
                        candidate(3, "14", there, far),
                        candidate(4, "12", far))));
        WaitingList list = new WaitingList(inputs, Allocation.run(inputs, "a seed"));
        List<Promotion> promotions = list.take(turn(1, TurnKind.DECLINED, new UUID(2, 1), null));
        assertThat(promotions)
                .containsExactly(
                        new Promotion(new UUID(2, 2), there, here, 1),
                        new Promotion(new UUID(2, 3), far, there, 1),
                        new Promotion(new UUID(2, 4), null, far, 1));
    }

    @Test
    void whoTookAPlaceForGoodIsNotAskedAgainAndWhoKeptWaitingIs() {
        UUID here = new UUID(1, 1);
        UUID there = new UUID(1, 2);
        String inputs = CanonicalJson.write(new AllocationInputs(
                AllocationInputs.ALGORITHM,
                new UUID(3, 3),
                1,
                Scoring.standard(),
                List.of(new Seats(here, "Here", 1), new Seats(there, "There", 2)),
                List.of(candidate(1, "18", here), candidate(2, "16", here, there), candidate(3, "14", here, there))));
        WaitingList list = new WaitingList(inputs, Allocation.run(inputs, "a seed"));
        list.take(turn(1, TurnKind.ACCEPTED, new UUID(2, 2), false));
        list.take(turn(2, TurnKind.ACCEPTED, new UUID(2, 3), true));
        assertThat(list.take(turn(3, TurnKind.LAPSED, new UUID(2, 1), null)))
                .containsExactly(new Promotion(new UUID(2, 3), there, here, 1));
    }

    @Test
    void seatsOfAGroupGoToThatGroupAlone() {
        UUID here = new UUID(1, 1);
        String inputs = CanonicalJson.write(new AllocationInputs(
                AllocationInputs.ALGORITHM,
                new UUID(3, 3),
                1,
                Scoring.standard(),
                List.of(new Seats(here, "Here", 2, List.of(new Group("apprentices", 1)))),
                List.of(
                        candidate(1, "18", here),
                        candidate(2, "17", here),
                        inGroup(3, "12", here),
                        inGroup(4, "11", here))));
        AllocationOutcome outcome = Allocation.run(inputs, "a seed");
        assertThat(outcome.placements())
                .filteredOn(p -> p.destination() != null)
                .extracting(Placement::student)
                .containsExactly(new UUID(2, 1), new UUID(2, 3));
        assertThat(outcome.destinations().get(0).placed()).isEqualTo(2);
        assertThat(outcome.destinations().get(0).groups().get(0).placed()).isEqualTo(1);
        WaitingList list = new WaitingList(inputs, outcome);
        assertThat(list.take(turn(1, TurnKind.DECLINED, new UUID(2, 3), null)))
                .containsExactly(new Promotion(new UUID(2, 4), null, here, 1));
        assertThat(list.take(turn(2, TurnKind.DECLINED, new UUID(2, 1), null)))
                .containsExactly(new Promotion(new UUID(2, 2), null, here, 1));
    }

    private static Candidate candidate(int number, String gpa, UUID... wishes) {
        return new Candidate(
                new UUID(2, number),
                new BigDecimal(gpa),
                null,
                List.of(wishes).stream().map(w -> new Wish(w, 0, List.of())).toList());
    }

    private static Candidate inGroup(int number, String gpa, UUID wish) {
        return new Candidate(
                new UUID(2, number), new BigDecimal(gpa), null, List.of(new Wish(wish, 0, List.of(), "apprentices")));
    }

    private static Turn turn(int number, TurnKind kind, UUID student, Boolean keepHigher) {
        return new Turn(
                number, "2027-05-01T10:00:00Z", kind, student, keepHigher, null, null, null, List.of(), List.of());
    }

    /** A made-up round, played by rules of its own that are as simple as can be. */
    private static final class Round {
        private final List<UUID> students = new ArrayList<>();
        private final Map<UUID, Integer> seats = new HashMap<>();
        private final Map<UUID, UUID> place = new HashMap<>();
        private final Map<UUID, Integer> rank = new HashMap<>();
        private final Set<UUID> waiting = new HashSet<>();
        private final Set<UUID> answered = new HashSet<>();
        private final List<Claim> claims;
        private final WaitingList list;
        private int number;

        Round(long seed, int howMany) {
            Random random = new Random(seed);
            List<UUID> places = new ArrayList<>();
            List<Seats> plan = new ArrayList<>();
            for (int i = 0; i < 1 + howMany / 3; i++) {
                places.add(new UUID(1, i));
                seats.put(places.get(i), random.nextInt(4));
                plan.add(new Seats(places.get(i), "Place " + i, seats.get(places.get(i))));
            }
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                Collections.shuffle(places, random);
                UUID[] wishes = places.stream().limit(random.nextInt(6)).toArray(UUID[]::new);
                candidates.add(candidate(i, "" + (10 + random.nextInt(5)), wishes));
                students.add(new UUID(2, i));
            }
            String inputs = CanonicalJson.write(new AllocationInputs(
                    AllocationInputs.ALGORITHM, new UUID(3, 3), 1, Scoring.standard(), plan, candidates));
            AllocationOutcome outcome = Allocation.run(inputs, "seed " + seed);
            for (Placement placement : outcome.placements()) {
                waiting.add(placement.student());
                if (placement.destination() != null) {
                    place.put(placement.student(), placement.destination());
                    rank.put(placement.student(), placement.rank());
                }
            }
            claims = Allocation.of(inputs, outcome.seed()).claims();
            list = new WaitingList(inputs, outcome);
        }

        /** Somebody takes or leaves what they have. */
        List<Promotion> turn(Random random) {
            UUID student = students.get(random.nextInt(students.size()));
            if (!place.containsKey(student)) {
                return List.of();
            }
            number++;
            List<Promotion> promotions;
            if (random.nextBoolean() && answered.add(student)) {
                boolean keep = random.nextBoolean();
                promotions = list.take(WaitingListTest.turn(number, TurnKind.ACCEPTED, student, keep));
                if (!keep) {
                    waiting.remove(student);
                }
            } else {
                promotions = list.take(WaitingListTest.turn(number, TurnKind.DECLINED, student, null));
                waiting.remove(student);
                place.remove(student);
            }
            for (Promotion promotion : promotions) {
                assertThat(promotion.from()).isEqualTo(place.get(promotion.student()));
                place.put(promotion.student(), promotion.to());
                rank.put(promotion.student(), promotion.rank());
            }
            return promotions;
        }

        void check() {
            Map<UUID, Integer> taken = new HashMap<>();
            place.values().forEach(destination -> taken.merge(destination, 1, Integer::sum));
            taken.forEach((destination, people) -> assertThat(people).isLessThanOrEqualTo(seats.get(destination)));
            Map<UUID, UUID> firstPassedOver = new HashMap<>();
            for (Claim claim : claims) {
                boolean holds = claim.destination().equals(place.get(claim.student()));
                boolean wants = waiting.contains(claim.student())
                        && (!place.containsKey(claim.student()) || claim.rank() < rank.get(claim.student()));
                if (wants) {
                    assertThat(taken.getOrDefault(claim.destination(), 0))
                            .as("seats taken where somebody waits")
                            .isEqualTo(seats.get(claim.destination()));
                    firstPassedOver.putIfAbsent(claim.destination(), claim.student());
                }
                assertThat(holds && firstPassedOver.containsKey(claim.destination()))
                        .as("%s holds a seat that somebody before them waits for", claim.student())
                        .isFalse();
            }
        }
    }
}
