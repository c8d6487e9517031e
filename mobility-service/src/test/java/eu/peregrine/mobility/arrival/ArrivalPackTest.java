package eu.peregrine.mobility.arrival;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A partner nominates a guest with its own token, we answer, and the guest learns what to bring. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ArrivalPackTest {
    private static final String MOBILITIES = "/api/v1/mobilities/";
    private static final String GUIDES = "/api/v1/arrival-guides";

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("arrival-guide"))
                .containsKeys("arrival-guide.created", "arrival-guide.updated", "arrival-guide.deleted");
    }

    @Test
    void aNominationIsAnsweredByItsProposalAndRejectedWithAComment() {
        Exchange milan = new Exchange("Politecnico di Milano", 1);
        String partner = TestTokens.partner(milan.host);
        UUID guest = milan.newGuest();
        String id = nominated(partner, guest, "2027-09-01", "2028-01-31");
        as(TestTokens.partner(UUID.randomUUID())).get(MOBILITIES + id).then().statusCode(404);
        String first = proposal(id);
        as(partner)
                .body(Map.of("proposalId", first))
                .post(MOBILITIES + id + "/approve")
                .then()
                .statusCode(403);
        officer()
                .body(Map.of("proposalId", first))
                .post(MOBILITIES + id + "/reject")
                .then()
                .statusCode(400);
        officer()
                .body(Map.of("proposalId", first, "comment", "The term is full"))
                .post(MOBILITIES + id + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_REJECTED"))
                .body("hostComment", equalTo("The term is full"));
        as(partner).post(MOBILITIES + id + "/nominate").then().statusCode(200);
        String second = proposal(id);
        assertThat(second).isNotEqualTo(first);
        problem(officer().body(Map.of("proposalId", first)).post(MOBILITIES + id + "/approve"), 409, "stale");
        officer()
                .body(Map.of("proposalId", second))
                .post(MOBILITIES + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_APPROVED"));
    }

    @Test
    void theGuestReadsWhatTheOfficeWroteForTheTermAndWhatTheFileKnows() {
        Exchange delft = new Exchange("TU Delft", 1);
        String partner = TestTokens.partner(delft.host);
        UUID guest = delft.newGuest();
        String id = nominated(partner, guest, "2028-09-01", "2029-01-31");
        String pack = MOBILITIES + id + "/arrival-pack";
        as(TestTokens.student(guest))
                .get(pack)
                .then()
                .statusCode(200)
                .body("bring", equalTo(null))
                .body("stay.start", equalTo("2028-09-01"));
        created(GUIDES, guide(null, "Bring a coat"));
        UUID ofTerm = created(GUIDES, guide("2028/2029-1", "Bring an umbrella"));
        problem(officer().body(guide("2028/2029-1", "x")).post(GUIDES), 409, "guide-exists");
        Map<String, Object> wrong = guide("2027/2028-1", "x");
        problem(officer().body(wrong).post(GUIDES), 422, "rules-broken").body("errors[0].code", equalTo("term"));
        Map<String, Object> french = new HashMap<>(Map.of(
                "code",
                "FLE-" + guest.toString().substring(0, 8),
                "kind",
                "french-course",
                "title",
                Map.of("en", "French for beginners", "fr", "Français débutant"),
                "ects",
                3,
                "language",
                "fr",
                "cefr",
                "A1",
                "iscedF",
                "0231",
                "level",
                6,
                "academicYear",
                "2028/2029",
                "capacity",
                20));
        UUID course = created("/api/v1/offerings", french);
        as(TestTokens.student(guest))
                .body(Map.of(
                        "components", List.of(Map.of("table", "A", "title", "Geotechnics", "code", "GEO1", "ects", 6))))
                .post(MOBILITIES + id + "/learning-agreement/propose")
                .then()
                .statusCode(200);
        for (String reader : List.of(TestTokens.student(guest), partner, TestTokens.officer())) {
            as(reader)
                    .get(pack)
                    .then()
                    .statusCode(200)
                    .body("student.id", equalTo(guest.toString()))
                    .body("bring.en", equalTo("Bring an umbrella"))
                    .body("bring.fr", equalTo("À apporter"))
                    .body("courses.code", equalTo(List.of("GEO1")))
                    .body("frenchCourses.id", hasItem(course.toString()))
                    .body("toDo", not(empty()));
        }
        as(TestTokens.student(UUID.randomUUID())).get(pack).then().statusCode(404);
        String etag = officer().get(GUIDES + "/" + ofTerm).header("ETag");
        officer()
                .header("If-Match", etag)
                .body(guide("2028/2029-1", "Bring boots"))
                .put(GUIDES + "/" + ofTerm)
                .then()
                .statusCode(200);
        officer()
                .header("If-Match", officer().get(GUIDES + "/" + ofTerm).header("ETag"))
                .delete(GUIDES + "/" + ofTerm)
                .then()
                .statusCode(204);
        as(partner).get(pack).then().body("bring.en", equalTo("Bring a coat"));
        as(partner).get(GUIDES + "?academicYear=2028/2029").then().statusCode(200);
        UUID outgoing = created("/api/v1/mobilities", delft.plan(delft.newStudent(15)));
        officer().get(MOBILITIES + outgoing + "/arrival-pack").then().statusCode(404);
    }

    private static String nominated(String partner, UUID guest, String start, String end) {
        Map<String, Object> body = Map.of(
                "kind",
                "exchange",
                "direction",
                "incoming",
                "studentId",
                guest,
                "term",
                start.startsWith("2027") ? "2027/2028-1" : "2028/2029-1",
                "segments",
                List.of(Map.of("hostId", AgreementEvents.HOME, "planned", Map.of("start", start, "end", end))));
        String id = as(partner)
                .body(body)
                .post("/api/v1/mobilities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(partner).post(MOBILITIES + id + "/nominate").then().statusCode(200).body("state", equalTo("NOMINATED"));
        return id;
    }

    private static String proposal(String id) {
        return officer().get(MOBILITIES + id).path("proposalId");
    }

    private static Map<String, Object> guide(String term, String bring) {
        Map<String, Object> text = Map.of("en", "As it is", "fr", "Comme c’est");
        Map<String, Object> body = new HashMap<>();
        body.put("academicYear", "2028/2029");
        body.put("term", term);
        body.put("bring", Map.of("en", bring, "fr", "À apporter"));
        body.put("dates", text);
        body.put("housing", text);
        body.put("contacts", text);
        if (term == null) {
            body.remove("term");
        }
        return body;
    }
}
