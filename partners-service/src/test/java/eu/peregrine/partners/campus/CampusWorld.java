package eu.peregrine.partners.campus;

import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;

import eu.peregrine.partners.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Campuses for tests over HTTP. */
public final class CampusWorld {

    /** Where they are. */
    public static final String CAMPUSES = "/api/v1/campuses";

    private CampusWorld() {}

    /** Fields of a campus at a partner, to be changed. */
    public static Map<String, Object> abroad(UUID host) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "abroad");
        body.put("name", Map.of("en", "Campus " + World.word(), "fr", "Campus"));
        body.put("hostId", host);
        body.put("country", "MA");
        body.put("city", "Casablanca");
        return body;
    }

    /** Fields of a programme, to be changed. */
    public static Map<String, Object> programme() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", Map.of("en", "Building engineering", "fr", "Génie civil"));
        body.put("level", "bac+5");
        body.put("eqf", 7);
        body.put("iscedF", "0732");
        body.put("languages", List.of("en", "fr"));
        body.put("seatsPerTerm", 12);
        body.put("firstAcademicYear", "2026/2027");
        body.put("lastAcademicYear", "2030/2031");
        body.put("hostsHomeStudents", true);
        return body;
    }

    /** The id of a campus that was planned. */
    public static String planned(Map<String, Object> body) {
        return officer()
                .body(json(body))
                .post(CAMPUSES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of a programme that was added. */
    public static String added(String campus, Map<String, Object> programme) {
        return officer()
                .body(json(programme))
                .post(CAMPUSES + "/" + campus + "/programmes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The ETag of a campus. */
    public static String etag(String campus) {
        return officer().get(CAMPUSES + "/" + campus).header("ETag");
    }
}
