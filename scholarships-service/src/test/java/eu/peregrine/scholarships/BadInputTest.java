package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.english;
import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What bad input gets: a clear problem, and nothing changed. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BadInputTest {

    @Test
    void withoutAGoodTokenNothingIsSaidAndNothingIsDone() throws Exception {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "100.00", null);
        String call = Api.officer()
                .must(201, "/calls", Scene.callDraft(fund, "50.00", "10.00"))
                .getString("id");
        String etag = Api.officer().get("/calls/" + call).header("ETag");
        long funds = Database.count("select count(*) from fund");
        assertThat(given().get("/api/v1/funds").statusCode()).isEqualTo(401);
        for (String token : List.of(TestTokens.expired(), TestTokens.foreign(), TestTokens.forged(), "x.y.z")) {
            Api nobody = new Api(token);
            refused(401, nobody.get("/funds"), "a list");
            refused(401, nobody.post("/funds", Scene.fundDraft(funder)), "a new fund");
            refused(401, nobody.post("/funds/" + fund + "/pledges", pledge("10.00", "EUR")), "a pledge");
            refused(401, nobody.post("/calls/" + call + "/publish", null), "a step");
            refused(401, nobody.put("/calls/" + call, etag, Scene.callDraft(fund, "60.00", "10.00")), "a change");
        }
        assertThat(Database.count("select count(*) from fund")).isEqualTo(funds);
        Scene.balances(fund, "100.00", "0.00", "0.00", "0.00");
        assertThat(Api.officer().get("/calls/" + call).header("ETag")).isEqualTo(etag);
        assertThat(Api.officer().must("/calls/" + call).getString("state")).isEqualTo("DRAFT");
    }

    @Test
    void bodiesThatDoNotFitAreRefusedWithTheirFault() throws Exception {
        long before = Database.count("select count(*) from fund");
        UUID funder = Scene.funder();
        refused(400, "{\"funderId\":", "a body that ends early");
        refused(400, "{\"nonsense\": 1}", "an unknown field");
        refused(400, "{\"funderId\": 7}", "a wrong type");
        refused(400, "{\"funderId\": \"" + funder + "\", \"prefinance\": \"yes\"}", "text for a truth value");
        refused(400, "[]", "a list for an object");
        refused(413, "{\"funderId\": \"" + "x".repeat(2 << 20) + "\"}", "2 MiB");
        Response empty = Api.officer().post("/funds", Map.of());
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.jsonPath().getList("errors.pointer")).contains("/funderId", "/name", "/currency", "/period");
        Map<String, Object> backwards = Scene.fundDraft(funder);
        backwards.put("period", Map.of("start", "2027-01-01", "end", "2026-01-01"));
        assertThat(Api.officer().post("/funds", backwards).statusCode()).isEqualTo(400);
        JsonPath unknown = Api.expect(422, Api.officer().post("/funds", Scene.fundDraft(Ids.next())));
        assertThat(unknown.getList("errors.code")).containsExactly("unknown-funder");
        assertThat(Database.count("select count(*) from fund")).isEqualTo(before);
    }

    @Test
    void moneyHasTwoDecimalsAndTheFundsCurrency() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        String path = "/funds/" + fund + "/pledges";
        for (String amount : List.of(
                "10.001", "1e3", "1E3", "1e-2", "ten", "", " 10.00", "10,00", "+10.00", "0x10", "99999999999999.00")) {
            Response answer = Api.finance().post(path, pledge(amount, "EUR"));
            refused(400, answer, amount);
            assertThat(answer.jsonPath().getList("errors.pointer")).as(amount).containsExactly("/amount/amount");
        }
        for (String number : List.of("1e3", "1000", "10.5")) {
            String body = "{\"amount\":{\"amount\":" + number + ",\"currency\":\"EUR\"},\"on\":\"" + LocalDate.now()
                    + "\",\"reference\":\"letter\"}";
            refused(400, Api.finance().post(path, body), "the JSON number " + number);
        }
        JsonPath dollars = Api.expect(422, Api.finance().post(path, pledge("10.00", "USD")));
        assertThat(dollars.getList("errors.code")).containsExactly("other-currency");
        for (String amount : List.of("0.00", "-5.00")) {
            refused(422, Api.finance().post(path, pledge(amount, "EUR")), amount);
        }
        Scene.balances(fund, "100.00", "0.00", "0.00", "0.00");
        assertThat(Api.finance().must(path).getList("items")).hasSize(1);
    }

    @Test
    void aCallSaysAllThatIsWrongWithIt() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        Map<String, Object> draft = Scene.callDraft(fund, "50.00", "10.00");
        draft.put("opensOn", "2027-05-01");
        draft.put("closesOn", "2027-04-01");
        draft.put("criteria", List.of(map("code", "merit", "name", english("Merit"), "weight", 90)));
        draft.put("award", map("fixed", euros("1.00"), "monthly", euros("1.00")));
        draft.put("instalments", List.of(map("share", 99, "releaseWhen", List.of("contract-signed"))));
        draft.put("tieBreaks", List.of("height"));
        JsonPath wrong = Api.expect(422, Api.officer().post("/calls", draft));
        assertThat(wrong.getList("errors.code"))
                .containsExactlyInAnyOrder("before-start", "weights", "one-rule", "shares", "unknown-tie-break");
        Map<String, Object> word = Scene.callDraft(fund, "50.00", "10.00");
        word.put("instalments", List.of(map("share", 100, "releaseWhen", List.of("full-moon"))));
        Response released = Api.officer().post("/calls", word);
        assertThat(released.statusCode()).isEqualTo(400);
        assertThat(released.asString()).contains("releaseWhen").doesNotContain("eu.peregrine");
    }

    @Test
    void anExhaustedFundPublishesNoCall() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        String call = Api.officer()
                .must(201, "/calls", Scene.callDraft(fund, "100.01", "10.00"))
                .getString("id");
        JsonPath problem = Api.expect(409, Api.officer().post("/calls/" + call + "/publish", null));
        assertThat(problem.getString("type")).contains("fund-exhausted");
        assertThat(Api.officer().must("/calls/" + call).getString("state")).isEqualTo("DRAFT");
    }

    @Test
    void illegalStepsNameTheStateAndWhatIsPossible() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        String call = Api.officer()
                .must(201, "/calls", Scene.callDraft(fund, "50.00", "10.00"))
                .getString("id");
        JsonPath problem = Api.expect(409, Api.officer().post("/calls/" + call + "/decide", null));
        assertThat(problem.getString("detail")).contains("DRAFT").contains("publish");
        List<Map<String, Object>> actions = Api.officer().must("/calls/" + call).getList("actions");
        assertThat(actions)
                .anySatisfy(action ->
                        assertThat(action).containsEntry("verb", "publish").containsEntry("allowed", true))
                .anySatisfy(action ->
                        assertThat(action).containsEntry("verb", "decide").containsEntry("allowed", false));
    }

    @Test
    void changesNeedTheVersionThatWasRead() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        Map<String, Object> draft = Scene.callDraft(fund, "50.00", "10.00");
        String call = Api.officer().must(201, "/calls", draft).getString("id");
        String etag = Api.officer().get("/calls/" + call).header("ETag");
        refused(428, Api.officer().put("/calls/" + call, null, draft), "no If-Match");
        assertThat(Api.officer().put("/calls/" + call, etag, draft).statusCode())
                .isEqualTo(200);
        String current = Api.officer().get("/calls/" + call).header("ETag");
        draft.put("name", english("Another name"));
        refused(412, Api.officer().put("/calls/" + call, etag, draft), "a stale change");
        refused(412, Api.officer().as().header("If-Match", etag).post("/api/v1/calls/" + call + "/publish"), "a step");
        assertThat(Api.officer().get("/calls/" + call).header("ETag")).isEqualTo(current);
        JsonPath kept = Api.officer().must("/calls/" + call);
        assertThat(kept.getString("state")).isEqualTo("DRAFT");
        assertThat(kept.getString("name.en")).isEqualTo("Semester abroad");
    }

    @Test
    void aKeyAnswersTheSameRequestOnceAndRefusesAnother() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/funds/" + fund + "/pledges";
        Response first = Api.finance()
                .as()
                .header("Idempotency-Key", key)
                .body(pledge("5.00", "EUR"))
                .post(path);
        Response again = Api.finance()
                .as()
                .header("Idempotency-Key", key)
                .body(pledge("5.00", "EUR"))
                .post(path);
        Response other = Api.finance()
                .as()
                .header("Idempotency-Key", key)
                .body(pledge("6.00", "EUR"))
                .post(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(422, other, "another body");
        Scene.balances(fund, "105.00", "0.00", "0.00", "0.00");
    }

    @Test
    void aWrongAccountNumberIsRefusedAndNoneIsEverShown() throws Exception {
        String fund = Scene.fund(Scene.funder(), "5000.00", null);
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.award(call, stay).getString("id");
        Api student = Api.student(stay.student());
        student.must(200, "/awards/" + award + "/accept", null);
        String etag = student.get("/awards/" + award).header("ETag");
        Response wrong = student.put(
                "/awards/" + award + "/bank-account",
                etag,
                map("iban", "FR15 2004 1010 0505 0001 3M02 606", "holder", "Ada"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.jsonPath().getList("errors.code")).containsExactly("invalid-iban");
        Scene.contract(award);
        assertThat(Api.officer().must("/awards/" + award).getList("instalments.state"))
                .containsExactly("PLANNED", "PLANNED");
        Scene.account(award, stay);
        String shown = student.get("/awards/" + award).asString();
        assertThat(shown).contains("FR14*******************2606").doesNotContain("20041010050500013M02606");
        assertThat(Database.count("select count(*) from award where id = '" + award
                        + "' and (account_sealed like '%20041010%' or account_masked like '%20041010%')"))
                .isZero();
    }

    @Test
    void scoresStayWithinTheirBoundsAndAreComplete() {
        String call = Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "500.00"));
        String application = Scene.eligible(call, Stay.planned());
        JsonPath wrong = Api.expect(
                422,
                Api.reviewer("reviewer-1")
                        .post(
                                "/applications/" + application + "/scores",
                                map(
                                        "scores",
                                        List.of(
                                                map("criterion", "merit", "points", 21),
                                                map("criterion", "beauty", "points", 1)))));
        assertThat(wrong.getList("errors.code"))
                .containsExactlyInAnyOrder("above-maximum", "unknown-criterion", "score-missing");
        Api.officer().must(200, "/calls/" + call + "/close", null);
        JsonPath unscored = Api.expect(409, Api.officer().post("/calls/" + call + "/rank", null));
        assertThat(unscored.getString("type")).contains("not-scored");
        assertThat(Api.officer().must("/calls/" + call).getString("state")).isEqualTo("CLOSED");
    }

    @Test
    void listsTakeNothingTheyDoNotKnow() {
        Scene.funder();
        Scene.funder();
        assertThat(Api.officer().get("/awards?colour=red").statusCode()).isEqualTo(400);
        assertThat(Api.officer().get("/awards?state=SHINY").statusCode()).isEqualTo(400);
        assertThat(Api.officer().get("/awards?limit=0").statusCode()).isEqualTo(400);
        assertThat(Api.officer().get("/awards?limit=201").statusCode()).isEqualTo(400);
        String next = Api.officer().must("/funders?limit=1").getString("next");
        assertThat(Api.officer().as().get(next).statusCode()).isEqualTo(200);
        Response filtered = Api.officer().as().get(next + "&kind=company");
        refused(400, filtered, "a cursor of another filter");
        assertThat(filtered.jsonPath().getList("errors.code")).containsExactly("cursor-of-another-filter");
    }

    @Test
    void batchesTakeOnlyDueInstalmentsOfTheirFund() {
        String fund = Scene.fund(Scene.funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.contracted(call, stay);
        List<String> ids = Api.officer().must("/awards/" + award).getList("instalments.id");
        JsonPath planned =
                Api.expect(422, Api.finance().post("/payment-batches", map("fundId", fund, "instalments", ids)));
        assertThat(planned.getList("errors.code")).containsExactly("not-due");
        assertThat(planned.getList("errors.pointer")).containsExactly("/instalments/1");
        String other = Scene.fund(Scene.funder(), "5000.00", "5000.00");
        JsonPath foreign = Api.expect(
                422, Api.finance().post("/payment-batches", map("fundId", other, "instalments", ids.subList(0, 1))));
        assertThat(foreign.getList("errors.code")).containsExactly("unknown-instalment");
        assertThat(Api.officer().must("/instalments/" + ids.get(0)).getString("state"))
                .isEqualTo("DUE");
        JsonPath future = Api.expect(
                422,
                Api.officer()
                        .post(
                                "/awards/" + award + "/participant-report",
                                map("on", LocalDate.now().plusDays(2).toString())));
        assertThat(future.getList("errors.code")).containsExactly("in-the-future");
    }

    /** Three lines of a thousand are wrong: as the caller asks, all the others are taken or none. */
    @Test
    void theGoodLinesOfAThousandAreTakenOrNone() {
        String call = Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "500.00"));
        StringBuilder csv = new StringBuilder("id,studentId,motivation,submit\r\n");
        for (int line = 1; line <= 1000; line++) {
            String student =
                    line == 10 ? "nobody" : line == 500 ? "" : Ids.next().toString();
            String submit = line == 1000 ? "perhaps" : "false";
            csv.append(Ids.next()).append(',').append(student).append(",Line ").append(line);
            csv.append(',').append(submit).append("\r\n");
        }
        Response none = imported(call, csv.toString(), "atomic=true");
        refused(422, none, "all or nothing");
        assertThat(none.jsonPath().getList("errors")).hasSize(3);
        assertThat(applications(call)).isZero();
        assertThat(Api.expect(200, imported(call, csv.toString(), "dryRun=true"))
                        .getInt("accepted"))
                .isEqualTo(997);
        assertThat(applications(call)).isZero();
        JsonPath report = Api.expect(200, imported(call, csv.toString(), "atomic=false"));
        assertThat(report.getInt("accepted")).isEqualTo(997);
        assertThat(report.getInt("refused")).isEqualTo(3);
        assertThat(report.getList("items.findAll { it.problems != null }.line")).containsExactly(10, 500, 1000);
        assertThat(report.getList("items.findAll { it.problems != null }.problems.pointer.flatten()"))
                .containsExactly("/studentId", "/studentId", "/submit");
        assertThat(applications(call)).isEqualTo(997);
    }

    private static Response imported(String call, String csv, String options) {
        return Api.officer()
                .as()
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .post("/api/v1/calls/" + call + "/applications/import?" + options);
    }

    private static int applications(String call) {
        return Api.officer()
                .must("/applications?limit=1&count=true&call=" + call)
                .getInt("count");
    }

    private static Map<String, Object> pledge(String amount, String currency) {
        return map(
                "amount", map("amount", amount, "currency", currency),
                "on", LocalDate.now().toString(),
                "reference", "letter");
    }

    private static void refused(int status, String body, String what) {
        refused(status, Api.officer().post("/funds", body), what);
    }

    private static void refused(int status, Response answer, String what) {
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.contentType()).as(what).contains("application/problem+json");
        assertThat(answer.jsonPath().getString("title")).as(what).isNotBlank();
        assertThat(answer.asString()).as(what).doesNotContain("eu.peregrine").doesNotContain("Exception");
    }
}
