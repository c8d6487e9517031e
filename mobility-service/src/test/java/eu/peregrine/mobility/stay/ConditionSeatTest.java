package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.destination.AgreementEvents.HOME;
import static eu.peregrine.mobility.destination.AgreementEvents.agreement;
import static eu.peregrine.mobility.destination.AgreementEvents.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stays that take no destination's place: guests, staff and traineeships under the conditions of an agreement. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ConditionSeatTest {

    private static final String MOBILITIES = "/api/v1/mobilities";

    private final UUID partner = UUID.randomUUID();
    private final UUID agreement = UUID.randomUUID();
    private final UUID guests = UUID.randomUUID();
    private final UUID teachers = UUID.randomUUID();
    private final UUID trainees = UUID.randomUUID();

    private String[] conditions;

    @BeforeEach
    void anAgreementThatIsNotForStudiesAbroadAlone() {
        AgreementEvents.home();
        AgreementEvents.partner(partner, "Politecnico " + partner, "IT", "ACTIVE", 1);
        conditions = new String[] {
            condition(guests, partner, HOME),
            condition(teachers, "staff-teaching", HOME, partner)
                    .replace("\"totalMonthsPerYear\": 20.0", "\"totalDaysPerYear\": 20"),
            condition(trainees, "student-traineeship", HOME, partner)
        };
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 1, conditions);
    }

    @Test
    void guestsStaffAndTraineesHoldSeatsUnderTheirAgreement() {
        UUID programme = newProgramme();
        Map<String, Object> guest = plan("exchange", guests, HOME, "2027-09-01", "2028-01-28");
        guest.put("direction", "incoming");
        guest.put("guest", Map.of("givenName", "Grete", "familyName", "Hermann", "programmeId", programme));
        UUID incoming = planned(as(TestTokens.partner(partner)), guest);
        Map<String, Object> trainee = plan("internship", trainees, partner, "2028-03-01", "2028-06-30");
        trainee.put("studentId", newStudent(programme));
        UUID internship = planned(officer(), trainee);
        UUID teaching = planned(officer(), teacher("2027-10-04", "2027-10-08"));

        Map<UUID, UUID> under = Map.of(incoming, guests, internship, trainees, teaching, teachers);
        under.forEach((mobility, condition) -> {
            officer()
                    .get(MOBILITIES + "/" + mobility)
                    .then()
                    .statusCode(200)
                    .body("agreement.id", equalTo(agreement.toString()))
                    .body("conditionId", equalTo(condition.toString()))
                    .body("destination", nullValue())
                    .body("academicYear", equalTo("2027/2028"))
                    .body("fullHostTerm", is(false))
                    .body("seat", equalTo("reserved"));
            Exchange.events("mobility", mobility, 1);
            assertThat(TestKafka.records("mobility", mobility).get(0).value())
                    .contains("\"agreementId\":\"" + agreement + "\"", "\"conditionId\":\"" + condition + "\"");
        });
    }

    @Test
    void aSeatThatTheConditionDoesNotPromiseIsNotTaken() {
        planned(officer(), teacher("2027-10-04", "2027-10-15"));
        UUID second = planned(officer(), teacher("2027-11-01", "2027-11-05"));
        problem(post(officer(), teacher("2028-02-07", "2028-02-11")), 409, "no-seat-left");
        officer()
                .header("X-Reason", "Is ill")
                .body(Map.of("reason", "Is ill"))
                .post(MOBILITIES + "/" + second + "/cancel")
                .then()
                .statusCode(200)
                .body("seat", equalTo("released"));
        planned(officer(), teacher("2028-02-07", "2028-02-11"));
    }

    @Test
    void aConditionForSomethingElseIsRefused() {
        planned(officer(), teacher("2027-10-04", "2027-10-08"));
        refused(plan("staff", UUID.randomUUID(), partner, "2027-10-04", "2027-10-08"), "unknown-condition");
        refused(plan("staff", trainees, partner, "2027-10-04", "2027-10-08"), "other-activity");
        refused(plan("staff", teachers, partner, "2029-10-04", "2029-10-08"), "other-year");
        refused(plan("staff", guests, partner, "2027-10-04", "2027-10-08"), "other-ends");
    }

    @Test
    void aPartnerThatIsSuspendedSendsAndTakesNobody() {
        AgreementEvents.partner(partner, "Politecnico " + partner, "IT", "SUSPENDED", 2);
        Map<String, Object> body = teacher("2027-10-04", "2027-10-08");
        body.put("studentId", UUID.randomUUID());
        // With a student it is refused in any case, so that asking again and again plans nothing.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> refused(body, "partner-not-active"));
    }

    @Test
    void anAgreementThatHasLeftForceTakesNewStaysForAReasonAlone() {
        planned(officer(), teacher("2027-10-04", "2027-10-08"));
        agreement(agreement, "agreement.terminated", "TERMINATED", 2, conditions);
        Map<String, Object> late = teacher("2027-11-01", "2027-11-05");
        late.put("studentId", UUID.randomUUID());
        // With a student it is refused in any case, so that asking again and again plans nothing.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> refused(late, "not-in-force"));
        late.remove("studentId");
        assertThat(post(officer().header("X-Reason", "Agreed by telephone"), late)
                        .statusCode())
                .isEqualTo(201);
    }

    private Map<String, Object> teacher(String start, String end) {
        return plan("staff", teachers, partner, start, end);
    }

    private static Map<String, Object> plan(String kind, UUID condition, UUID host, String start, String end) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("conditionId", condition);
        body.put("segments", List.of(Map.of("hostId", host, "planned", Map.of("start", start, "end", end))));
        if (kind.equals("staff")) {
            body.put("staffName", "Marie Dupont");
        }
        return body;
    }

    /** Once the agreement's event has come. */
    private static UUID planned(RequestSpecification by, Map<String, Object> body) {
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> post(by, body), posted -> posted.statusCode() != 422);
        return UUID.fromString(answer.then().statusCode(201).extract().path("id"));
    }

    private static void refused(Map<String, Object> body, String code) {
        problem(post(officer(), body), 422, "rules-broken").body("errors.code", hasItem(code));
    }

    private static Response post(RequestSpecification by, Map<String, Object> body) {
        return by.body(body).post(MOBILITIES);
    }
}
