package eu.peregrine.mobility.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.mobility.campaign.AllocationInputs.Candidate;
import eu.peregrine.mobility.campaign.AllocationInputs.Seats;
import eu.peregrine.mobility.campaign.AllocationInputs.Wish;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.destination.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A whole run: who is placed, what each student is told, and that a replay gives the same bytes. */
class AllocationTest {
    private static final UUID DRESDEN = new UUID(1, 1);
    private static final UUID TONGJI = new UUID(1, 2);
    private static final UUID ANNA = new UUID(2, 1);
    private static final UUID BASILE = new UUID(2, 2);
    private static final UUID CHLOE = new UUID(2, 3);
    private static final UUID DENIS = new UUID(2, 4);

    @Test
    void tellsEveryStudentWhy() {
        AllocationOutcome outcome = run(inputs(
                candidate(ANNA, "15.20", wish(DRESDEN)),
                candidate(BASILE, "14.80", wish(DRESDEN), wish(TONGJI)),
                candidate(CHLOE, "16", notEligible(DRESDEN, "not-eligible-language"), wish(TONGJI)),
                candidate(DENIS, "18")));

        assertThat(outcome.placed()).isEqualTo(2);
        assertThat(of(outcome, ANNA).destination()).isEqualTo(DRESDEN);
        assertThat(of(outcome, ANNA).explanation().text()).isEqualTo("Placed at TU Dresden, wish 1 of 1.");
        Placement basile = of(outcome, BASILE);
        assertThat(basile.destination()).isNull();
        assertThat(basile.explanation().text())
                .startsWith(
                        "Not placed: refused at TU Dresden: the last admitted score was 15.20, yours 14.80; 0.41 points"
                                + " more would have ranked you above the last admitted; refused at Tongji");
        assertThat(codes(basile)).containsExactly("full", "full");
        assertThat(of(outcome, CHLOE).rank()).isEqualTo(2);
        assertThat(codes(of(outcome, CHLOE))).containsExactly("not-eligible-language");
        assertThat(codes(of(outcome, DENIS))).containsExactly("no-wish");
    }

    @Test
    void equalScoresAreCalledALottery() {
        AllocationOutcome outcome =
                run(inputs(candidate(ANNA, "15", wish(DRESDEN)), candidate(BASILE, "15", wish(DRESDEN))));
        Placement refused = outcome.placements().stream()
                .filter(p -> p.destination() == null)
                .findFirst()
                .orElseThrow();
        assertThat(codes(refused)).containsExactly("lottery");
    }

    @Test
    void aDestinationWithoutSeatsIsNamedAsSuch() {
        UUID nowhere = new UUID(1, 3);
        AllocationInputs inputs = new AllocationInputs(
                AllocationInputs.ALGORITHM,
                new UUID(3, 3),
                1,
                Scoring.standard(),
                List.of(new Seats(nowhere, "Nowhere", 0)),
                List.of(candidate(ANNA, "15", wish(nowhere))));
        assertThat(codes(of(run(inputs), ANNA))).containsExactly("no-seats");
    }

    @Test
    void theSameInputsAndSeedGiveTheSameBytes() {
        String inputs = CanonicalJson.write(big(200, 10));
        String first = CanonicalJson.write(Allocation.run(inputs, "a seed"));
        assertThat(CanonicalJson.write(Allocation.run(inputs, "a seed"))).isEqualTo(first);
        assertThat(CanonicalJson.write(Allocation.run(inputs, "another seed"))).isNotEqualTo(first);
        String readAndWritten = CanonicalJson.write(CanonicalJson.read(inputs, AllocationInputs.class));
        assertThat(readAndWritten).isEqualTo(inputs);
    }

    @Test
    void aWholeYearIsQuick() {
        String inputs = CanonicalJson.write(big(750, 10));
        Allocation.run(inputs, "warm up");
        Instant start = Instant.now();
        Allocation.run(inputs, "a seed");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theCommitmentIsTheHashOfTheSeed() {
        assertThat(new Lottery("abc").commitment())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static AllocationInputs big(int students, int wishes) {
        Random random = new Random(7);
        List<Seats> seats = new ArrayList<>();
        List<UUID> places = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            places.add(new UUID(1, i));
            seats.add(new Seats(places.get(i), "Place " + i, random.nextInt(12)));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            Collections.shuffle(places, random);
            Wish[] filed =
                    places.stream().limit(wishes).map(AllocationTest::wish).toArray(Wish[]::new);
            candidates.add(candidate(new UUID(2, i), "" + (10 + random.nextInt(8)), filed));
        }
        return new AllocationInputs(
                AllocationInputs.ALGORITHM, new UUID(3, 3), 1, Scoring.standard(), seats, candidates);
    }

    private static AllocationInputs inputs(Candidate... candidates) {
        return new AllocationInputs(
                AllocationInputs.ALGORITHM,
                new UUID(3, 3),
                1,
                Scoring.standard(),
                List.of(new Seats(DRESDEN, "TU Dresden", 1), new Seats(TONGJI, "Tongji", 1)),
                List.of(candidates));
    }

    private static Candidate candidate(UUID student, String gpa, Wish... wishes) {
        return new Candidate(student, new BigDecimal(gpa), null, List.of(wishes));
    }

    private static Wish wish(UUID destination) {
        return new Wish(destination, 0, List.of());
    }

    private static Wish notEligible(UUID destination, String code) {
        return new Wish(destination, 0, List.of(new Reason(code, "because")));
    }

    private static AllocationOutcome run(AllocationInputs inputs) {
        return Allocation.run(CanonicalJson.write(inputs), "a seed");
    }

    private static Placement of(AllocationOutcome outcome, UUID student) {
        return outcome.placements().stream()
                .filter(p -> p.student().equals(student))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Placement placement) {
        return placement.explanation().reasons().stream()
                .map(Explanation.RefusedWish::code)
                .toList();
    }
}
