package eu.peregrine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.peregrine.local.data.Agreement;
import eu.peregrine.local.data.Condition;
import eu.peregrine.local.data.Destination;
import eu.peregrine.local.data.Illustration;
import eu.peregrine.local.data.Language;
import eu.peregrine.local.data.LanguageProof;
import eu.peregrine.local.data.NetworkData;
import eu.peregrine.local.data.Scale;
import eu.peregrine.local.data.Student;
import eu.peregrine.local.demo.FairPlacements.Cause;
import eu.peregrine.local.demo.FairPlacements.Claim;
import eu.peregrine.local.demo.FairPlacements.Decision;
import eu.peregrine.local.demo.FairPlacements.Place;
import eu.peregrine.local.demo.FairPlacements.Weights;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the review of the placements is worth: it must find one that is not as it should be. */
class PlacementReviewTest {

    private static final Weights WEIGHTS = new Weights(BigDecimal.ONE, new BigDecimal("0.5"), BigDecimal.ZERO);
    private static final LocalDate DAY = LocalDate.of(2027, 1, 15);
    private static final String SEED = "5eed";
    private static final String TERM = "2027/2028-2";

    private static final UUID MILAN = id("Milan");
    private static final UUID DRESDEN = id("Dresden");
    private static final Student ANNA = student("Anna", "16.00", "B2");
    private static final Student BEN = student("Ben", "15.00", "B2");
    private static final Student CLEO = student("Cleo", "14.00", "C1");
    private static final Student DORA = student("Dora", "18.00", "A2");

    /** All four want Milan first; it has one seat, Dresden another. */
    private final FairPlacements fair = new FairPlacements(
            List.of(ANNA, BEN, CLEO, DORA),
            Map.of(
                    ANNA.id(), List.of(MILAN, DRESDEN),
                    BEN.id(), List.of(MILAN, DRESDEN),
                    CLEO.id(), List.of(MILAN, DRESDEN),
                    DORA.id(), List.of(MILAN)),
            List.of(place(MILAN, 1), place(DRESDEN, 1)),
            WEIGHTS,
            SEED,
            DAY);

    private final Map<UUID, Decision> told = new TreeMap<>(fair.decisions());
    private final List<ObjectNode> turns = new ArrayList<>();
    private final Map<UUID, String> states = new HashMap<>(
            Map.of(ANNA.id(), "OFFERED", BEN.id(), "OFFERED", CLEO.id(), "UNPLACED", DORA.id(), "UNPLACED"));
    private final Map<UUID, Decision> now = new TreeMap<>(told);

    @Test
    void placesTheBestWhereTheyWantToGoAndSaysWhyNotTheOthers() {
        assertThat(told)
                .containsEntry(ANNA.id(), new Decision(MILAN, 1, new BigDecimal("16.00"), List.of()))
                .containsEntry(
                        BEN.id(),
                        new Decision(DRESDEN, 2, new BigDecimal("15.00"), List.of(full(1, MILAN, "15.00", "16.00"))))
                .containsEntry(
                        CLEO.id(),
                        new Decision(
                                null,
                                null,
                                null,
                                List.of(full(1, MILAN, "14.50", "16.00"), full(2, DRESDEN, "14.50", "15.00"))))
                .containsEntry(
                        DORA.id(),
                        new Decision(
                                null, null, null, List.of(new Cause(1, MILAN, "not-eligible-language", null, null))));
    }

    @Test
    void equalScoresAreDecidedByTheLottery() {
        Student twin = student("Twin", "16.00", "B2");
        Map<UUID, Decision> decisions = new FairPlacements(
                        List.of(ANNA, twin),
                        Map.of(ANNA.id(), List.of(MILAN), twin.id(), List.of(MILAN)),
                        List.of(place(MILAN, 1)),
                        WEIGHTS,
                        SEED,
                        DAY)
                .decisions();
        boolean annaFirst =
                FairPlacements.sha256(SEED + ANNA.id()).compareTo(FairPlacements.sha256(SEED + twin.id())) < 0;
        UUID winner = annaFirst ? ANNA.id() : twin.id();
        UUID loser = annaFirst ? twin.id() : ANNA.id();
        assertThat(decisions.get(winner).place()).isEqualTo(MILAN);
        assertThat(decisions.get(loser).causes()).extracting(Cause::code).containsExactly("lottery");
    }

    @Test
    void whoWishesForNothingOrWhereThereIsNoSeatIsToldSo() {
        Map<UUID, Decision> decisions = new FairPlacements(
                        List.of(ANNA, BEN),
                        Map.of(ANNA.id(), List.of(MILAN)),
                        List.of(place(MILAN, 0)),
                        WEIGHTS,
                        SEED,
                        DAY)
                .decisions();
        assertThat(decisions.get(ANNA.id()).causes()).extracting(Cause::code).containsExactly("no-seats");
        assertThat(decisions.get(BEN.id()).causes()).extracting(Cause::code).containsExactly("no-wish");
    }

    @Test
    void agreesWithWhatIsRight() {
        assertThat(review()).isTrue();
    }

    @Test
    void noticesTwoPlacesThatAreSwapped() {
        Decision anna = told.get(ANNA.id());
        told.put(ANNA.id(), told.get(BEN.id()));
        told.put(BEN.id(), anna);
        now.putAll(told);
        assertThat(review()).isFalse();
    }

    @Test
    void noticesAReasonThatIsNotTheOne() {
        told.put(
                DORA.id(),
                new Decision(null, null, null, List.of(new Cause(1, MILAN, "not-eligible-field", null, null))));
        now.putAll(told);
        assertThat(review()).isFalse();
    }

    @Test
    void noticesASeedThatWasChosenAfterwards() {
        Findings findings = new Findings();
        ObjectNode proof = proof();
        proof.put("seedCommitment", FairPlacements.sha256("another"));
        new PlacementReview(findings, fair).check(proof, placements());
        assertThat(findings.none()).isFalse();
    }

    @Test
    void followsAFreedSeatDownTheWaitingLists() {
        turn("accepted", BEN.id()).put("keepHigher", true);
        ObjectNode declined = turn("declined", ANNA.id());
        promotion(declined, BEN.id(), DRESDEN, MILAN, 1);
        promotion(declined, CLEO.id(), null, DRESDEN, 2);
        turn("accepted", CLEO.id());
        turn("nominated", BEN.id());
        states.putAll(Map.of(ANNA.id(), "DECLINED", BEN.id(), "NOMINATED", CLEO.id(), "ACCEPTED"));
        now.put(BEN.id(), new Decision(MILAN, 1, new BigDecimal("15.00"), List.of()));
        now.put(
                CLEO.id(),
                new Decision(DRESDEN, 2, new BigDecimal("14.50"), List.of(full(1, MILAN, "14.50", "16.00"))));
        assertThat(review()).isTrue();

        states.put(CLEO.id(), "OFFERED");
        assertThat(review()).as("with a state that nothing led to").isFalse();
    }

    @Test
    void noticesSomebodyWhoMovedUpPastAnother() {
        // Ben took Dresden and would rather have had Milan, but does not wait for it any more; Cleo is the first who
        // does.
        turn("accepted", BEN.id());
        ObjectNode declined = turn("declined", ANNA.id());
        promotion(declined, CLEO.id(), null, MILAN, 1);
        states.putAll(Map.of(ANNA.id(), "DECLINED", BEN.id(), "ACCEPTED", CLEO.id(), "OFFERED"));
        now.put(CLEO.id(), new Decision(MILAN, 1, new BigDecimal("14.50"), List.of()));
        assertThat(review()).isTrue();

        turns.get(0).put("keepHigher", true);
        assertThat(review()).as("though Ben waits for it").isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nobodyIsPassedOverBySomebodyOfLowerPriority(long seed) {
        NetworkData network = NetworkData.load();
        Illustration year = Illustration.of(seed, Scale.FULL, network);
        Map<UUID, Place> places = new TreeMap<>();
        List<Destination> destinations = new ArrayList<>();
        for (Agreement agreement : year.agreements()) {
            for (Condition condition : agreement.conditions()) {
                if (condition.sending().equals(network.home().id())) {
                    places.put(
                            condition.id(), new Place(condition.id(), condition, TERM, condition.mobilitiesPerYear()));
                    destinations.add(Destination.of(condition.id(), condition, network));
                }
            }
        }
        Map<UUID, List<UUID>> wishes = new HashMap<>();
        year.students().forEach(student -> wishes.put(student.id(), year.wishes(student, destinations)));
        FairPlacements placements = new FairPlacements(year.students(), wishes, places.values(), WEIGHTS, SEED, DAY);

        Map<UUID, Decision> decisions = placements.decisions();
        Map<UUID, Integer> taken = new HashMap<>();
        decisions.values().stream()
                .filter(decision -> decision.place() != null)
                .forEach(decision -> taken.merge(decision.place(), 1, Integer::sum));
        assertThat(taken)
                .isNotEmpty()
                .allSatisfy((place, students) -> assertThat(students)
                        .isLessThanOrEqualTo(places.get(place).seats()));
        for (UUID place : places.keySet()) {
            boolean refused = false;
            for (Claim claim : placements.claimsTo(place)) {
                Decision decision = decisions.get(claim.student());
                boolean here = place.equals(decision.place());
                assertThat(here && refused)
                        .as("admitted to %s behind somebody who was refused", place)
                        .isFalse();
                refused |= decision.place() == null || decision.rank() > claim.rank();
            }
            assertThat(refused
                            && taken.getOrDefault(place, 0) < places.get(place).seats())
                    .as("refused at %s, where a seat is left", place)
                    .isFalse();
        }
    }

    @Test
    void noticesAStayThatIsNotWhereOrWhenThePlaceIs() {
        ObjectNode stay = JsonNodeFactory.instance
                .objectNode()
                .put("studentId", ANNA.id().toString())
                .put("hostId", MILAN.toString())
                .put("conditionId", MILAN.toString())
                .put("plannedStart", "2028-02-01")
                .put("plannedEnd", "2028-06-30");
        assertThat(stays(stay)).isTrue();
        assertThat(stays(stay.deepCopy().put("hostId", DRESDEN.toString()))).isFalse();
        assertThat(stays(stay.deepCopy().put("plannedStart", "2027-09-01"))).isFalse();
        assertThat(stays(stay.deepCopy().put("studentId", DORA.id().toString())))
                .isFalse();
    }

    private boolean stays(JsonNode stay) {
        Findings findings = new Findings();
        new PlacementReview(findings, fair).checkStays(List.of(stay));
        return findings.none();
    }

    private boolean review() {
        Findings findings = new Findings();
        new PlacementReview(findings, fair).check(proof(), placements());
        return findings.none();
    }

    private ObjectNode proof() {
        ObjectNode proof = JsonNodeFactory.instance.objectNode();
        proof.put("seed", SEED).put("seedCommitment", FairPlacements.sha256(SEED));
        told.forEach((student, decision) -> proof.withObject("/outcome")
                .withArray("placements")
                .add(json(decision).put("student", student.toString())));
        turns.forEach(proof.withArray("turns")::add);
        return proof;
    }

    private List<JsonNode> placements() {
        List<JsonNode> placements = new ArrayList<>();
        now.forEach((student, decision) ->
                placements.add(json(decision).put("student", student.toString()).put("state", states.get(student))));
        return placements;
    }

    private static ObjectNode json(Decision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (decision.place() != null) {
            json.put("destination", decision.place().toString())
                    .put("rank", decision.rank())
                    .put("score", decision.score().toPlainString());
        }
        for (Cause cause : decision.causes()) {
            ObjectNode reason =
                    json.withObject("/explanation").withArray("reasons").addObject();
            reason.put("wish", cause.wish())
                    .put("destination", cause.place().toString())
                    .put("code", cause.code());
            if (cause.score() != null) {
                reason.put("score", cause.score()).put("lastAdmittedScore", cause.lastAdmitted());
            }
        }
        return json;
    }

    private ObjectNode turn(String kind, UUID student) {
        ObjectNode turn = JsonNodeFactory.instance
                .objectNode()
                .put("number", turns.size() + 1)
                .put("kind", kind)
                .put("student", student.toString());
        turns.add(turn);
        return turn;
    }

    private static void promotion(ObjectNode turn, UUID student, UUID from, UUID to, int rank) {
        ObjectNode promotion = turn.withArray("promotions")
                .addObject()
                .put("student", student.toString())
                .put("to", to.toString())
                .put("rank", rank);
        if (from != null) {
            promotion.put("from", from.toString());
        }
    }

    private static Cause full(int wish, UUID place, String score, String lastAdmitted) {
        return new Cause(wish, place, "full", new BigDecimal(score), new BigDecimal(lastAdmitted));
    }

    private static Place place(UUID id, int seats) {
        return new Place(
                id,
                new Condition(
                        id,
                        "student-studies",
                        id("school"),
                        id,
                        "2026/2027",
                        "2029/2030",
                        seats,
                        BigDecimal.valueOf(5L * seats),
                        List.of(new Condition.SubjectArea("0732")),
                        List.of(7),
                        false,
                        List.of(new Language("en", "B2"))),
                TERM,
                seats);
    }

    private static Student student(String name, String gpa, String english) {
        return new Student(
                id(name),
                name,
                "Example",
                LocalDate.of(2005, 5, 5),
                name + "@example.org",
                "FR",
                id("programme"),
                "2025/2026",
                "2028",
                "engineer",
                7,
                "0732",
                new BigDecimal(gpa),
                60,
                null,
                null,
                null,
                List.of(new LanguageProof("en", "test", "Cambridge", null, english, LocalDate.of(2026, 5, 5), null)));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
