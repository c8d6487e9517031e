package eu.peregrine.mobility.notification;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told of, in their list and by mail. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
@QuarkusTestResource(MailSink.class)
class NotificationTest {

    private static final String NOTIFICATIONS = "/api/v1/notifications";
    private static final String ME = "/api/v1/me";

    private UUID student;
    private String address;

    @BeforeEach
    void aStudent() {
        address = UUID.randomUUID() + "@example.org";
        Map<String, Object> body = new HashMap<>(student(newProgramme()));
        body.put("email", address);
        student = created("/api/v1/students", body);
    }

    @AfterEach
    void backToToday() {
        moveClock("PT0S");
    }

    private static void moveClock(String offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    private RequestSpecification own() {
        return as(TestTokens.student(student));
    }

    private static void want(RequestSpecification who, RequestSpecification reader, Map<String, Object> wish) {
        String etag = reader.get(ME).then().statusCode(200).extract().header("ETag");
        who.header("If-Match", etag).body(wish).put(ME).then().statusCode(200);
    }

    private static void task(String kind, String verb, Map<String, String> whose, String en, String fr) {
        UUID id = UUID.randomUUID();
        String fields = whose.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue() + ",")
                .reduce("", String::concat);
        TestKafka.send("task", id, "task." + verb, 1, """
                {"id": "%s", "key": "k:%s", "kind": "%s", "state": "OPEN", "title": {"en": "%s", "fr": "%s"}, %s
                 "about": {"kind": "mobility", "id": "%s", "reference": "OUT-1", "href": "/api/v1/mobilities/%s"},
                 "overdue": false, "openedAt": "2026-09-01T08:00:00Z", "change": {"kind": "%s"}}
                """.formatted(id, id, kind, en, fr, fields, id, id, verb));
    }

    private void taskOfStudent(String verb, String en, String fr) {
        task("x", verb, Map.of("roles", "[]", "personId", "\"" + student + "\""), en, fr);
    }

    private void told(int howMany) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> own().get(NOTIFICATIONS).then().body("items", hasSize(howMany)));
    }

    private List<MailSink.Arrived> mails(int howMany) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> MailSink.of(address), got -> got.size() == howMany);
    }

    @Test
    void tellsAPersonInTheListAndByMailInTheirLanguage() throws IOException {
        taskOfStudent("opened", "Sign it", "Signez-le");
        told(1);
        MailSink.Arrived english = mails(1).get(0);
        assertThat(english.subject()).isEqualTo("Sign it");
        assertThat(english.text())
                .startsWith("Hello,\n\n- Sign it\n")
                .contains("http://localhost:8080/api/v1/mobilities/")
                .doesNotContain("{");

        want(own(), own(), Map.of("language", "fr", "mail", "at-once"));
        own().get(ME)
                .then()
                .body("language", equalTo("fr"))
                .body("student.id", equalTo(student.toString()))
                .body("student.name.en", equalTo("Ada Lovelace"))
                .body("roles", contains("student"))
                .body("email", equalTo(address))
                .body("unread", equalTo(1))
                .body("actions.verb", contains("update"));
        taskOfStudent("overdue", "Sign it", "Signez-le");
        assertThat(mails(2).get(1).subject()).isEqualTo("En retard : Signez-le");
        assertThat(MailSink.of(address).get(1).text()).startsWith("Bonjour,");
        own().get(NOTIFICATIONS + "?kind=task-overdue").then().body("items.title.en", contains("Overdue: Sign it"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(EventContracts.check("person")).containsKey("person.changed"));
    }

    @Test
    void oneMailADayHoldsEverything() {
        want(own(), own(), Map.of("language", "en", "mail", "daily"));
        taskOfStudent("opened", "First", "Un");
        taskOfStudent("opened", "Second", "Deux");
        told(2);
        assertThat(MailSink.of(address)).isEmpty();

        Instant tomorrow = LocalDate.now(ZoneId.of("Europe/Paris"))
                .plusDays(1)
                .atTime(LocalTime.of(7, 1))
                .atZone(ZoneId.of("Europe/Paris"))
                .toInstant();
        moveClock(Duration.between(Instant.now(), tomorrow).withNanos(0).toString());
        MailSink.Arrived digest = mails(1).get(0);
        assertThat(digest.subject()).isEqualTo("2 things to look at");
        assertThat(digest.text()).contains("- First\n", "- Second\n");
    }

    @Test
    void noMailOfWhatIsNotWanted() {
        want(own(), own(), Map.of("language", "en", "mail", "at-once", "noMailOf", List.of("task-reminded")));
        taskOfStudent("reminded", "Quiet", "Silence");
        taskOfStudent("opened", "Loud", "Bruit");
        told(2);
        assertThat(mails(1).get(0).subject()).isEqualTo("Loud");
        own().get(NOTIFICATIONS).then().body("items.title.en", org.hamcrest.Matchers.hasItem("Soon: Quiet"));
    }

    @Test
    void waitsForAMailServerThatIsAway() {
        MailSink.close();
        try {
            taskOfStudent("opened", "Not lost", "Pas perdu");
            told(1);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(given("peregrine_mail_failed_total")).isPositive());
        } finally {
            MailSink.reopen();
        }
        assertThat(mails(1).get(0).subject()).isEqualTo("Not lost");
    }

    private static double given(String metric) {
        return io.restassured.RestAssured.given()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void tellsWhoeverHasTheRoleOnceTheyHaveSaidSo() {
        String reviewer = TestTokens.token(
                Map.of("roles", List.of("reviewer"), "sub", UUID.randomUUID().toString()));
        String mail = UUID.randomUUID() + "@example.org";
        want(as(reviewer), as(reviewer), Map.of("language", "en", "mail", "at-once", "email", mail));
        task("score", "opened", Map.of("roles", "[\"reviewer\"]"), "Score it", "Notez-le");
        await().atMost(Duration.ofSeconds(60)).until(() -> MailSink.of(mail).size() == 1);
        as(reviewer).get(NOTIFICATIONS).then().body("items.title.en", contains("Score it"));
        problem(as(reviewer).body(Map.of("language", "en", "mail", "never")).put(ME), 428, "precondition-required");
        problem(
                as(reviewer)
                        .header("If-Match", "\"99\"")
                        .body(Map.of("language", "en", "mail", "never"))
                        .put(ME),
                412,
                "precondition-failed");
    }

    @Test
    void isReadByWhoseItIsAlone() {
        taskOfStudent("opened", "One", "Un");
        taskOfStudent("opened", "Two", "Deux");
        told(2);
        String id = own().get(NOTIFICATIONS).path("items[0].id");
        problem(officer().get(NOTIFICATIONS + "/" + id), 404, "not-found");
        own().get(NOTIFICATIONS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("readAt", nullValue())
                .body("actions.find { it.verb == 'read' }.allowed", equalTo(true));
        own().post(NOTIFICATIONS + "/" + id + "/read").then().statusCode(200).body("readAt", notNullValue());
        own().get(NOTIFICATIONS + "?read=false").then().body("items", hasSize(1));
        own().post(NOTIFICATIONS + "/" + id + "/unread").then().statusCode(200).body("readAt", nullValue());
        own().get(NOTIFICATIONS + "/preview?language=fr")
                .then()
                .statusCode(200)
                .body("subject", equalTo("2 points à regarder"))
                .body("text", containsString("- Deux"));
        own().post(NOTIFICATIONS + "/read").then().statusCode(200).body("read", equalTo(2));
        own().get(NOTIFICATIONS + "?read=false&count=true")
                .then()
                .body("items", hasSize(0))
                .body("count", equalTo(0));
        own().get(NOTIFICATIONS + "/preview").then().body("subject", containsString("OUT-2026-0001"));
        own().get(NOTIFICATIONS + "?modifiedSince=2199-01-01T00:00:00Z").then().body("items", hasSize(0));
    }

    @Test
    void tellsStudentsOfTheirStaysPlacesAndMoney() {
        UUID id = UUID.randomUUID();
        String payload = """
                {"id": "%s", "reference": "OUT-2026-4711", "studentId": "%s", "campaignId": "%s", "change": {"kind": "x"}}
                """.formatted(id, student, UUID.randomUUID());
        TestKafka.send("candidacy", UUID.randomUUID(), "candidacy.offered", 1, payload);
        TestKafka.send("award", UUID.randomUUID(), "award.offered", 1, payload);
        TestKafka.send("instalment", UUID.randomUUID(), "instalment.paid", 1, payload);
        told(3);
        own().get(NOTIFICATIONS + "?kind=place-offered&kind=grant-offered&kind=payment-made")
                .then()
                .body("items", hasSize(3))
                .body("items.find { it.kind == 'grant-offered' }.about.href", equalTo("/api/v1/awards/" + id));
    }
}
