package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.student;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.TestKafka;
import eu.peregrine.mobility.destination.AgreementEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner with an agreement in force, the destination it makes, and students who may go there. */
public final class Exchange {
    /** Term of all destinations here. */
    public static final String TERM = "2027/2028-1";

    public final UUID host = UUID.randomUUID();
    public final UUID agreement = UUID.randomUUID();
    public final UUID condition = UUID.randomUUID();
    public final UUID programme;
    public final UUID destination;

    /** A partner that takes so many people, each for five months. */
    public Exchange(String name, int seats) {
        this(name, seats, newProgramme());
    }

    /** The same for students of a programme that is there already. */
    public Exchange(String name, int seats, UUID programme) {
        this.programme = programme;
        AgreementEvents.home();
        AgreementEvents.partner(host, name, "DE", "ACTIVE", 1);
        String terms = """
                {"id": "%s", "activity": "student-studies", "sending": "%s", "receiving": "%s",
                 "firstAcademicYear": "2027/2028", "lastAcademicYear": "2028/2029", "mobilitiesPerYear": %d,
                 "totalMonthsPerYear": %d, "subjectAreas": [{"iscedF": "0732"}], "eqfLevels": [7], "blended": false,
                 "languages": [{"language": "en", "cefr": "B2"}]}
                """.formatted(condition, AgreementEvents.HOME, host, seats, seats * 5);
        AgreementEvents.agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 1, terms);
        this.destination = await().atMost(Duration.ofSeconds(60)).until(this::find, found -> found != null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> officer()
                        .get("/api/v1/destinations/" + destination)
                        .path("state")
                        .equals("OPEN"));
    }

    /** A student with these grades and English at C1. */
    public UUID newStudent(double gpa) {
        return newStudent(gpa, "C1");
    }

    /** A student with these grades and this English. */
    public UUID newStudent(double gpa, String english) {
        Map<String, Object> body = new HashMap<>(student(programme));
        body.put("gpa", gpa);
        body.put(
                "languageProofs",
                List.of(Map.of(
                        "language",
                        "en",
                        "kind",
                        "course",
                        "provider",
                        "ESTP",
                        "level",
                        english,
                        "issuedOn",
                        "2026-01-10")));
        return created("/api/v1/students", body);
    }

    /** A student of the partner, who can come as a guest. */
    public UUID newGuest() {
        Map<String, Object> body = new HashMap<>(student(programme));
        body.put("homeId", host);
        return created("/api/v1/students", body);
    }

    /** A mobility's body: the first term at the host. */
    public Map<String, Object> plan(UUID student) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "exchange");
        body.put("studentId", student);
        body.put("destinationId", destination);
        body.put("segments", List.of(segment("2027-09-01", "2028-01-28")));
        return body;
    }

    /** A segment at the host. */
    public Map<String, Object> segment(String start, String end) {
        return Map.of("hostId", host, "planned", Map.of("start", start, "end", end));
    }

    /** A paper in the file of a stay, from which an officer may record what others did. */
    public static UUID paper(Object stay) {
        return UUID.fromString(officer()
                .contentType("text/plain")
                .body("Signed at Dresden".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/mobilities/" + stay + "/documents?name=letter.txt")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** The types of the events about one aggregate, in order, once there are so many. */
    public static List<String> events(String kind, UUID id, int howMany) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> TestKafka.records(kind, id).stream()
                                .map(TestKafka::type)
                                .toList(),
                        types -> types.size() >= howMany);
    }

    private UUID find() {
        List<Map<String, Object>> found =
                officer().get("/api/v1/destinations?limit=200&term=" + TERM).path("items");
        return found.stream()
                .filter(d -> condition.toString().equals(d.get("conditionId")))
                .map(d -> UUID.fromString((String) d.get("id")))
                .findFirst()
                .orElse(null);
    }
}
