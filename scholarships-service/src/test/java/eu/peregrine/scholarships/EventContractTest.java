package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.EventPromises;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every event that the service really sends fits its schema under {@code contracts/events}, and every schema is of one. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class EventContractTest {

    @ConfigProperty(name = "peregrine.topics")
    List<String> kinds;

    @Test
    void whatIsSentIsWhatIsPromised() {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "9000.00", "9000.00");
        payments(fund);
        changes(fund);
        refusals(fund);
        endings(fund);
        years(funder);
        Scene.merged(funder, Scene.funder(), 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EventPromises.broken(kinds.stream()
                                // DutyTest moves the clock for the days of tasks.
                                .filter(kind -> !kind.equals("task"))
                                .toList()))
                        .isEmpty());
    }

    /** An award that the bank could not pay at first and that ends while it is paid, and what came before it. */
    private static void payments(String fund) {
        List<Stay> stays = List.of(Stay.planned(), Stay.planned(), Stay.planned());
        String call = Scene.openCall(Scene.callDraft(fund, "2000.00", "1000.00"));
        for (int i = 0; i < stays.size(); i++) {
            String application = Scene.eligible(call, stays.get(i));
            Api.reviewer("reviewer-2")
                    .must(200, "/applications/" + application + "/conflict-of-interest", Map.of("reason", "My tutor"));
            Scene.score(application, 20 - i, 10);
        }
        Scene.decide(call);
        String declined = Scene.award(call, stays.get(0)).getString("id");
        Api.student(stays.get(0).student()).must(200, "/awards/" + declined + "/decline", null);
        String award = Scene.contracted(call, stays.get(1));
        String first = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        Api.finance().must(200, "/instalments/" + first + "/hold", Map.of("reason", "Wait"));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        String refused = batch(fund, first);
        Api.secondFinance().must(200, "/payment-batches/" + refused + "/reject", Map.of("reason", "Wrong day"));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        String failing = batch(fund, first);
        Api.secondFinance().must(200, "/payment-batches/" + failing + "/approve", null);
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + failing + "/settle",
                        Scene.map(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(Map.of("instalmentId", first, "reason", "account closed"))));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        Scene.pay(fund, List.of(first));
        Api.officer().must(200, "/awards/" + award + "/cancel", Map.of("reason", "Left"));
        String waited = Scene.award(call, stays.get(2)).getString("id");
        Api.officer().must(200, "/awards/" + waited + "/cancel", Map.of("reason", "Left too"));
    }

    private static String batch(String fund, String instalment) {
        return Api.finance()
                .must(201, "/payment-batches", Map.of("fundId", fund, "instalments", List.of(instalment)))
                .getString("id");
    }

    /** One award that is paid to the end, and every other way in which an application or an offer ends. */
    private static void endings(String fund) {
        Map<String, Object> draft = Scene.callDraft(fund, "2000.00", "1000.00");
        draft.put("minimumScore", 30);
        String call = Api.officer().must(201, "/calls", draft).getString("id");
        draft.put("offerDays", 1);
        Api.expect(
                200,
                Api.officer()
                        .put(
                                "/calls/" + call,
                                Api.officer().get("/calls/" + call).header("ETag"),
                                draft));
        Api.officer().must(200, "/calls/" + call + "/publish", null);
        Api.officer().must(200, "/calls/" + call + "/open", null);
        Stay paid = Stay.planned();
        Stay silent = Stay.planned();
        List<Stay> stays = List.of(paid, silent, Stay.planned(), Stay.planned(), Stay.planned());
        int[] points = {20, 18, 16, 14, 2};
        String last = null;
        for (int i = 0; i < points.length; i++) {
            last = Scene.eligible(call, stays.get(i));
            Scene.score(last, points[i], points[i]);
        }
        Stay withdrawn = Stay.planned();
        Api.student(withdrawn.student())
                .must(200, "/applications/" + Scene.eligible(call, withdrawn) + "/withdraw", null);
        unknownStay(call);
        Scene.decide(call);
        admit(last, stays.get(4));

        String award = Scene.contracted(call, paid);
        Api.student(paid.student())
                .must(
                        200,
                        "/awards/" + award + "/participant-report",
                        Map.of("on", LocalDate.now().toString()));
        paid.tell(2, "departed", "RETURNED");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().must("/awards/" + award).getList("instalments.state"))
                                .containsExactly("DUE", "DUE"));
        Scene.pay(fund, Api.officer().must("/awards/" + award).getList("instalments.id"));
        lapse(Scene.award(call, silent).getString("id"));
        Api.officer().must(200, "/calls/" + call + "/archive", null);
    }

    /** Whoever was rejected and is right takes a place before another who waits. */
    private static void admit(String application, Stay stay) {
        Api.student(stay.student())
                .must(200, "/applications/" + application + "/appeal", Map.of("reason", "Another's marks"));
        Api.officer()
                .must(200, "/applications/" + application + "/answer", Map.of("granted", true, "reason", "So it is"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.officer()
                                .must("/applications/" + application)
                                .getString("state"))
                        .isEqualTo("SCORED"));
        Scene.score(application, 17, 17);
        Api.officer().must(200, "/applications/" + application + "/admit", null);
    }

    /** A fund that goes on into the next year, is given back in part, closed and opened again. */
    private static void years(UUID funder) {
        String today = LocalDate.now().toString();
        String old = Scene.fund(funder, "100.00", "100.00");
        String next = Scene.fund(funder, "100.00", null);
        Api.finance()
                .must(
                        200,
                        "/funds/" + old + "/carry-over",
                        Scene.map("toFundId", next, "amount", Scene.euros("60.00"), "on", today, "reason", "Year end"));
        Api.finance().must(200, "/funds/" + old + "/give-back", Map.of("on", today, "reason", "Not needed"));
        Api.finance().must(200, "/funds/" + old + "/close", Map.of("reason", "Year end"));
        Api.finance().must(200, "/funds/" + old + "/reopen", Map.of("reason", "Too early"));
    }

    /** An award that follows its stay up and down, is reduced, settled and opened again; and a grant rule that is changed. */
    private static void changes(String fund) {
        String rule = GrantRuleTest.created();
        GrantRuleTest.changed(rule, "620.00");
        Stay stay = Stay.planned();
        Map<String, Object> draft = Scene.callDraft(fund, "8000.00", "1.00");
        draft.put("award", Map.of("grantRuleId", rule));
        draft.put("instalments", List.of(Map.of("share", 100, "releaseWhen", List.of("contract-signed"))));
        String call = Scene.openCall(draft);
        Scene.score(Scene.eligible(call, stay), 20, 20);
        Scene.decide(call);
        String award = Scene.contracted(call, stay);
        RecalculationTest.dates(stay, award, 2, "2027-02-15", "2027-07-08");
        Scene.pay(fund, List.of(Api.officer().must("/awards/" + award).getString("instalments[0].id")));
        RecalculationTest.dates(stay, award, 3, "2027-02-15", "2027-06-08");
        RecalculationTest.dates(stay, award, 4, "2027-02-15", "2027-06-18");
        String claim = Api.officer().must("/over-awards?award=" + award).getString("items[0].id");
        Api.finance()
                .must(
                        200,
                        "/over-awards/" + claim + "/recover",
                        Map.of(
                                "amount",
                                Scene.euros("10.00"),
                                "on",
                                LocalDate.now().toString(),
                                "reference",
                                "line 1"));
        Api.finance()
                .must(
                        200,
                        "/over-awards/" + claim + "/write-off",
                        Map.of("amount", Scene.euros("10.00"), "reason", "Moved away"));
        Api.officer()
                .must(
                        200,
                        "/awards/" + award + "/reduce",
                        Map.of("amount", Scene.euros("100.00"), "reason", "Report came late"));
    }

    /** What an applicant and the office do before and after a refusal. */
    private static void refusals(String fund) {
        Map<String, Object> draft = Scene.callDraft(fund, "100.00", "100.00");
        draft.put("documents", List.of(Map.of("code", "cv", "name", Scene.english("CV"))));
        String call = Scene.openCall(draft);
        for (boolean granted : List.of(true, false)) {
            Stay stay = Stay.planned();
            Api student = Api.student(stay.student());
            String id = student.must(201, "/applications", Map.of("callId", call, "studentId", stay.student()))
                    .getString("id");
            student.must(200, "/applications/" + id + "/submit", null);
            Api.expect(
                    201,
                    student.as()
                            .contentType("text/plain")
                            .body("My life")
                            .post("/api/v1/applications/" + id + "/documents?code=cv&name=cv.txt"));
            student.must(200, "/applications/" + id + "/submit", null);
            student.must(200, "/applications/" + id + "/appeal", Map.of("reason", "I have a stay"));
            Api.officer()
                    .must(200, "/applications/" + id + "/answer", Map.of("granted", granted, "reason", "We looked"));
            if (granted) {
                Api.officer().must(200, "/applications/" + id + "/return", Map.of("reason", "Name the stay"));
                Api.expect(
                        200,
                        student.put(
                                "/applications/" + id,
                                student.get("/applications/" + id).header("ETag"),
                                Map.of("mobilityId", stay.mobility())));
            }
        }
    }

    private static void unknownStay(String call) {
        UUID student = UUID.randomUUID();
        String id = Api.officer()
                .must(
                        201,
                        "/applications",
                        Map.of("callId", call, "studentId", student, "mobilityId", UUID.randomUUID()))
                .getString("id");
        Api.officer().must(200, "/applications/" + id + "/submit", null);
    }

    private static void lapse(String award) {
        clock("P3D");
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    Api.officer().must("/awards/" + award).getString("state"))
                            .isEqualTo("LAPSED"));
        } finally {
            clock("PT0S");
        }
    }

    private static void clock(String offset) {
        Api.expect(
                200,
                new Api(TestTokens.of("admin"))
                        .as()
                        .body(Map.of("offset", offset))
                        .post("/operations/clock"));
    }
}
