package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.balances;
import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a student owes of one award, set off against what is due of another: 700 € were paid, and the stay is cancelled. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class SetOffTest {

    @Test
    void whatIsOwedIsPaidByWhatIsDueAndBothBooksSaySo() {
        Debt debt = debt();
        Stay next = another(debt);
        String fund = Scene.fund(Scene.funder(), "1000.00", "1000.00");
        String award = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(next)), next);
        JsonPath before = Api.officer().must("/awards/" + award);
        assertThat(before.getList("instalments.state")).containsExactly("DUE", "PLANNED");

        JsonPath part =
                Api.expect(200, setOff(debt, before.getString("instalments[0].id"), map("amount", euros("500.00"))));
        assertThat(part.getString("state")).isEqualTo("OPEN");
        assertThat(part.getString("open.amount")).isEqualTo("200.00");
        assertThat(part.getString("parts[0].how")).isEqualTo("DEDUCTED");
        assertThat(part.getString("parts[0].note")).isEqualTo(before.getString("reference") + "/3");
        JsonPath paid = Api.officer().must("/awards/" + award);
        assertThat(paid.getString("state")).isEqualTo("IN_PAYMENT");
        assertThat(paid.getList("instalments.state")).containsExactly("DUE", "PLANNED", "PAID");
        assertThat(paid.getList("instalments.amount.amount")).containsExactly("200.00", "300.00", "500.00");
        balances(fund, "0.00", "0.00", "500.00", "500.00");
        balances(debt.fund, "800.00", "0.00", "0.00", "0.00");

        JsonPath rest = Api.expect(200, setOff(debt, before.getString("instalments[0].id"), Map.of()));
        assertThat(rest.getString("state")).isEqualTo("DEDUCTED");
        assertThat(rest.getString("open.amount")).isEqualTo("0.00");
        assertThat(Api.officer().must("/awards/" + award).getList("instalments.state"))
                .containsExactly("PAID", "PLANNED", "PAID");
        balances(fund, "0.00", "0.00", "300.00", "700.00");
        balances(debt.fund, "1000.00", "0.00", "0.00", "0.00");
        assertThat(Api.officer().must("/funds/" + debt.fund + "/ledger").getList("items.movement"))
                .endsWith("refund", "refund");
        JsonPath twice = Api.expect(409, setOff(debt, before.getString("instalments[1].id"), Map.of()));
        assertThat(twice.getString("type")).contains("illegal-transition");
    }

    @Test
    void whatWasSetOffIsNotClaimedAgain() {
        Debt debt = debt();
        Stay next = another(debt);
        String fund = Scene.fund(Scene.funder(), "1000.00", "1000.00");
        String award = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(next)), next);
        String due = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        Api.expect(200, setOff(debt, due, Map.of()));
        Api.officer().must(200, "/awards/" + award + "/reduce", map("amount", euros("800.00"), "reason", "No report"));
        JsonPath reduced = Api.officer().must("/awards/" + award);
        assertThat(reduced.getList("instalments.amount.amount")).containsExactly("700.00", "100.00");
        assertThat(Api.officer()
                        .must("/over-awards?student=" + debt.stay.student())
                        .getList("items.state"))
                .containsExactly("DEDUCTED");
    }

    @Test
    void whatIsNotDueOrAnothersOrInAnotherCurrencyIsRefused() {
        Debt debt = debt();
        Stay stranger = Stay.planned();
        String fund = Scene.fund(Scene.funder(), "1000.00", "1000.00");
        String others = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(stranger)), stranger);
        refused(debt, instalment(others, 0), Map.of(), "/instalmentId unknown-instalment");
        refused(debt, instalment(debt.award, 0), Map.of(), "/instalmentId unknown-instalment");

        Stay abroad = another(debt);
        Map<String, Object> francs = Scene.fundDraft(Scene.funder());
        francs.put("currency", "CHF");
        String swiss = Api.officer().must(201, "/funds", francs).getString("id");
        Api.finance()
                .must(
                        200,
                        "/funds/" + swiss + "/pledges",
                        map("amount", francs("1000.00"), "on", LocalDate.now().toString(), "reference", "letter"));
        Map<String, Object> draft = Scene.callDraft(swiss, "1.00", "1.00");
        draft.put("budget", francs("1000.00"));
        draft.put("award", map("fixed", francs("1000.00")));
        String call = Scene.openCall(draft);
        Scene.score(Scene.eligible(call, abroad), 20, 20);
        Scene.decide(call);
        refused(debt, instalment(Scene.contracted(call, abroad), 0), Map.of(), "/instalmentId other-currency");

        Stay next = another(debt);
        String award = Scene.contracted(
                Scene.decided(Scene.fund(Scene.funder(), "1000.00", "1000.00"), "1000.00", "1000.00", List.of(next)),
                next);
        refused(debt, instalment(award, 0), map("amount", euros("700.01")), "/amount/amount more-than-due");
        refused(debt, instalment(award, 0), map("amount", euros("0.00")), "/amount/amount not-positive");
        refused(debt, instalment(award, 0), map("amount", francs("1.00")), "/amount/currency other-currency");
        JsonPath early = Api.expect(409, setOff(debt, instalment(award, 1), map("amount", euros("10.00"))));
        assertThat(early.getString("type")).contains("illegal-transition");
        assertThat(Api.officer().must("/over-awards/" + debt.claim).getString("open.amount"))
                .isEqualTo("700.00");
    }

    /** A student who was paid 700 € for a stay that does not take place. */
    private record Debt(String fund, String award, String claim, Stay stay) {}

    private static Debt debt() {
        String fund = Scene.fund(Scene.funder(), "1000.00", "1000.00");
        Stay stay = Stay.planned();
        String award = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(stay)), stay);
        Scene.pay(fund, List.of(instalment(award, 0)));
        Api.officer().must(200, "/awards/" + award + "/cancel", map("reason", "Left the school"));
        String claim = Api.officer().must("/over-awards?award=" + award).getString("items[0].id");
        return new Debt(fund, award, claim, stay);
    }

    /** Another stay of who owes. */
    private static Stay another(Debt debt) {
        Stay stay = new Stay(debt.stay.student(), Ids.next());
        stay.tell(1, "planned", "PLANNED");
        return stay;
    }

    private static String instalment(String award, int index) {
        return Api.officer().must("/awards/" + award).getString("instalments[" + index + "].id");
    }

    private static Map<String, Object> francs(String amount) {
        return map("amount", amount, "currency", "CHF");
    }

    private static Response setOff(Debt debt, String instalment, Map<String, Object> more) {
        Map<String, Object> body = map("instalmentId", instalment, "reason", "The student agrees");
        body.putAll(more);
        return Api.finance().post("/over-awards/" + debt.claim + "/set-off", body);
    }

    private static void refused(Debt debt, String instalment, Map<String, Object> more, String what) {
        JsonPath problem = Api.expect(422, setOff(debt, instalment, more));
        assertThat(problem.getString("errors[0].pointer") + " " + problem.getString("errors[0].code"))
                .isEqualTo(what);
    }
}
