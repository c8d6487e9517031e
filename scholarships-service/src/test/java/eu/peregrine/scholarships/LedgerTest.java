package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.balances;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class LedgerTest {

    private static final int AT_ONCE = 64;

    /** Sixty-four calls of 1,000 on a fund of 10,000, decided at the same moment: ten are decided, and not one more. */
    @Test
    void concurrentOffersNeverOverdrawTheFund() throws Exception {
        String fund = Scene.fund(Scene.funder(), "10000.00", null);
        List<Callable<Integer>> decisions = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Stay stay = Stay.planned();
            String call = Scene.openCall(Scene.callDraft(fund, "1000.00", "1000.00"));
            Scene.score(Scene.eligible(call, stay), 10, 10);
            Api.officer().must(200, "/calls/" + call + "/close", null);
            Api.officer().must(200, "/calls/" + call + "/rank", null);
            calls.add(call);
            decisions.add(
                    () -> Api.officer().post("/calls/" + call + "/decide", null).statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> answer : threads.invokeAll(decisions)) {
                statuses.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(10);
        balances(fund, "0.00", "10000.00", "0.00", "0.00");
        assertThat(Api.officer().must("/awards?fund=" + fund + "&count=true").getInt("count"))
                .isEqualTo(10);

        int refused = statuses.indexOf(409);
        JsonPath problem = Api.expect(409, Api.officer().post("/calls/" + calls.get(refused) + "/decide", null));
        assertThat(problem.getString("type")).contains("fund-exhausted");
        assertThat(problem.getString("detail")).contains("0.00 EUR available; 1000.00 are needed");
        assertThat(Api.officer().must("/calls/" + calls.get(refused)).getString("state"))
                .isEqualTo("RANKED");
    }

    @Test
    void paysNoMoreThanTheFunderSent() {
        String fund = Scene.fund(Scene.funder(), "5000.00", "699.99");
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.contracted(call, stay);
        String instalment = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        String batch = Api.finance()
                .must(201, "/payment-batches", Map.of("fundId", fund, "instalments", List.of(instalment)))
                .getString("id");
        JsonPath problem = Api.expect(409, Api.secondFinance().post("/payment-batches/" + batch + "/approve", null));
        assertThat(problem.getString("type")).contains("not-received");
        balances(fund, "4000.00", "0.00", "1000.00", "0.00");
        Scene.contribute(fund, "receipts", "0.01");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        balances(fund, "4000.00", "0.00", "300.00", "700.00");
    }

    @Test
    void prefinancePaysBeforeTheMoneyComes() {
        Map<String, Object> draft = Scene.fundDraft(Scene.funder());
        draft.put("prefinance", true);
        String fund = Scene.fund(draft, "5000.00", null);
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.contracted(call, stay);
        Scene.pay(fund, List.of(Api.officer().must("/awards/" + award).getString("instalments[0].id")));
        balances(fund, "4000.00", "0.00", "300.00", "700.00");
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsWritten() throws SQLException {
        String fund = Scene.fund(Scene.funder(), "5000.00", null);
        assertThat(Database.count("select count(*) from ledger_entry where fund_id = '" + fund + "'"))
                .isEqualTo(1);
        for (String forbidden : List.of(
                "update ledger_entry set cents = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update contribution set cents = 1",
                "delete from contribution",
                "alter table ledger_entry add column more text",
                "drop table ledger_entry")) {
            assertThatThrownBy(() -> Database.execute(forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    /** Not even the owner of the tables, whom no privilege stops. */
    @Test
    void nobodyChangesWhatIsWritten() throws SQLException {
        String fund = Scene.fund(Scene.funder(), "5000.00", null);
        try (Connection owner = TestPostgres.asOwner();
                Statement statement = owner.createStatement()) {
            for (String table : List.of("ledger_entry", "contribution", "fund_transfer")) {
                for (String forbidden :
                        List.of("update " + table + " set cents = 1", "delete from " + table, "truncate " + table)) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .as(forbidden)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("neither changed nor removed");
                }
            }
        }
        Scene.balances(fund, "5000.00", "0.00", "0.00", "0.00");
    }

    @Test
    void eachEntrySaysWhoPostedItAndWhy() {
        String fund = Scene.fund(Scene.funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.contracted(call, stay);
        Api.officer().must(200, "/awards/" + award + "/cancel", Map.of("reason", "Left the school"));
        JsonPath entries = Api.officer().must("/funds/" + fund + "/ledger?movement=release-committed");
        assertThat(entries.getList("items.reason")).isNotEmpty().containsOnly("Left the school");
        assertThat(Api.officer().must("/funds/" + fund + "/ledger").getList("items.by", String.class))
                .isNotEmpty()
                .allSatisfy(by -> assertThat(by).isNotBlank());
        Stay other = Stay.planned();
        String second = Scene.decided(fund, "1000.00", "1000.00", List.of(other));
        String ended = Scene.contracted(second, other);
        other.tell(2, "cancelled", "CANCELLED");
        await().atMost(Scene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().must("/awards/" + ended).getString("state"))
                                .isEqualTo("CANCELLED"));
        assertThat(Api.officer()
                        .must("/funds/" + fund + "/ledger?movement=release-committed&sort=-on&limit=200")
                        .getList("items.by"))
                .contains("system");
    }

    @Test
    void theDatabaseRefusesBalancesThatCannotBe() {
        String fund = Scene.fund(Scene.funder(), "5000.00", null);
        for (String forbidden : List.of(
                "update fund set available = available - 1 where id = '" + fund + "'",
                "update fund set available = -1, source = 1 where id = '" + fund + "'",
                "update fund set available = available - 1, paid = 1 where id = '" + fund + "'")) {
            assertThatThrownBy(() -> Database.execute(forbidden))
                    .as(forbidden)
                    .hasMessageContaining("check constraint");
        }
    }

    @Test
    void theStatementTellsAnEarlierDay() {
        String fund = Scene.fund(Scene.funder(), "5000.00", "1000.00");
        JsonPath before = Api.officer()
                .must("/funds/" + fund + "/statement?on=" + LocalDate.now().minusDays(1));
        assertThat(before.getString("balances.available.amount")).isEqualTo("0.00");
        assertThat(before.getList("movements")).isEmpty();
        JsonPath today = Api.officer().must("/funds/" + fund + "/statement");
        assertThat(today.getString("balances.available.amount")).isEqualTo("5000.00");
        assertThat(today.getString("received.amount")).isEqualTo("1000.00");
        assertThat(today.getString("accounts.find { it.account == 'available' }.in.amount"))
                .isEqualTo("5000.00");
        assertThat(today.getBoolean("balanced")).isTrue();
    }

    @Test
    void theLedgerIsReadInPagesAndExported() {
        String fund = Scene.fund(Scene.funder(), "100.00", null);
        for (int i = 0; i < 4; i++) {
            Scene.contribute(fund, "pledges", "1.00");
        }
        JsonPath first = Api.officer().must("/funds/" + fund + "/ledger?limit=3");
        assertThat(first.getList("items")).hasSize(3);
        JsonPath second = Api.expect(200, Api.officer().as().get(first.getString("next")));
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(first.getList("items.movement")).containsOnly("allocate");
        Response csv = Api.officer().as().accept("text/csv").get("/api/v1/funds/" + fund + "/ledger/export");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.asString().lines()).hasSize(6);
        assertThat(csv.asString()).startsWith("id,fundId,movement,from,to,amount.amount");
    }
}
