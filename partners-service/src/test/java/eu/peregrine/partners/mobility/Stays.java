package eu.peregrine.partners.mobility;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.partners.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mobilities as the mobility service tells them, for tests. */
public final class Stays {

    private final UUID id = Ids.next();
    private final Map<String, Object> payload = new LinkedHashMap<>();

    private Stays(String direction, UUID sending, UUID host) {
        payload.put("id", id);
        payload.put("direction", direction);
        payload.put("kind", "exchange");
        payload.put("sendingId", sending);
        payload.put("hostId", host);
        payload.put("hostCountry", "DE");
        payload.put("academicYear", "2026/2027");
        planned("2026-09-01", "2027-01-31");
    }

    /** A stay of a student of the home school at a partner: an exchange of a semester in 2026/2027. */
    public static Stays outgoing(UUID partner) {
        return new Stays("outgoing", World.HOME, partner);
    }

    /** The same the other way. */
    public static Stays incoming(UUID partner) {
        return new Stays("incoming", partner, World.HOME);
    }

    /** Other days. */
    public Stays planned(String start, String end) {
        payload.put("segments", List.of(Map.of("kind", "exchange", "planned", Map.of("start", start, "end", end))));
        return this;
    }

    /** Any other field. */
    public Stays with(String field, Object value) {
        payload.put(field, value);
        return this;
    }

    /** Sends where it stands now. */
    public Stays send(String state, long sequence) {
        TestKafka.send("mobility", id, "mobility.edited", sequence, event(state));
        return this;
    }

    /**
     * A place in a selection round, before it is a mobility.
     *
     * @param condition whose seat it takes
     * @param months that it takes
     */
    public static Offer offer(UUID condition, String academicYear, String months) {
        return new Offer(Ids.next(), condition, academicYear, months);
    }

    /** A candidacy as the mobility service tells it. */
    public record Offer(UUID id, UUID condition, String academicYear, String months) {

        /** Sends where it stands now. */
        public Offer send(String state, long sequence) {
            TestKafka.send("candidacy", id, "candidacy.overridden", sequence, """
                    {"id": "%s", "campaignId": "%s", "studentId": "%s", "state": "%s", "wishes": [],
                     "destinationId": "%s", "conditionId": "%s", "academicYear": "%s", "seatMonths": %s, "rank": 1,
                     "change": {"kind": "overridden", "from": "FILED"}}
                    """.formatted(
                            id, id, id, state, id, condition, academicYear, months));
            return this;
        }
    }

    private String event(String state) {
        Map<String, Object> body = new LinkedHashMap<>(payload);
        body.put("state", state);
        body.put("change", Map.of("kind", "edited"));
        return World.json(body);
    }
}
