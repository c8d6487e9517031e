package eu.peregrine.mobility.people;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that is held of a person, and how it is forgotten. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
@QuarkusTestResource(ScholarshipsDouble.class)
class PeopleTest {

    private static final String PEOPLE = "/api/v1/people/";
    private static final String MOBILITIES = "/api/v1/mobilities";

    private Exchange dresden;
    private UUID student;

    @BeforeEach
    void aStudent() {
        dresden = new Exchange("TU Dresden", 3);
        student = dresden.newStudent(15);
    }

    @AfterEach
    void back() {
        ScholarshipsDouble.away(false);
    }

    private UUID stayWithPaper() {
        Map<String, Object> plan = dresden.plan(student);
        plan.put("segments", List.of(dresden.segment("2025-09-01", "2026-01-30")));
        plan.put("recorded", Map.of("state", "RETURNED", "arrivedOn", "2025-09-02", "departedOn", "2026-01-29"));
        UUID id = UUID.fromString(officer()
                .header("X-Reason", "Ada told me on the phone")
                .body(plan)
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        officer()
                .contentType("text/plain")
                .body("Dear Ada".getBytes(StandardCharsets.UTF_8))
                .post(MOBILITIES + "/" + id + "/documents?name=letter.txt")
                .then()
                .statusCode(201);
        return id;
    }

    @Test
    void showsAllThatIsHeldHereAndElsewhereOrNothing() {
        UUID stay = stayWithPaper();
        as(TestTokens.student(student))
                .get(PEOPLE + student + "/export")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("mobility.student[0].familyName", equalTo("Lovelace"))
                .body("mobility.languageProof", hasSize(1))
                .body("mobility.mobility.id", contains(stay.toString()))
                .body("mobility.mobility[0].timeline.comment", hasItem("Ada told me on the phone"))
                .body("mobility.mobilitySegment", hasSize(1))
                .body("mobility.document[0].name", equalTo("letter.txt"))
                .body("mobility.document[0].content", nullValue())
                .body("mobility.auditEntry.verb", hasItem("recorded"))
                .body("scholarships.awards.reference", contains("AWD-1", "AWD-2"))
                .body("scholarships.'over-awards'.reference", contains("OVA-1"));
        problem(as(TestTokens.student(UUID.randomUUID())).get(PEOPLE + student + "/export"), 404, "not-found");
        ScholarshipsDouble.away(true);
        problem(officer().get(PEOPLE + student + "/export"), 503, "unavailable");
    }

    @Test
    void forgetsWhoItWasOnceNothingIsOpenAndTellsEverybody() throws IOException {
        UUID stay = stayWithPaper();
        String contacts = "/api/v1/students/" + student + "/emergency-contacts";
        officer()
                .header("If-Match", officer().get(contacts).header("ETag"))
                .body(Map.of("items", List.of(Map.of("name", "Annabella", "phone", "+33 1 23 45 67 89"))))
                .put(contacts)
                .then()
                .statusCode(200);

        problem(officer().post(PEOPLE + student + "/erase"), 422, "rules-broken");
        problem(officer().header("X-Reason", "Asked by letter").post(PEOPLE + student + "/erase"), 409, "still-needed")
                .body("detail", containsString("OUT-"));
        officer()
                .header("X-Reason", "Transcript on paper")
                .body(Map.of(
                        "components",
                        List.of(Map.of("title", "Soil", "ects", 30)),
                        "documentId",
                        officer()
                                .get(MOBILITIES + "/" + stay + "/documents")
                                .path("items[0].id")
                                .toString()))
                .post(MOBILITIES + "/" + stay + "/transcript")
                .then()
                .statusCode(200);
        officer()
                .body(Map.of())
                .post(MOBILITIES + "/" + stay + "/recognise")
                .then()
                .statusCode(200);
        officer().post(MOBILITIES + "/" + stay + "/close").then().statusCode(200);

        officer()
                .header("X-Reason", "Asked by letter")
                .post(PEOPLE + student + "/erase")
                .then()
                .statusCode(200)
                .body("documentsErased", equalTo(1))
                .body("kept.what", hasItem("awards-and-payments"));

        officer()
                .get("/api/v1/students/" + student)
                .then()
                .body("familyName", equalTo("person"))
                .body("email", nullValue())
                .body("birthDate", nullValue())
                .body("cohort", equalTo("2028"));
        officer().get(contacts).then().body("items", hasSize(0));
        String all = officer()
                .get(PEOPLE + student + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(all)
                .doesNotContain("Lovelace")
                .doesNotContain("Annabella")
                .doesNotContain("ada@example.org")
                .doesNotContain("letter.txt")
                .contains("\"recognisedEcts\"");
        officer()
                .get(MOBILITIES + "/" + stay)
                .then()
                .statusCode(200)
                .body("student.name.en", equalTo("Erased person"))
                .body("recognisedEcts", equalTo(30f));
        officer()
                .get(MOBILITIES + "/" + stay + "/file")
                .then()
                .body("documents", hasSize(0))
                .body("timeline.what", hasItem("recorded"))
                .body("timeline.comment.findAll { it != null }", hasSize(0));
        problem(officer().header("X-Reason", "Again").post(PEOPLE + student + "/erase"), 409, "already-erased");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                TestKafka.records("person", student).stream().map(TestKafka::type))
                        .containsExactly("person.erased"));
        assertThat(EventContracts.check("person")).containsKey("person.erased");
    }
}
