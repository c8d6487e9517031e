package eu.peregrine.scholarships.duty;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.EventPromises;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.scholarships.Api;
import eu.peregrine.scholarships.Scene;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks about money open and close as it moves on and as the moved clock passes dates. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DutyTest {

    @AfterEach
    void putTheClockRight() {
        clock("PT0S");
    }

    @Test
    void balanceWaitsForTheReportThatIsDueFortyFiveDaysAfterTheStay() {
        Stay stay = Stay.planned();
        Map<String, Object> draft = Scene.callDraft(fund(), "1000.00", "1000.00");
        draft.remove("instalments");
        String call = Scene.openCall(draft);
        Scene.score(Scene.eligible(call, stay), 20, 20);
        Scene.decide(call);
        String award = Scene.contracted(call, stay);
        LocalDate end = LocalDate.now().minusDays(2);
        departed(stay, 2, end.minusDays(1));
        awaitOpen(
                award,
                "report-on-stay " + stay.student() + " " + end.minusDays(1).plusDays(45));
        // A corrected departure moves the deadline.
        departed(stay, 3, end);
        LocalDate reportBy = end.plusDays(45);
        awaitOpen(award, "report-on-stay " + stay.student() + " " + reportBy);
        assertThat(Api.student(stay.student()).must("/awards/" + award).getString("reportBy"))
                .isEqualTo(reportBy.toString());
        assertThat(instalments(award)).containsExactly("DUE", "PLANNED");
        clock("P32D");
        awaitChange(award, "reminded", "report-on-stay");
        clock("P50D");
        awaitChange(award, "overdue", "report-on-stay");
        awaitOpen(award, "chase-report officer null", "report-on-stay " + stay.student() + " " + reportBy);
        assertThat(instalments(award)).containsExactly("DUE", "PLANNED");
        clock("PT0S");
        Api.student(stay.student())
                .must(
                        200,
                        "/awards/" + award + "/participant-report",
                        map("on", LocalDate.now().toString()));
        awaitOpen(award);
        assertThat(instalments(award)).containsExactly("DUE", "DUE");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(EventPromises.broken(List.of("task"))).isEmpty());
    }

    @Test
    void anOfferIsToBeAnsweredThenSignedAndItsAccountNamed() {
        Stay stay = Stay.planned();
        String call = Scene.decided(fund(), "1000.00", "1000.00", List.of(stay));
        JsonPath award = Scene.award(call, stay);
        String id = award.getString("id");
        awaitOpen(id, "answer-offer " + stay.student() + " " + award.getString("acceptBy"));
        Api.student(stay.student()).must(200, "/awards/" + id + "/accept", null);
        awaitOpen(
                id, "name-bank-account " + stay.student() + " 2027-02-15", "sign-contract finance,officer 2027-02-15");
        Scene.account(id, stay);
        awaitOpen(id, "sign-contract finance,officer 2027-02-15");
        Scene.contract(id);
        awaitOpen(id);
    }

    @Test
    void whatIsDueIsToBePaidApprovedAndAnswered() {
        Stay stay = Stay.planned();
        String fund = fund();
        String award = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(stay)), stay);
        String first = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        clock("P25D");
        awaitOpen(first, "order-payment finance " + LocalDate.now().plusDays(30));
        clock("PT0S");
        Api.finance().must(200, "/instalments/" + first + "/hold", map("reason", "Wait"));
        awaitOpen(first, "decide-held-payment finance,officer null");
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        awaitOpen(first);
        String batch = Api.finance()
                .must(201, "/payment-batches", map("fundId", fund, "instalments", List.of(first)))
                .getString("id");
        awaitOpen(batch, "approve-payment-batch finance null");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        awaitOpen(batch);
        clock("P8D");
        awaitOpen(batch, "import-bank-answer finance null");
        clock("PT0S");
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + batch + "/settle",
                        map(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(map("instalmentId", first, "reason", "account closed"))));
        awaitOpen(batch);
        awaitOpen(first, "retry-payment finance null");
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        awaitOpen(first);
        Scene.pay(fund, List.of(first));
        Api.officer().must(200, "/awards/" + award + "/cancel", map("reason", "Left"));
        String claim = Api.officer().must("/over-awards?award=" + award).getString("items[0].id");
        awaitOpen(claim, "recover-over-award finance null");
        Api.finance()
                .must(
                        200,
                        "/over-awards/" + claim + "/write-off",
                        map("amount", Scene.euros("700.00"), "reason", "Moved away"));
        awaitOpen(claim);
    }

    @Test
    void anIncompleteApplicationIsToBeCompletedAndAnAppealAnswered() {
        Map<String, Object> draft = Scene.callDraft(fund(), "100.00", "100.00");
        draft.put("documents", List.of(map("code", "cv", "name", Scene.english("CV"))));
        String call = Scene.openCall(draft);
        UUID student = UUID.randomUUID();
        Api own = Api.student(student);
        String id = own.must(201, "/applications", map("callId", call, "studentId", student))
                .getString("id");
        own.must(200, "/applications/" + id + "/submit", null);
        awaitOpen(id, "complete-application " + student + " " + draft.get("closesOn"));
        Api.expect(
                201,
                own.as()
                        .contentType("text/plain")
                        .body("My life")
                        .post("/api/v1/applications/" + id + "/documents?code=cv&name=cv.txt"));
        own.must(200, "/applications/" + id + "/submit", null);
        awaitOpen(id);
        own.must(200, "/applications/" + id + "/appeal", map("reason", "I have a stay"));
        awaitOpen(id, "answer-appeal officer null");
        Api.officer().must(200, "/applications/" + id + "/answer", map("granted", false, "reason", "We looked"));
        awaitOpen(id);
    }

    private static String fund() {
        return Scene.fund(Scene.funder(), "5000.00", "5000.00");
    }

    private static void departed(Stay stay, long sequence, LocalDate end) {
        stay.tell(sequence, "departed", "RETURNED", end.minusDays(100).toString(), end.toString());
    }

    private static List<String> instalments(String award) {
        return Api.officer().must("/awards/" + award).getList("instalments.state");
    }

    /** Every state of every task about an object, oldest first. */
    private static Stream<JsonPath> tasksAbout(String object) {
        return TestKafka.records("task").stream()
                // Reading as JSON what other tests have left takes a second.
                .filter(event -> event.value().contains(object))
                .map(event -> JsonPath.from(event.value()))
                .filter(task -> object.equals(task.getString("about.id")));
    }

    /** The newest state of every task about an object, by its key. */
    private static Map<String, JsonPath> tasks(String about) {
        Map<String, JsonPath> newest = new LinkedHashMap<>();
        tasksAbout(about).forEach(task -> newest.put(task.getString("key"), task));
        return newest;
    }

    /** Waits until exactly these tasks about an object are open: kind, whose they are, deadline. */
    private static void awaitOpen(String about, String... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tasks(about).values().stream()
                                .filter(task -> task.getString("state").equals("OPEN"))
                                .map(DutyTest::summary))
                        .containsExactlyInAnyOrder(expected));
    }

    private static String summary(JsonPath task) {
        String person = task.getString("personId");
        return task.getString("kind") + " "
                + (person == null ? String.join(",", task.<String>getList("roles")) : person) + " "
                + task.getString("deadline.date");
    }

    /** Waits until something was told of a task about an object. */
    private static void awaitChange(String about, String change, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tasksAbout(about)
                                .map(task -> task.getString("change.kind") + " " + task.getString("kind")))
                        .contains(change + " " + kind));
    }

    private static void clock(String offset) {
        Api.expect(
                200,
                new Api(TestTokens.of("admin")).as().body(map("offset", offset)).post("/operations/clock"));
    }
}
