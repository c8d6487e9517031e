package eu.peregrine.mobility.destination;

import eu.peregrine.local.test.TestKafka;
import java.util.List;
import java.util.UUID;

/** Publishes events of organisations and agreements as partners-service does. */
public final class AgreementEvents {

    /** The school itself, the same in all tests. */
    public static final UUID HOME = UUID.fromString("00000000-0000-4000-8000-0000000000e5");

    private AgreementEvents() {}

    /** The school is known. */
    public static void home() {
        organisation(HOME, "ESTP", "FR", "ACTIVE", true, 1);
    }

    /** A partner is what this says. */
    public static void partner(UUID id, String name, String country, String state, long sequence) {
        organisation(id, name, country, state, false, sequence);
    }

    private static void organisation(UUID id, String name, String country, String state, boolean home, long sequence) {
        TestKafka.send(
                "organisation", id, "organisation.updated", sequence, """
                {"id": "%s", "kind": "university", "name": {"en": "%s"}, "country": "%s", "city": "Somewhere",
                 "state": "%s", "home": %s, "illustrative": false, "identifiers": {}, "labels": [], "memberships": [],
                 "change": {"kind": "updated"}}
                """.formatted(id, name, country, state, home));
    }

    /** A condition for studies in 2027/2028 and 2028/2029, for four people and twenty months. */
    public static String condition(UUID id, UUID sending, UUID receiving) {
        return condition(id, "student-studies", sending, receiving);
    }

    /** The same of any activity. */
    public static String condition(UUID id, String activity, UUID sending, UUID receiving) {
        return """
                {"id": "%s", "activity": "%s", "sending": "%s", "receiving": "%s", "firstAcademicYear": "2027/2028",
                 "lastAcademicYear": "2028/2029", "mobilitiesPerYear": 4, "totalMonthsPerYear": 20.0,
                 "subjectAreas": [{"iscedF": "0732"}, {"iscedF": "0610"}], "eqfLevels": [7], "blended": false,
                 "languages": [{"language": "en", "cefr": "B2"}]}
                """.formatted(id, activity, sending, receiving);
    }

    /** An agreement is in the state now. */
    public static UUID agreement(UUID id, String type, String state, long sequence, String... conditions) {
        return TestKafka.send("agreement", id, type, sequence, payload(id, state, conditions));
    }

    static String payload(UUID id, String state, String... conditions) {
        return """
                {"id": "%s", "reference": "AGR-2026-0001", "kind": "bilateral-exchange", "state": "%s", "title": "T",
                 "illustrative": true, "revision": 1, "contentHash": "x", "parties": ["%s"], "conditions": [%s],
                 "basis": "own-token", "change": {"kind": "x"}}
                """.formatted(id, state, HOME, String.join(",", List.of(conditions)));
    }
}
