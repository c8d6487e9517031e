package eu.peregrine.scholarships.fund;

import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Api;
import eu.peregrine.scholarships.Scene;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A fund from its pledges, in whatever currency, over the end of a year to its closing. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class FundLifeTest {

    private static final String TODAY = LocalDate.now().toString();

    @Test
    void moneyInAnotherCurrencyIsRecordedWithItsRateAndDay() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        Map<String, Object> conversion = map(
                "original", map("amount", "1000.00", "currency", "USD"), "rate", 0.92345, "on", TODAY, "source", "ECB");
        Map<String, Object> pledge =
                map("amount", euros("923.45"), "on", TODAY, "reference", "letter 7", "conversion", conversion);
        Api.finance().must(200, "/funds/" + fund + "/pledges", pledge);
        JsonPath recorded = Api.officer().must("/funds/" + fund + "/pledges");
        assertThat(recorded.getString("items[1].conversion.original.amount")).isEqualTo("1000.00");
        assertThat(recorded.getString("items[1].conversion.original.currency")).isEqualTo("USD");
        assertThat(recorded.getDouble("items[1].conversion.rate")).isEqualTo(0.92345);
        assertThat(recorded.getString("items[1].conversion.on")).isEqualTo(TODAY);
        assertThat(recorded.getString("items[0].conversion")).isNull();
        Scene.balances(fund, "1023.45", "0.00", "0.00", "0.00");

        pledge.put("amount", euros("923.46"));
        JsonPath wrong = Api.expect(422, Api.finance().post("/funds/" + fund + "/receipts", pledge));
        assertThat(wrong.getList("errors.code")).containsExactly("not-the-rate");
        assertThat(wrong.getString("errors[0].detail")).contains("923.45");
        conversion.put("original", euros("1000.00"));
        JsonPath same = Api.expect(422, Api.finance().post("/funds/" + fund + "/receipts", pledge));
        assertThat(same.getList("errors.code")).contains("same-currency");
        conversion.put("rate", -1);
        assertThat(Api.finance().post("/funds/" + fund + "/receipts", pledge).statusCode())
                .isEqualTo(400);
        Scene.balances(fund, "1023.45", "0.00", "0.00", "0.00");
    }

    /** 5,000 pledged, 2,000 of them sent; 1,000 promised to a student. What is left goes on with what is left of the 2,000. */
    @Test
    void whatIsLeftIsCarriedOverWithWhatWasReceived() {
        UUID funder = Scene.funder();
        String old = Scene.fund(funder, "5000.00", "2000.00");
        String next = Api.officer().must(201, "/funds", Scene.fundDraft(funder)).getString("id");
        Stay stay = Stay.planned();
        String call = Scene.decided(old, "1000.00", "1000.00", List.of(stay));
        Scene.contracted(call, stay);
        Scene.balances(old, "4000.00", "0.00", "1000.00", "0.00");

        String etag = Api.officer().get("/funds/" + old).header("ETag");
        JsonPath given = Api.finance()
                .must(
                        200,
                        "/funds/" + old + "/carry-over",
                        map("toFundId", next, "amount", euros("3500.00"), "on", TODAY, "reason", "The year is over"));
        assertThat(given.getString("balances.available.amount")).isEqualTo("500.00");
        assertThat(given.getString("received.amount")).isEqualTo("1000.00");
        JsonPath taken = Api.officer().must("/funds/" + next);
        assertThat(taken.getString("balances.available.amount")).isEqualTo("3500.00");
        assertThat(taken.getString("received.amount")).isEqualTo("1000.00");
        Scene.balances(old, "500.00", "0.00", "1000.00", "0.00");
        Scene.balances(next, "3500.00", "0.00", "0.00", "0.00");
        assertThat(Api.officer().must("/funds/" + next + "/statement").getString("received.amount"))
                .isEqualTo("1000.00");

        JsonPath transfers = Api.funder(funder).must("/funds/" + next + "/transfers");
        assertThat(transfers.getList("items.kind")).containsExactly("carry-over");
        assertThat(transfers.getString("items[0].from.id")).isEqualTo(old);
        assertThat(transfers.getString("items[0].received.amount")).isEqualTo("1000.00");
        JsonPath entry = Api.officer().must("/funds/" + next + "/ledger");
        assertThat(entry.getString("items[0].movement")).isEqualTo("carry-in");
        assertThat(entry.getString("items[0].reason")).isEqualTo("The year is over");
        assertThat(entry.getString("items[0].by")).isNotBlank();
        assertThat(entry.getString("items[0].originId")).isEqualTo(transfers.getString("items[0].id"));

        // Of what was read before the carry-over, nothing is decided.
        assertThat(Api.finance()
                        .as()
                        .header("If-Match", etag)
                        .body(map("on", TODAY, "reason", "Stale"))
                        .post("/api/v1/funds/" + old + "/give-back")
                        .statusCode())
                .isEqualTo(412);
        JsonPath more = Api.expect(
                409,
                Api.finance()
                        .post(
                                "/funds/" + old + "/carry-over",
                                map("toFundId", next, "amount", euros("500.01"), "on", TODAY, "reason", "More")));
        assertThat(more.getString("type")).contains("fund-exhausted");
        Scene.balances(old, "500.00", "0.00", "1000.00", "0.00");
        Scene.balances(next, "3500.00", "0.00", "0.00", "0.00");
    }

    @Test
    void aCarryOverStaysWithItsFunderAndCurrency() {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "100.00", null);
        String foreign = Scene.fund(Scene.funder(), "100.00", null);
        Map<String, Object> dollars = Scene.fundDraft(funder);
        dollars.put("currency", "USD");
        String other = Api.officer().must(201, "/funds", dollars).getString("id");
        assertThat(refused(fund, "carry-over", map("toFundId", foreign, "on", TODAY, "reason", "x")))
                .containsExactly("other-funder");
        assertThat(refused(fund, "carry-over", map("toFundId", other, "on", TODAY, "reason", "x")))
                .containsExactly("other-currency");
        assertThat(refused(fund, "carry-over", map("toFundId", fund, "on", TODAY, "reason", "x")))
                .containsExactly("same-fund");
        assertThat(refused(fund, "carry-over", map("on", TODAY, "reason", "x"))).containsExactly("missing");
        assertThat(refused(fund, "give-back", map("toFundId", other, "on", TODAY, "reason", "x")))
                .contains("not-here");
        assertThat(refused(fund, "give-back", map("on", LocalDate.now().plusDays(2), "reason", "x")))
                .containsExactly("in-the-future");
        Scene.balances(fund, "100.00", "0.00", "0.00", "0.00");
    }

    @Test
    void aFundIsClosedOnceNothingInItIsOpenAndThenTakesAndOffersNothing() {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "1000.00", "400.00");
        JsonPath open = Api.expect(409, Api.finance().post("/funds/" + fund + "/close", map("reason", "Year end")));
        assertThat(open.getString("type")).contains("fund-not-settled");
        assertThat(open.getString("detail")).contains("1000.00 EUR available");

        Api.finance().must(200, "/funds/" + fund + "/give-back", map("on", TODAY, "reason", "Not needed"));
        JsonPath empty = Api.officer().must("/funds/" + fund);
        assertThat(empty.getString("received.amount")).isEqualTo("0.00");
        assertThat(empty.getString("balances.source.amount")).isEqualTo("0.00");
        JsonPath closed = Api.finance().must(200, "/funds/" + fund + "/close", map("reason", "Year end"));
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getString("closedOn")).isEqualTo(TODAY);
        assertThat(closed.getList("actions.findAll { it.allowed }.verb")).doesNotContain("pledges", "close");
        assertThat(Api.officer().must("/funds?state=CLOSED&funder=" + funder).getList("items.id"))
                .containsExactly(fund);

        JsonPath pledge = Api.expect(
                409,
                Api.finance()
                        .post(
                                "/funds/" + fund + "/pledges",
                                map("amount", euros("1.00"), "on", TODAY, "reference", "letter")));
        assertThat(pledge.getString("type")).contains("fund-closed");
        JsonPath again = Api.expect(409, Api.finance().post("/funds/" + fund + "/close", map("reason", "Again")));
        assertThat(again.getString("type")).contains("illegal-transition");
        Api.finance().must(200, "/funds/" + fund + "/reopen", map("reason", "They gave more"));
        Scene.contribute(fund, "pledges", "1.00");
        Scene.balances(fund, "1.00", "0.00", "0.00", "0.00");
    }

    @Test
    void theStatementOfASpanLeadsFromItsOpeningToItsEnd() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        LocalDate start = LocalDate.now().minusDays(10);
        Api.finance()
                .must(
                        200,
                        "/funds/" + fund + "/pledges",
                        map("amount", euros("40.00"), "on", start.toString(), "reference", "letter 2"));
        JsonPath span = Api.officer().must("/funds/" + fund + "/statement?from=" + start.plusDays(1));
        assertThat(span.getString("opening.available.amount")).isEqualTo("40.00");
        assertThat(span.getString("balances.available.amount")).isEqualTo("140.00");
        assertThat(span.getList("movements.amount.amount")).containsExactly("100.00");
        assertThat(span.getString("accounts.find { it.account == 'available' }.balance.amount"))
                .isEqualTo("100.00");
        assertThat(span.getBoolean("balanced")).isTrue();
        assertThat(Api.officer().must("/funds/" + fund + "/ledger?to=" + start).getList("items.amount.amount"))
                .containsExactly("40.00");
        assertThat(Api.officer()
                        .get("/funds/" + fund + "/statement?on=2026-01-01&from=2026-01-02")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTrialBalanceAddsUpAllFundsOfACurrency() {
        UUID funder = Scene.funder();
        Map<String, Object> draft = Scene.fundDraft(funder);
        draft.put("currency", "XPF");
        JsonPath before = Api.finance().must("/funds/trial-balance");
        for (String amount : List.of("10.00", "20.50")) {
            String fund = Api.officer().must(201, "/funds", draft).getString("id");
            Api.finance()
                    .must(
                            200,
                            "/funds/" + fund + "/pledges",
                            map(
                                    "amount",
                                    map("amount", amount, "currency", "XPF"),
                                    "on",
                                    TODAY,
                                    "reference",
                                    "letter"));
        }
        assertThat(before.getString("currencies.find { it.currency == 'XPF' }")).isNull();
        JsonPath after = Api.finance().must("/funds/trial-balance");
        String francs = "currencies.find { it.currency == 'XPF' }";
        assertThat(after.getInt(francs + ".funds")).isEqualTo(2);
        assertThat(after.getInt(francs + ".entries")).isEqualTo(2);
        assertThat(after.getBoolean(francs + ".balanced")).isTrue();
        assertThat(after.getString(francs + ".accounts.find { it.account == 'available' }.balance.amount"))
                .isEqualTo("30.50");
        assertThat(after.getString(francs + ".accounts.find { it.account == 'source' }.balance.amount"))
                .isEqualTo("-30.50");
        assertThat(after.getList("unbalanced")).isEmpty();
        assertThat(Api.finance().must("/funds/trial-balance?on=2020-01-01").getList("currencies"))
                .isEmpty();
    }

    @Test
    void aFundersOwnCriteriaAreKept() {
        Map<String, Object> draft = Scene.fundDraft(Scene.funder());
        draft.put("restrictions", map("criteria", List.of(map("en", "Works on timber", "fr", "Travaille le bois"))));
        JsonPath fund = Api.officer().must(201, "/funds", draft);
        assertThat(Api.officer().must("/funds/" + fund.getString("id")).getString("restrictions.criteria[0].fr"))
                .isEqualTo("Travaille le bois");
    }

    private static List<String> refused(String fund, String step, Map<String, Object> draft) {
        return Api.expect(422, Api.finance().post("/funds/" + fund + "/" + step, draft))
                .getList("errors.code");
    }
}
