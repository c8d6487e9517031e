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
import io.restassured.http.ContentType;
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
    void withoutAGoodTokenNothingIsSaid() {
        assertThat(given().get("/api/v1/funds").statusCode()).isEqualTo(401);
        assertThat(new Api(TestTokens.expired()).get("/funds").statusCode()).isEqualTo(401);
        assertThat(new Api(TestTokens.foreign()).get("/funds").statusCode()).isEqualTo(401);
        assertThat(new Api(TestTokens.forged()).get("/funds").statusCode()).isEqualTo(401);
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
        assertThat(Api.finance().post(path, pledge("10.001", "EUR")).statusCode())
                .isEqualTo(400);
        assertThat(Api.finance().post(path, pledge("1e3", "EUR")).statusCode()).isIn(200, 400);
        assertThat(Api.finance().post(path, pledge("ten", "EUR")).statusCode()).isEqualTo(400);
        assertThat(Api.finance().post(path, pledge("99999999999999.00", "EUR")).statusCode())
                .isEqualTo(400);
        JsonPath dollars = Api.expect(422, Api.finance().post(path, pledge("10.00", "USD")));
        assertThat(dollars.getList("errors.code")).containsExactly("other-currency");
        for (String amount : List.of("0.00", "-5.00")) {
            assertThat(Api.finance().post(path, pledge(amount, "EUR")).statusCode())
                    .isEqualTo(422);
        }
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
        assertThat(Api.officer().put("/calls/" + call, null, draft).statusCode())
                .isEqualTo(428);
        assertThat(Api.officer().put("/calls/" + call, etag, draft).statusCode())
                .isEqualTo(200);
        assertThat(Api.officer().put("/calls/" + call, etag, draft).statusCode())
                .isEqualTo(412);
        Response stale = Api.officer().as().header("If-Match", etag).post("/api/v1/calls/" + call + "/publish");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(Api.officer().must("/calls/" + call).getString("state")).isEqualTo("DRAFT");
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
        assertThat(other.statusCode()).isEqualTo(422);
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
        assertThat(Api.officer().as().get(next + "&kind=embassy").statusCode()).isEqualTo(400);
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
                                map("on", LocalDate.now().plusDays(1).toString())));
        assertThat(future.getList("errors.code")).containsExactly("in-the-future");
    }

    private static Map<String, Object> pledge(String amount, String currency) {
        return map(
                "amount", map("amount", amount, "currency", currency),
                "on", LocalDate.now().toString(),
                "reference", "letter");
    }

    private static void refused(int status, String body, String what) {
        Response answer = given().auth()
                .oauth2(TestTokens.officer())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/funds");
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.contentType()).as(what).contains("application/problem+json");
        assertThat(answer.asString()).as(what).doesNotContain("eu.peregrine").doesNotContain("Exception");
    }
}
