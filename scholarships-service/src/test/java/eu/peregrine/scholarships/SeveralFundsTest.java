package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.balances;
import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call behind which several funds stand: who pays whom, in which order, and what becomes of money that comes back. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class SeveralFundsTest {

    @Test
    void whatTheFirstFundCannotPayTheNextDoesAndWhatComesBackIsOfferedFromWhereItCame() {
        UUID giver = Scene.funder();
        String first = Scene.fund(Scene.funder(), "1500.00", "1500.00");
        String second = Scene.fund(giver, "2000.00", "2000.00");
        List<Stay> stays = stays(4);
        String call = decided(draft(first, "1500.00", second, "2000.00"), stays);

        assertThat(fundsOf(call, stays.subList(0, 3))).containsExactly(first, second, second);
        balances(first, "500.00", "1000.00", "0.00", "0.00");
        balances(second, "0.00", "2000.00", "0.00", "0.00");
        assertThat(Api.funder(giver).must("/awards?call=" + call).getList("items.fund.id"))
                .containsExactly(second, second);
        assertThat(state(call, stays.get(3))).isEqualTo("WAITLISTED");

        Api.student(stays.get(2).student()).must(200, "/awards/" + award(call, stays.get(2)) + "/decline", null);
        assertThat(fundsOf(call, List.of(stays.get(3)))).containsExactly(second);
        balances(second, "0.00", "2000.00", "0.00", "0.00");

        String contracted = Scene.contracted(call, stays.get(1));
        balances(second, "0.00", "1000.00", "1000.00", "0.00");
        Scene.pay(second, List.of(Api.officer().must("/awards/" + contracted).getString("instalments[0].id")));
        balances(second, "0.00", "1000.00", "300.00", "700.00");
        balances(first, "500.00", "1000.00", "0.00", "0.00");
    }

    @Test
    void aFundThatHasLessThanItsBudgetWhenTheCallIsDecidedLeavesTheRestToTheNext() {
        UUID funder = Scene.funder();
        String first = Scene.fund(funder, "2000.00", "2000.00");
        String second = Scene.fund(funder, "3000.00", "3000.00");
        List<Stay> stays = stays(3);
        String call = scored(draft(first, "2000.00", second, "2000.00"), stays);
        Scene.decided(first, "1000.00", "1000.00", stays(1));
        Scene.decide(call);
        assertThat(fundsOf(call, stays)).containsExactly(first, second, second);
        balances(first, "0.00", "2000.00", "0.00", "0.00");
        balances(second, "1000.00", "2000.00", "0.00", "0.00");
    }

    @Test
    void aFundPaysOnlyTheStaysThatItIsFor() {
        Map<String, Object> french = Scene.fundDraft(Scene.funder());
        french.put("restrictions", map("countries", List.of("FR")));
        String first = Scene.fund(french, "2000.00", null);
        String second = Scene.fund(Scene.funder(), "1000.00", null);
        List<Stay> stays = stays(2);
        String call = decided(draft(first, "2000.00", second, "1000.00"), stays);
        assertThat(fundsOf(call, stays.subList(0, 1))).containsExactly(second);
        assertThat(state(call, stays.get(1))).isEqualTo("WAITLISTED");
        balances(first, "2000.00", "0.00", "0.00", "0.00");
    }

    @Test
    void whoeverNoFundIsForIsToldWhy() {
        Map<String, Object> french = Scene.fundDraft(Scene.funder());
        french.put("restrictions", map("countries", List.of("FR")));
        Map<String, Object> interns = Scene.fundDraft(Scene.funder());
        interns.put("restrictions", map("kinds", List.of("internship")));
        String call = Scene.openCall(
                draft(Scene.fund(french, "2000.00", null), "1000.00", Scene.fund(interns, "1000.00", null), "1000.00"));
        Stay stay = Stay.planned();
        String id = Api.student(stay.student())
                .must(
                        201,
                        "/applications",
                        map("callId", call, "studentId", stay.student(), "mobilityId", stay.mobility()))
                .getString("id");
        Api.student(stay.student()).must(200, "/applications/" + id + "/submit", null);
        await().atMost(Scene.PATIENCE).untilAsserted(() -> {
            JsonPath seen = Api.officer().must("/applications/" + id);
            assertThat(seen.getString("state")).isEqualTo("INELIGIBLE");
            assertThat(seen.getList("reasons.code")).containsExactly("country", "kind");
        });
    }

    @Test
    void whoeverMustWaitIsPassedOverByNobodyWhomTheSameFundCouldPay() {
        UUID funder = Scene.funder();
        Map<String, Object> draft =
                draft(Scene.fund(funder, "1000.00", null), "1000.00", Scene.fund(funder, "400.00", null), "400.00");
        draft.put("award", map("monthly", euros("200.00")));
        List<Stay> stays = List.of(Stay.planned(), new Stay(Ids.next(), Ids.next()));
        stays.get(1).tell(1, "planned", "PLANNED", "2027-02-15", "2027-03-14");
        String call = decided(draft, stays);
        assertThat(state(call, stays.get(0))).isEqualTo("WAITLISTED");
        assertThat(state(call, stays.get(1))).isEqualTo("WAITLISTED");
    }

    @Test
    void aFurtherFundIsAnotherInTheSameCurrencyAndHasItsBudget() {
        UUID funder = Scene.funder();
        String first = Scene.fund(funder, "1000.00", null);
        Map<String, Object> francs = Scene.fundDraft(funder);
        francs.put("currency", "CHF");
        String swiss = Api.officer().must(201, "/funds", francs).getString("id");
        refused(draft(first, "1000.00", swiss, "1000.00"), "/furtherFunds/0/fundId other-currency");
        refused(draft(first, "1000.00", first, "500.00"), "/furtherFunds/0/fundId duplicate-fund");
        refused(draft(first, "1000.00", Ids.next().toString(), "500.00"), "/furtherFunds/0/fundId unknown-fund");
        refused(
                draft(first, "1000.00", Scene.fund(funder, "1.00", null), "0.00"),
                "/furtherFunds/0/budget/amount not-positive");

        String poor = Scene.fund(funder, "100.00", null);
        String call = Api.officer()
                .must(201, "/calls", draft(first, "1000.00", poor, "500.00"))
                .getString("id");
        JsonPath unpaid = Api.expect(409, Api.officer().post("/calls/" + call + "/publish", null));
        assertThat(unpaid.getString("type")).contains("fund-exhausted");
    }

    @Test
    void aCallIsFoundByEachOfItsFundsAndADraftTakesOthers() {
        UUID funder = Scene.funder();
        String first = Scene.fund(funder, "1000.00", null);
        String second = Scene.fund(funder, "1000.00", null);
        String third = Scene.fund(funder, "1000.00", null);
        Map<String, Object> draft = draft(first, "1000.00", second, "500.00");
        JsonPath call = Api.officer().must(201, "/calls", draft);
        String id = call.getString("id");
        assertThat(call.getList("furtherFunds.fund.id")).containsExactly(second);
        assertThat(call.getList("furtherFunds.budget.amount")).containsExactly("500.00");
        for (String fund : List.of(first, second)) {
            assertThat(Api.officer().must("/calls?fund=" + fund).getList("items.id"))
                    .containsExactly(id);
        }
        draft.put(
                "furtherFunds",
                List.of(
                        map("fundId", third, "budget", euros("300.00")),
                        map("fundId", second, "budget", euros("200.00"))));
        JsonPath edited = Api.expect(
                200,
                Api.officer()
                        .put("/calls/" + id, Api.officer().get("/calls/" + id).header("ETag"), draft));
        assertThat(edited.getList("furtherFunds.fund.id")).containsExactly(third, second);
        assertThat(Api.officer().must("/calls/" + id).getList("furtherFunds.budget.amount"))
                .containsExactly("300.00", "200.00");
    }

    private static void refused(Map<String, Object> draft, String what) {
        JsonPath problem = Api.expect(422, Api.officer().post("/calls", draft));
        assertThat(problem.getString("errors[0].pointer") + " " + problem.getString("errors[0].code"))
                .isEqualTo(what);
    }

    private static Map<String, Object> draft(String first, String budget, String second, String further) {
        Map<String, Object> draft = Scene.callDraft(first, budget, "1000.00");
        draft.put("furtherFunds", List.of(map("fundId", second, "budget", euros(further))));
        return draft;
    }

    private static List<Stay> stays(int count) {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stays.add(Stay.planned());
        }
        return stays;
    }

    private static String scored(Map<String, Object> draft, List<Stay> stays) {
        String call = Scene.openCall(draft);
        int points = 20;
        for (Stay stay : stays) {
            Scene.score(Scene.eligible(call, stay), points, points);
            points--;
        }
        return call;
    }

    private static String decided(Map<String, Object> draft, List<Stay> stays) {
        String call = scored(draft, stays);
        Scene.decide(call);
        return call;
    }

    private static String award(String call, Stay stay) {
        return Scene.award(call, stay).getString("id");
    }

    private static List<String> fundsOf(String call, List<Stay> stays) {
        return stays.stream()
                .map(stay -> Scene.award(call, stay).getString("fund.id"))
                .toList();
    }

    private static String state(String call, Stay stay) {
        return Api.officer()
                .must("/applications?call=" + call + "&student=" + stay.student())
                .getString("items[0].state");
    }
}
