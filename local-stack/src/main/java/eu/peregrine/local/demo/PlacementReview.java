package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Condition;
import eu.peregrine.local.data.Destination;
import eu.peregrine.local.demo.FairPlacements.Cause;
import eu.peregrine.local.demo.FairPlacements.Decision;
import eu.peregrine.local.demo.FairPlacements.Place;
import eu.peregrine.local.demo.FairPlacements.Weights;
import eu.peregrine.local.demo.WaitingReview.Promotion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares what the system says of every student's place with what must be: as the run decided, as places changed hands
 * since, and as it is now, each with the reasons of every refusal.
 */
final class PlacementReview {

    private static final int MONTHS_OF_A_TERM = 5;
    private static final int YEAR_DIGITS = 4;

    private final Findings findings;
    private final FairPlacements fair;
    private final WaitingReview waiting;

    PlacementReview(Findings findings, FairPlacements fair) {
        this.findings = findings;
        this.fair = fair;
        this.waiting = new WaitingReview(fair);
    }

    /**
     * The review of the demo's campaign, from the generated students, wishes and conditions. Exported are only the ids
     * of destinations, how the seats of a condition are shared between its terms, the weights of the score, and the seed
     * of the lottery.
     */
    static PlacementReview of(Stage stage, Findings findings, JsonNode campaign, JsonNode seatPlan, JsonNode proof) {
        Map<UUID, Integer> seats = new HashMap<>();
        seatPlan.path("items")
                .forEach(line -> seats.put(
                        Stage.id(line, "destination"), line.path("seats").asInt()));
        Map<UUID, Condition> conditions = CampaignAct.outgoing(stage);
        Map<UUID, Integer> shared = new HashMap<>();
        List<Place> places = new ArrayList<>();
        List<Destination> destinations = new ArrayList<>();
        for (JsonNode item :
                stage.api.all(stage.office(), "destinations?academicYear=" + Api.encode(CampaignAct.YEAR))) {
            UUID id = Stage.id(item);
            Condition condition = conditions.get(Stage.id(item, "conditionId"));
            findings.holds("destination " + id + " comes from a generated condition", condition != null);
            if (condition != null) {
                places.add(new Place(id, condition, item.path("term").asText(), seats.getOrDefault(id, 0)));
                destinations.add(Destination.of(id, condition, stage.network));
                shared.merge(condition.id(), seats.getOrDefault(id, 0), Integer::sum);
            }
        }
        conditions
                .values()
                .forEach(condition -> findings.same(
                        "seats planned under condition " + condition.id(),
                        people(condition),
                        shared.get(condition.id())));
        Map<UUID, List<UUID>> wishes = new HashMap<>();
        stage.illustration
                .students()
                .forEach(student -> wishes.put(student.id(), stage.illustration.wishes(student, destinations)));
        JsonNode scoring = campaign.path("scoring");
        return new PlacementReview(
                findings,
                new FairPlacements(
                        stage.illustration.students(),
                        wishes,
                        places,
                        new Weights(
                                new BigDecimal(scoring.path("gpaWeight").asText()),
                                new BigDecimal(scoring.path("languageWeight").asText()),
                                new BigDecimal(scoring.path("ectsWeight").asText())),
                        proof.path("seed").asText(),
                        LocalDate.parse(proof.path("fixedAt").asText().substring(0, 10))));
    }

    /**
     * Checks it all.
     *
     * @param proof of the campaign, with the outcome of the run and the turns since
     * @param placements of the campaign as they are now
     */
    void check(JsonNode proof, List<JsonNode> placements) {
        findings.same(
                "the lottery's seed is the one committed to",
                proof.path("seedCommitment").asText(),
                FairPlacements.sha256(proof.path("seed").asText()));
        Map<UUID, Decision> decided = new HashMap<>();
        proof.path("outcome")
                .path("placements")
                .forEach(placement -> decided.put(Stage.id(placement, "student"), decision(placement)));
        Map<UUID, Decision> expected = fair.decisions();
        findings.same("students whom the run decided about", expected.keySet(), decided.keySet());
        expected.forEach((student, decision) ->
                findings.same("what the run decided about " + student, decision, decided.get(student)));
        proof.path("turns").forEach(turn -> {
            List<Promotion> promotions = new ArrayList<>();
            turn.path("promotions").forEach(promotion -> promotions.add(promotion(promotion)));
            findings.same(
                    "who moved up at turn " + turn.path("number").asText() + " ("
                            + turn.path("kind").asText() + ")",
                    waiting.follow(turn),
                    promotions);
        });
        for (JsonNode placement : placements) {
            UUID student = Stage.id(placement, "student");
            if (expected.containsKey(student)) {
                findings.same(
                        "state of the place of " + student,
                        waiting.state(student),
                        placement.path("state").asText());
                findings.same("the place of " + student, waiting.decision(student), decision(placement));
            }
        }
    }

    /** Each mobility must be where its student's place is, in its term: September to January, or February to June. */
    void checkStays(List<JsonNode> mobilities) {
        for (JsonNode mobility : mobilities) {
            UUID student = Stage.id(mobility, "studentId");
            Decision decision = waiting.decision(student);
            findings.holds("who has a mobility had a place: " + student, decision.place() != null);
            if (decision.place() != null) {
                Place place = fair.place(decision.place());
                int year = Integer.parseInt(place.term().substring(0, YEAR_DIGITS));
                List<String> period = place.term().endsWith("-1")
                        ? List.of(year + "-09-01", year + 1 + "-01-31")
                        : List.of(year + 1 + "-02-01", year + 1 + "-06-30");
                String reference = mobility.path("reference").asText();
                findings.same("host of " + reference, place.condition().receiving(), Stage.id(mobility, "hostId"));
                findings.same("condition of " + reference, place.condition().id(), Stage.id(mobility, "conditionId"));
                findings.same(
                        "planned period of " + reference,
                        period,
                        List.of(
                                mobility.path("plannedStart").asText(),
                                mobility.path("plannedEnd").asText()));
            }
        }
    }

    /** How many may go under a condition in a year, each for a term. */
    private static int people(Condition condition) {
        return Math.min(
                condition.mobilitiesPerYear(), condition.totalMonthsPerYear().intValue() / MONTHS_OF_A_TERM);
    }

    private static Promotion promotion(JsonNode told) {
        return new Promotion(
                Stage.id(told, "student"),
                Stage.id(told, "from"),
                Stage.id(told, "to"),
                told.path("rank").asInt());
    }

    private static Decision decision(JsonNode placement) {
        List<Cause> causes = new ArrayList<>();
        placement
                .path("explanation")
                .path("reasons")
                .forEach(reason -> causes.add(new Cause(
                        reason.path("wish").asInt(),
                        Stage.id(reason, "destination"),
                        reason.path("code").asText(),
                        points(reason.path("score")),
                        points(reason.path("lastAdmittedScore")))));
        causes.sort(FairPlacements.IN_ORDER);
        return new Decision(
                Stage.id(placement, "destination"),
                placement.hasNonNull("rank")
                        ? Integer.valueOf(placement.path("rank").asInt())
                        : null,
                points(placement.path("score")),
                causes);
    }

    /** With two decimals, however many were written. */
    private static BigDecimal points(JsonNode written) {
        return written.isMissingNode() || written.isNull() ? null : new BigDecimal(written.asText()).setScale(2);
    }
}
