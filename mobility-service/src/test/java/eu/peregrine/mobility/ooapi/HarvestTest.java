package eu.peregrine.mobility.ooapi;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The catalogue in the shape of the Open Education API. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class HarvestTest {
    private static final String CATALOGUE = "/ooapi/v6/";
    private static final List<String> COLLECTIONS =
            List.of("courses", "course-offerings", "programmes", "organisations", "academic-sessions");

    @Test
    void anyTokenOpensItAndNoneDoesNot() {
        for (String collection : COLLECTIONS) {
            given().get(CATALOGUE + collection).then().statusCode(401);
            as(TestTokens.of("applicant"))
                    .get(CATALOGUE + collection)
                    .then()
                    .statusCode(200)
                    .body("pageSize", equalTo(10))
                    .body("pageNumber", equalTo(1))
                    .body("hasPreviousPage", equalTo(false));
        }
    }

    @Test
    void refusesPagesOutOfBoundsAndParametersThatItDoesNotKnow() {
        for (String collection : COLLECTIONS) {
            problem(officer().get(CATALOGUE + collection + "?pageSize=0&pageNumber=0"), 400, "bad-request")
                    .body("errors.pointer", equalTo(List.of("?pageSize", "?pageNumber")));
            problem(officer().get(CATALOGUE + collection + "?pageSize=251"), 400, "bad-request");
            problem(officer().get(CATALOGUE + collection + "?pageNumber=1001"), 400, "bad-request");
            problem(officer().get(CATALOGUE + collection + "?limit=1"), 400, "bad-request");
        }
    }

    @Test
    void aCodeIsOneCourseAndEachTermAnOfferingOfIt() {
        AgreementEvents.home();
        await().until(() -> officer()
                        .get(CATALOGUE + "organisations")
                        .jsonPath()
                        .getList("items")
                        .size()
                == 1);
        String code = "T-" + UUID.randomUUID().toString().substring(0, 20);
        UUID first = created("/api/v1/offerings", offering(code, "2026/2027-1", "Tunnels"));
        UUID second = created("/api/v1/offerings", offering(code, "2026/2027-2", "Tunnels and shafts"));
        Map<String, Object> course = all("courses").stream()
                .filter(c -> code.equals(c.get("abbreviation")))
                .reduce((one, other) -> {
                    throw new AssertionError("twice");
                })
                .orElseThrow();
        assertThat(course)
                .containsEntry("primaryCode", Map.of("codeType", "identifier", "code", code))
                .containsEntry("name", List.of(Map.of("language", "en", "value", "Tunnels and shafts")))
                .containsEntry("teachingLanguages", List.of("en"))
                .containsEntry("fieldsOfStudy", "0732")
                .containsEntry("level", "master")
                .containsEntry("organisation", AgreementEvents.HOME.toString())
                .doesNotContainValue(null);
        assertThat(course.get("studyLoad").toString()).contains("ects").contains("5");
        List<Map<String, Object>> offerings = all("course-offerings").stream()
                .filter(o -> code.equals(o.get("abbreviation")))
                .toList();
        assertThat(offerings)
                .extracting(o -> o.get("courseOfferingId"))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(offerings).allSatisfy(o -> assertThat(o.get("course")).isEqualTo(course.get("courseId")));
        List<Map<String, Object>> sessions = all("academic-sessions");
        assertThat(offerings).allSatisfy(o -> {
            Map<String, Object> session = sessions.stream()
                    .filter(s -> s.get("academicSessionId").equals(o.get("academicSession")))
                    .findFirst()
                    .orElseThrow();
            assertThat(session).containsEntry("academicSessionType", "semester");
            assertThat(OffsetDateTime.parse(o.get("startDateTime").toString()))
                    .isBefore(OffsetDateTime.parse(o.get("endDateTime").toString()));
            assertThat(sessions)
                    .anySatisfy(year -> assertThat(year)
                            .containsEntry("academicSessionId", session.get("parent"))
                            .containsEntry("academicSessionType", "academic_year"));
        });
        officer()
                .get(CATALOGUE + "organisations")
                .then()
                .body("items.organisationId", equalTo(List.of(AgreementEvents.HOME.toString())))
                .body("items[0].organisationType", equalTo("root"))
                .body("hasNextPage", equalTo(false));
    }

    /** A reference in one entry is the address of another. */
    @Test
    void eachEntryIsToBeHadByItsId() {
        AgreementEvents.home();
        String code = "S-" + UUID.randomUUID().toString().substring(0, 20);
        UUID offering = created("/api/v1/offerings", offering(code, "2026/2027-1", "Soils"));
        UUID programme = created("/api/v1/programmes", eu.peregrine.mobility.Api.programme());
        JsonPath found = officer()
                .get(CATALOGUE + "course-offerings/" + offering)
                .then()
                .statusCode(200)
                .body("courseOfferingId", equalTo(offering.toString()))
                .extract()
                .jsonPath();
        officer()
                .get(CATALOGUE + "courses/" + found.getString("course"))
                .then()
                .statusCode(200)
                .body("courseId", equalTo(found.getString("course")))
                .body("abbreviation", equalTo(code));
        officer()
                .get(CATALOGUE + "academic-sessions/" + found.getString("academicSession"))
                .then()
                .statusCode(200)
                .body("abbreviation", equalTo("2026/2027-1"));
        officer()
                .get(CATALOGUE + "programmes/" + programme)
                .then()
                .statusCode(200)
                .body("programmeId", equalTo(programme.toString()));
        await().until(() -> officer()
                        .get(CATALOGUE + "organisations/" + AgreementEvents.HOME)
                        .statusCode()
                == 200);
        for (String collection : COLLECTIONS) {
            problem(officer().get(CATALOGUE + collection + "/" + UUID.randomUUID()), 404, "not-found");
            given().get(CATALOGUE + collection + "/" + UUID.randomUUID()).then().statusCode(401);
        }
        // The id of a course is made of its code; every course must be found by it.
        all("courses")
                .forEach(course -> officer()
                        .get(CATALOGUE + "courses/" + course.get("courseId"))
                        .then()
                        .statusCode(200)
                        .body("courseId", equalTo(course.get("courseId"))));
    }

    @Test
    void thePagesTogetherHoldEverythingOnce() {
        for (int i = 0; i < 7; i++) {
            created("/api/v1/programmes", eu.peregrine.mobility.Api.programme());
            String code = "P-" + UUID.randomUUID().toString().substring(0, 20);
            created("/api/v1/offerings", offering(code, "2026/2027-1", "Title " + i));
        }
        for (String collection : COLLECTIONS) {
            List<Map<String, Object>> paged = new ArrayList<>();
            boolean more = true;
            for (int number = 1; more; number++) {
                JsonPath page = officer()
                        .get(CATALOGUE + collection + "?pageSize=3&pageNumber=" + number)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                paged.addAll(page.getList("items"));
                more = page.getBoolean("hasNextPage");
                assertThat(page.getList("items").size()).isLessThanOrEqualTo(3);
                assertThat(page.getBoolean("hasPreviousPage")).isEqualTo(number > 1);
            }
            assertThat(new HashSet<>(paged)).hasSameSizeAs(paged);
            assertThat(paged).isEqualTo(all(collection));
        }
        officer()
                .get(CATALOGUE + "courses?pageNumber=1000")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("hasNextPage", equalTo(false));
    }

    @Test
    void programmesAreNamedAsTheSpecificationNamesThem() {
        Map<String, Object> programme = eu.peregrine.mobility.Api.programme();
        UUID id = created("/api/v1/programmes", programme);
        assertThat(all("programmes"))
                .anySatisfy(p -> assertThat(p)
                        .containsEntry("programmeId", id.toString())
                        .containsEntry("programmeType", "programme")
                        .containsEntry(
                                "primaryCode", Map.of("codeType", "programme_code", "code", programme.get("code"))));
    }

    private static List<Map<String, Object>> all(String collection) {
        List<Map<String, Object>> items = new ArrayList<>();
        boolean more = true;
        for (int number = 1; more; number++) {
            JsonPath page = officer()
                    .get(CATALOGUE + collection + "?pageSize=250&pageNumber=" + number)
                    .jsonPath();
            items.addAll(page.getList("items"));
            more = page.getBoolean("hasNextPage");
        }
        return items;
    }

    private static Map<String, Object> offering(String code, String term, String title) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", code);
        body.put("kind", "course");
        body.put("title", Map.of("en", title));
        body.put("ects", 5);
        body.put("language", "en");
        body.put("cefr", "B2");
        body.put("iscedF", "0732");
        body.put("level", 7);
        body.put("academicYear", "2026/2027");
        body.put("term", term);
        body.put("capacity", 30);
        return body;
    }
}
