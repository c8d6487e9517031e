package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;

import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.Exchange;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A selection round over HTTP with two partners, Dresden and Tongji. */
final class Round {
    static final String CAMPAIGNS = "/api/v1/campaigns";

    final UUID programme = newProgramme();
    final Exchange dresden;
    final Exchange tongji;
    final Map<String, Object> draft = new HashMap<>();
    private final Map<UUID, List<UUID>> wishes = new LinkedHashMap<>();
    UUID id;

    /** Partners that take so many people each. */
    Round(int atDresden, int atTongji) {
        dresden = new Exchange("TU Dresden", atDresden, programme);
        tongji = new Exchange("Tongji University", atTongji, programme);
        draft.put("name", "Autumn 2027");
        draft.put("academicYear", "2027/2028");
        draft.put("term", Exchange.TERM);
        draft.put("windowStart", LocalDate.now().minusDays(2).toString());
        draft.put("windowEnd", LocalDate.now().plusDays(30).toString());
        draft.put("population", Map.of("programmes", List.of(programme)));
    }

    /** A student with these grades who will wish for these places. */
    UUID student(double gpa, Exchange... destinations) {
        UUID student = dresden.newStudent(gpa);
        List<UUID> chosen = new ArrayList<>();
        for (Exchange destination : destinations) {
            chosen.add(destination.destination);
        }
        wishes.put(student, chosen);
        return student;
    }

    /** Everything up to the seat plan. */
    Round planned(int atDresden, int atTongji) {
        id = created(CAMPAIGNS, draft);
        step("open").then().statusCode(200);
        wishes.forEach((student, chosen) -> as(TestTokens.student(student))
                .body(Map.of("destinations", chosen))
                .put(path() + "/wishes/" + student)
                .then()
                .statusCode(200));
        step("close").then().statusCode(200);
        officer()
                .body(Map.of(
                        "seats",
                        List.of(
                                Map.of("destinationId", dresden.destination, "seats", atDresden),
                                Map.of("destinationId", tongji.destination, "seats", atTongji))))
                .put(path() + "/seat-plan")
                .then()
                .statusCode(200);
        return this;
    }

    /** Everything up to the publication. */
    Round published(int atDresden, int atTongji) {
        planned(atDresden, atTongji);
        step("allocate").then().statusCode(200);
        step("publish").then().statusCode(200);
        return this;
    }

    String path() {
        return CAMPAIGNS + "/" + id;
    }

    String placement(UUID student) {
        return path() + "/allocation/" + student;
    }

    Response step(String verb) {
        return officer().post(path() + "/" + verb);
    }

    Response accept(UUID student, boolean keepHigher) {
        return as(TestTokens.student(student))
                .body(Map.of("keepHigher", keepHigher))
                .post(placement(student) + "/accept");
    }

    Response decline(UUID student) {
        return as(TestTokens.student(student)).post(placement(student) + "/decline");
    }

    /** The state of the student's candidacy and where they may go, such as {@code OFFERED TU Dresden}. */
    String of(UUID student) {
        Response answer = officer().get(placement(student));
        String place = answer.path("destination.name.en");
        return answer.path("state") + (place == null ? "" : " " + place);
    }

    /** How the seats at a destination are held: offered, reserved, consumed, released. */
    List<Integer> seats(Exchange exchange) {
        List<Map<String, Object>> lines = officer().get(path() + "/seat-plan").path("items");
        for (Map<String, Object> line : lines) {
            if (exchange.condition.toString().equals(line.get("conditionId"))) {
                Map<?, ?> taken = (Map<?, ?>) line.get("taken");
                return List.of(
                        (Integer) taken.get("offered"),
                        (Integer) taken.get("reserved"),
                        (Integer) taken.get("consumed"),
                        (Integer) taken.get("released"));
            }
        }
        throw new AssertionError("no such line");
    }
}
