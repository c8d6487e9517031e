package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Agreement;
import eu.peregrine.local.data.Condition;
import eu.peregrine.local.data.Destination;
import eu.peregrine.local.data.IllustrationFiles;
import eu.peregrine.local.data.Student;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One selection round: destinations follow the agreements, students file wishes, seats are planned, allocated, accepted. */
final class CampaignAct {

    static final String YEAR = "2027/2028";
    static final String CAMPAIGN = "Departures " + YEAR;
    private static final int MONTHS_OF_A_TERM = 5;

    private record Wishes(UUID studentId, List<UUID> destinations) {}

    private final Stage stage;

    CampaignAct(Stage stage) {
        this.stage = stage;
    }

    /** The destinations of the year that the generated agreements must become: one per outgoing condition and term. */
    static long expectedDestinations(Stage stage) {
        return 2 * outgoing(stage).size();
    }

    /** Conditions under which the school sends in the year, by id. */
    static Map<UUID, Condition> outgoing(Stage stage) {
        UUID home = stage.network.home().id();
        Map<UUID, Condition> outgoing = new LinkedHashMap<>();
        for (Agreement agreement : stage.illustration.agreements()) {
            for (Condition condition : agreement.conditions()) {
                if (condition.sending().equals(home)
                        && condition.firstAcademicYear().compareTo(YEAR) <= 0
                        && condition.lastAcademicYear().compareTo(YEAR) >= 0) {
                    outgoing.put(condition.id(), condition);
                }
            }
        }
        return outgoing;
    }

    void play() {
        Api api = stage.api;
        long expected = expectedDestinations(stage);
        stage.until(
                "mobility has a destination for each of " + expected + " condition-terms of " + YEAR,
                () -> api.get(stage.office(), "destinations?academicYear=" + Api.encode(YEAR) + "&limit=1&count=true")
                                .path("count")
                                .asLong()
                        == expected);
        List<JsonNode> items = api.all(stage.office(), "destinations?academicYear=" + Api.encode(YEAR));
        List<Destination> destinations =
                items.stream().map(item -> Destination.of(item, stage.network)).toList();
        stage.say("%d destinations have followed the agreements by event", destinations.size());

        JsonNode campaign = api.post(
                stage.office(),
                "campaigns",
                Map.of(
                        "name",
                        CAMPAIGN,
                        "academicYear",
                        YEAR,
                        "windowStart",
                        "2027-01-11",
                        "windowEnd",
                        "2027-02-12",
                        "maxWishes",
                        10));
        String path = "campaigns/" + campaign.path("id").asText();
        api.post(stage.office(), path + "/open", null);
        file(path, destinations);
        api.post(stage.office(), path + "/close", null);
        planSeats(path, items);
        JsonNode result = api.post(stage.office(), path + "/allocate", null);
        stage.say(
                "allocated: %d placed, %d unplaced; inputs %s…, lottery committed to %s…",
                result.path("placed").asInt(),
                result.path("unplaced").asInt(),
                result.path("inputsHash").asText().substring(0, 12),
                result.path("seedCommitment").asText().substring(0, 12));
        api.post(stage.office(), path + "/publish", null);
        answer(path);
    }

    private void file(String path, List<Destination> destinations) {
        List<Wishes> byOffice = new ArrayList<>();
        List<Wishes> byThemselves = new ArrayList<>();
        for (Student student : stage.illustration.students()) {
            Wishes wishes = new Wishes(student.id(), stage.illustration.wishes(student, destinations));
            (stage.signsIn(student) ? byThemselves : byOffice).add(wishes);
        }
        if (byThemselves.isEmpty()) {
            throw new DemoException("Nobody of this cohort has a login, so nobody could file wishes themselves.");
        }
        stage.api.load(
                stage.office(), path + "/wishes/import", IllustrationFiles.ndjson(byOffice), "application/x-ndjson");
        stage.each(byThemselves, wishes -> {
            String own = path + "/wishes/" + wishes.studentId();
            // A first filing needs no version; after a broken connection there may be one already.
            Api.Reply there = stage.api.tryRead(stage.actorFor(wishes.studentId()), own);
            stage.api.put(
                    stage.actorFor(wishes.studentId()),
                    own,
                    Map.of("destinations", wishes.destinations()),
                    there.ok() ? there.etag() : null);
        });
        stage.say(
                "wishes filed: %d students by their own token, %d entered by the office",
                byThemselves.size(), byOffice.size());
    }

    /** A condition's people a year, shared between the two terms of the year as evenly as whole seats go. */
    private void planSeats(String path, List<JsonNode> destinations) {
        Map<String, Integer> planned = new LinkedHashMap<>();
        List<Map<String, Object>> seats = new ArrayList<>();
        for (JsonNode destination : destinations) {
            String condition = destination.path("conditionId").asText();
            int promised = destination.path("seatsPromised").asInt();
            int months = destination.hasNonNull("monthsPromised")
                    ? new BigDecimal(destination.path("monthsPromised").asText()).intValue() / MONTHS_OF_A_TERM
                    : promised;
            int people = Math.min(promised, months);
            int here = planned.containsKey(condition) ? people - planned.get(condition) : (people + 1) / 2;
            planned.putIfAbsent(condition, here);
            if (here > 0) {
                seats.add(Map.of(
                        "destinationId", destination.path("id").asText(),
                        "seats", here,
                        "monthsPerSeat", MONTHS_OF_A_TERM));
            }
        }
        String etag = stage.api.read(stage.office(), path).etag();
        JsonNode plan = stage.api.put(stage.office(), path + "/seat-plan", Map.of("seats", seats), etag);
        stage.say(
                "seat plan checked against people and months: %d seats",
                plan.path("seats").asInt());
    }

    /** Everybody accepts but one in forty, who declines; whoever gets a place that becomes free by that accepts it. */
    private void answer(String path) {
        List<JsonNode> offered = offered(path);
        List<JsonNode> declining = new ArrayList<>();
        List<JsonNode> accepting = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            (i % 40 == 39 ? declining : accepting).add(offered.get(i));
        }
        stage.each(accepting, offer -> answer(path, offer, "accept"));
        stage.each(declining, offer -> answer(path, offer, "decline"));
        stage.say("%d accepted, %d declined", accepting.size(), declining.size());
        List<JsonNode> unplaced = stage.api.all(stage.office(), path + "/allocation?state=UNPLACED");
        if (!unplaced.isEmpty()) {
            stage.say(
                    "one of the unplaced reads: %s",
                    unplaced.get(0).path("explanation").path("text").asText());
        }
        nominate(path);
    }

    /** Those who moved up from the waiting list take their places, and are nominated. */
    void moveUp() {
        nominate("campaigns/" + Stage.id(campaign(stage)));
    }

    private void nominate(String path) {
        int promoted = 0;
        for (List<JsonNode> next = offered(path); !next.isEmpty(); next = offered(path)) {
            stage.each(next, offer -> answer(path, offer, "accept"));
            promoted += next.size();
        }
        JsonNode nominated = stage.api.post(stage.office(), path + "/nominate", null);
        stage.say(
                "moved up from the waiting list: %d; nominated in one call: %d",
                promoted, nominated.path("nominated").asInt());
    }

    /** The campaign that the demo plays. */
    static JsonNode campaign(Stage stage) {
        return stage.api.all(stage.office(), "campaigns").stream()
                .filter(one -> one.path("name").asText().equals(CAMPAIGN))
                .findFirst()
                .orElseThrow(() -> new DemoException("There is no campaign to review; was the demo played here?"));
    }

    private List<JsonNode> offered(String path) {
        return stage.api.all(stage.office(), path + "/allocation?state=OFFERED");
    }

    private void answer(String path, JsonNode offer, String verb) {
        UUID student = Stage.id(offer, "student");
        stage.api.post(stage.actorFor(student), path + "/allocation/" + student + "/" + verb, null);
    }
}
