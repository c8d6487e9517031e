package eu.peregrine.partners.statistics;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.mobility.Stays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Statistics over HTTP. Other tests add to the same network, so what is looked at is what a test adds. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StatisticsTest {

    private static final String ORGANISATIONS = "/api/v1/organisations/statistics";
    private static final String AGREEMENTS = "/api/v1/agreements/statistics";

    @Test
    void countsOrganisationsByRegionCountryKindStateAndLabel() {
        JsonPath before = read(ORGANISATIONS);
        String label = "Label " + World.word();
        Map<String, Object> body = World.organisation("Counted " + World.word());
        body.put("country", "FJ");
        body.put("kind", "research-institute");
        UUID partner = World.activePartner(body);
        officer()
                .body(json(Map.of("label", label, "issuer", "Somebody", "validFrom", "2024-01-01")))
                .post("/api/v1/organisations/" + partner + "/labels")
                .then()
                .statusCode(201);

        JsonPath after = read(ORGANISATIONS);
        assertThat(after.getLong("total")).isEqualTo(before.getLong("total") + 1);
        assertThat(count(after, "byCountry", "FJ")).isEqualTo(count(before, "byCountry", "FJ") + 1);
        assertThat(count(after, "byRegion", "009")).isEqualTo(count(before, "byRegion", "009") + 1);
        assertThat(count(after, "byKind", "research-institute"))
                .isEqualTo(count(before, "byKind", "research-institute") + 1);
        assertThat(count(after, "byState", "ACTIVE")).isEqualTo(count(before, "byState", "ACTIVE") + 1);
        assertThat(count(after, "byLabel", label)).isEqualTo(1);
        assertThat(after.getString("byRegion.find { it.key == '009' }.name.fr")).isEqualTo("Océanie");
        assertThat(count(read(ORGANISATIONS + "?kind=company"), "byKind", "research-institute"))
                .isZero();
        as(TestTokens.of("student")).get(ORGANISATIONS).then().statusCode(403);
    }

    @Test
    void countsAgreementsSeatsAndLanguages() {
        String window = AGREEMENTS + "?from=2026/2027&to=2030/2031";
        World.home();
        JsonPath before = read(window);
        UUID partner = World.activePartner();
        JsonPath agreement = inForce(partner);
        Stays.outgoing(partner)
                .with("conditionId", agreement.getString("conditions[0].id"))
                .send("HOST_APPROVED", 3);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonPath after = read(window);
            assertThat(seats(after, "2026/2027", "outgoing", "used"))
                    .isEqualTo(seats(before, "2026/2027", "outgoing", "used") + 1);
            assertThat(seats(after, "2026/2027", "outgoing", "promised"))
                    .isEqualTo(seats(before, "2026/2027", "outgoing", "promised") + 4);
            assertThat(seats(after, "2029/2030", "incoming", "promised"))
                    .isEqualTo(seats(before, "2029/2030", "incoming", "promised") + 4);
            assertThat(seats(after, "2030/2031", "outgoing", "promised"))
                    .isEqualTo(seats(before, "2030/2031", "outgoing", "promised"));
        });
        JsonPath after = read(window);
        assertThat(count(after, "byState", "IN_FORCE")).isEqualTo(count(before, "byState", "IN_FORCE") + 1);
        assertThat(count(after, "byActivity", "student-studies"))
                .isEqualTo(count(before, "byActivity", "student-studies") + 2);
        assertThat(after.getString("bySignedYear[0].key")).isEqualTo("1980");
        assertThat(after.getList("languages.findAll { it.language == 'en' }.direction"))
                .contains("outgoing", "incoming");
        officer().get(AGREEMENTS + "?from=2026").then().statusCode(400);
    }

    @Test
    void countsNoStaffAmongStudentsWhoTakeSeats() {
        String window = AGREEMENTS + "?from=2026/2027&to=2026/2027";
        UUID partner = World.activePartner();
        Map<String, Object> teaching = World.studies(World.home(), partner);
        teaching.put("activity", "staff-teaching");
        teaching.put("totalDaysPerYear", 20);
        teaching.remove("totalMonthsPerYear");
        teaching.remove("eqfLevels");
        Map<String, Object> body = World.agreement(partner);
        body.put("conditions", List.of(teaching));
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "2024-05-03", "reason", "On paper"));
        String condition = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("conditions[0].id");
        JsonPath before = read(window);
        Stays.outgoing(partner)
                .with("kind", "staff")
                .with("conditionId", condition)
                .planned("2026-10-05", "2026-10-09")
                .send("HOST_APPROVED", 3);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get("/api/v1/organisations/" + partner + "/nomination-list?academicYear=2026/2027")
                        .then()
                        .statusCode(200)
                        .body("conditions.find { it.conditionId == '" + condition + "' }.nominated", equalTo(1)));
        JsonPath after = read(window);
        for (String measure : List.of("promised", "held", "used")) {
            assertThat(seats(after, "2026/2027", "outgoing", measure))
                    .as(measure)
                    .isEqualTo(seats(before, "2026/2027", "outgoing", measure));
        }
    }

    @Test
    void knowsTheYearOfWhatWasSignedLongAgo() {
        UUID partner = World.activePartner();
        Map<String, Object> body = World.agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-03", "reason", "From the archive"));
        JsonPath before = read(AGREEMENTS);
        officer().body(json(body)).post("/api/v1/agreements").then().statusCode(201);
        JsonPath after = read(AGREEMENTS);
        assertThat(count(after, "bySignedYear", "1994")).isEqualTo(count(before, "bySignedYear", "1994") + 1);
        assertThat(signed(after, "1994", "IN_FORCE")).isEqualTo(signed(before, "1994", "IN_FORCE") + 1);
        assertThat(signed(after, "1994", "TERMINATED")).isEqualTo(signed(before, "1994", "TERMINATED"));
        assertThat(officer().accept("text/csv").get(AGREEMENTS).asString())
                .contains("by-signed-year,1994,IN_FORCE,count," + signed(after, "1994", "IN_FORCE"));
    }

    @Test
    void countsSeatsUntilTheEndOfWhatEnds() {
        World.home();
        String past = AGREEMENTS + "?from=2012/2013&to=2015/2016";
        JsonPath before = read(past);
        UUID partner = World.activePartner();
        Map<String, Object> body = World.agreement(partner);
        Map<String, Object> studies = World.studies(World.home(), partner);
        studies.put("firstAcademicYear", "2010/2011");
        studies.put("lastAcademicYear", "2019/2020");
        body.put("conditions", List.of(studies));
        body.put(
                "recorded",
                Map.of("state", "TERMINATED", "signedOn", "2010-01-31", "endsOn", "2014-09-01", "reason", "On paper"));
        officer().body(json(body)).post("/api/v1/agreements").then().statusCode(201);
        JsonPath after = read(past);
        assertThat(seats(after, "2013/2014", "outgoing", "promised"))
                .isEqualTo(seats(before, "2013/2014", "outgoing", "promised") + 4);
        assertThat(seats(after, "2014/2015", "outgoing", "promised"))
                .isEqualTo(seats(before, "2014/2015", "outgoing", "promised"));

        String future = AGREEMENTS + "?from=2026/2027&to=2029/2030";
        before = read(future);
        int ends = officer()
                .body(json(Map.of("reason", "We close")))
                .post("/api/v1/agreements/" + inForce(World.activePartner()).getString("id") + "/give-notice")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getObject("notice.endsOn.substring(0, 4)", Integer.class);
        after = read(future);
        assertThat(seats(after, (ends - 1) + "/" + ends, "outgoing", "promised"))
                .isEqualTo(seats(before, (ends - 1) + "/" + ends, "outgoing", "promised") + 4);
        assertThat(seats(after, ends + "/" + (ends + 1), "outgoing", "promised"))
                .isEqualTo(seats(before, ends + "/" + (ends + 1), "outgoing", "promised"));
    }

    @Test
    void countsSeatsUntilTheDayOnWhichWhatWasEndedWasOver() {
        String window = AGREEMENTS + "?from=2001/2002&to=2005/2006";
        JsonPath before = read(window);
        UUID partner = World.activePartner();
        Map<String, Object> studies = World.studies(World.home(), partner);
        studies.put("firstAcademicYear", "2000/2001");
        studies.put("lastAcademicYear", "2009/2010");
        Map<String, Object> body = World.agreement(partner);
        body.put("conditions", List.of(studies));
        body.put(
                "recorded",
                Map.of("state", "TERMINATED", "signedOn", "2000-01-31", "endedOn", "2004-03-15", "reason", "On paper"));
        officer().body(json(body)).post("/api/v1/agreements").then().statusCode(201);
        JsonPath after = read(window);
        assertThat(seats(after, "2003/2004", "outgoing", "promised"))
                .as("the year that had begun when it ended")
                .isEqualTo(seats(before, "2003/2004", "outgoing", "promised") + 4);
        assertThat(seats(after, "2004/2005", "outgoing", "promised"))
                .as("the first year that begins after its end")
                .isEqualTo(seats(before, "2004/2005", "outgoing", "promised"));
        assertThat(signed(after, "2000", "TERMINATED")).isEqualTo(signed(before, "2000", "TERMINATED") + 1);
    }

    @Test
    void areToBeHadAsATable() {
        World.activePartner();
        String table = officer()
                .accept("text/csv")
                .get(ORGANISATIONS)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(table).startsWith("group,key,detail,measure,value").contains("by-country,DE,,count,");
        officer().accept("text/csv").get(AGREEMENTS).then().statusCode(200);
    }

    @Test
    void stayInTheirPlaceAmongPaths() {
        officer().get(ORGANISATIONS).then().statusCode(200).body("total", greaterThanOrEqualTo(0));
        officer().get(AGREEMENTS).then().statusCode(200).body("window.keySet()", hasItems("from", "to"));
        officer().get("/api/v1/organisations/balances").then().statusCode(200);
    }

    private static JsonPath read(String path) {
        return officer().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static long count(JsonPath read, String group, String key) {
        return read.getList(group + ".findAll { it.key == '" + key + "' }.count", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long signed(JsonPath read, String year, String state) {
        return read
                .getList(
                        "bySignedYearAndState.findAll { it.year == '" + year + "' && it.state == '" + state
                                + "' }.count",
                        Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long seats(JsonPath read, String year, String direction, String measure) {
        return read.getList(
                        "seats.findAll { it.academicYear == '" + year + "' && it.direction == '" + direction + "' }."
                                + measure,
                        Long.class)
                .get(0);
    }
}
