package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static eu.peregrine.scholarships.Scene.account;
import static eu.peregrine.scholarships.Scene.award;
import static eu.peregrine.scholarships.Scene.balances;
import static eu.peregrine.scholarships.Scene.contract;
import static eu.peregrine.scholarships.Scene.contracted;
import static eu.peregrine.scholarships.Scene.decided;
import static eu.peregrine.scholarships.Scene.fund;
import static eu.peregrine.scholarships.Scene.funder;
import static eu.peregrine.scholarships.Scene.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MainPathTest {

    @Test
    void fromThePledgeToTheLastInstalment() {
        String fund = fund(funder(), "5000.00", "5000.00");
        balances(fund, "5000.00", "0.00", "0.00", "0.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.01", List.of(stay));
        balances(fund, "3999.99", "1000.01", "0.00", "0.00");

        String award = contracted(call, stay);
        balances(fund, "3999.99", "0.00", "1000.01", "0.00");
        JsonPath contracted = Api.officer().must("/awards/" + award);
        assertThat(contracted.getString("state")).isEqualTo("CONTRACTED");
        assertThat(contracted.getList("instalments.amount.amount")).containsExactly("700.00", "300.01");
        assertThat(contracted.getList("instalments.state")).containsExactly("DUE", "PLANNED");
        assertThat(contracted.getString("bankAccount.iban")).isEqualTo("FR14*******************2606");

        pay(fund, List.of(contracted.getString("instalments[0].id")));
        balances(fund, "3999.99", "0.00", "300.01", "700.00");
        assertThat(Api.officer().must("/awards/" + award).getString("state")).isEqualTo("IN_PAYMENT");

        stay.tell(2, "arrived", "ON_SITE");
        stay.tell(3, "departed", "RETURNED");
        awaitInstalments(award, "PAID", "DUE");
        pay(fund, List.of(contracted.getString("instalments[1].id")));
        assertThat(Api.officer().must("/awards/" + award).getString("state")).isEqualTo("SETTLED");
        balances(fund, "3999.99", "0.00", "0.00", "1000.01");

        JsonPath statement = Api.officer().must("/funds/" + fund + "/statement");
        assertThat(statement.getBoolean("balanced")).isTrue();
        assertThat(statement.getList("movements.movement"))
                .containsExactlyInAnyOrder("allocate", "reserve", "commit", "pay");
    }

    @Test
    void departureBeforeTheContractStillCounts() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.00", List.of(stay));
        stay.tell(9, "departed", "RETURNED");
        stay.tell(4, "arrived", "ON_SITE");
        Stay later = Stay.planned();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mobilityKnown(later)).isTrue());

        String award = award(call, stay).getString("id");
        Api.student(stay.student()).must(200, "/awards/" + award + "/accept", null);
        contract(award);
        awaitInstalments(award, "PLANNED", "PLANNED");
        account(award, stay);
        awaitInstalments(award, "DUE", "DUE");
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.00", List.of(stay));
        String award = contracted(call, stay);
        UUID event = UUID.randomUUID();
        stay.tell(2, "departed", "RETURNED", event);
        awaitInstalments(award, "DUE", "DUE");
        int told = TestKafka.records("award", UUID.fromString(award)).size();
        stay.tell(2, "departed", "RETURNED", event);
        stay.tell(2, "departed", "RETURNED");
        Stay later = Stay.planned();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mobilityKnown(later)).isTrue());
        awaitInstalments(award, "DUE", "DUE");
        assertThat(TestKafka.records("award", UUID.fromString(award))).hasSize(told);
        balances(fund, "4000.00", "0.00", "1000.00", "0.00");
    }

    @Test
    void cancelledStayGivesTheMoneyToWhoWaits() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay first = Stay.planned();
        Stay second = Stay.planned();
        String call = decided(fund, "1000.00", "1000.00", List.of(first, second));
        balances(fund, "4000.00", "1000.00", "0.00", "0.00");
        String award = contracted(call, first);
        first.tell(2, "cancelled", "CANCELLED");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().must("/awards/" + award).getString("state"))
                                .isEqualTo("CANCELLED"));
        awaitInstalments(award, "CANCELLED", "CANCELLED");
        assertThat(award(call, second).getString("state")).isEqualTo("OFFERED");
        balances(fund, "4000.00", "1000.00", "0.00", "0.00");
    }

    @Test
    void cancellationAfterAPaymentRevokes() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.00", List.of(stay));
        String award = contracted(call, stay);
        pay(fund, List.of(Api.officer().must("/awards/" + award).getString("instalments[0].id")));
        JsonPath revoked = Api.officer().must(200, "/awards/" + award + "/cancel", Map.of("reason", "Left the school"));
        assertThat(revoked.getString("state")).isEqualTo("REVOKED");
        assertThat(revoked.getList("instalments.state")).containsExactly("PAID", "CANCELLED");
        assertThat(revoked.getString("net.amount")).isEqualTo("0.00");
        assertThat(revoked.getList("overAwards.open.amount")).containsExactly("700.00");
        assertThat(revoked.getList("overAwards.origin")).containsExactly("revoked");
        balances(fund, "4300.00", "0.00", "0.00", "0.00");
        assertThat(Api.officer().must("/funds/" + fund).getString("balances.receivable.amount"))
                .isEqualTo("700.00");
    }

    @Test
    void declineOffersToTheWaitingListAtOnce() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay first = Stay.planned();
        Stay second = Stay.planned();
        String call = decided(fund, "1500.00", "1000.00", List.of(first, second));
        assertThat(Api.officer()
                        .must("/applications?call=" + call + "&sort=rank")
                        .getList("items.state"))
                .containsExactly("SELECTED", "WAITLISTED");
        Api.student(first.student()).must(200, "/awards/" + award(call, first).getString("id") + "/decline", null);
        assertThat(award(call, second).getString("state")).isEqualTo("OFFERED");
        balances(fund, "4000.00", "1000.00", "0.00", "0.00");
        Api.officer().must(200, "/calls/" + call + "/archive", null);
    }

    @Test
    void whatTheBankCouldNotPayComesBackAndIsTriedAgain() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.00", List.of(stay));
        String award = contracted(call, stay);
        String instalment = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        String batch = Api.finance()
                .must(201, "/payment-batches", Map.of("fundId", fund, "instalments", List.of(instalment)))
                .getString("id");
        JsonPath alone = Api.expect(409, Api.finance().post("/payment-batches/" + batch + "/approve", null));
        assertThat(alone.getString("type")).contains("second-person");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        balances(fund, "4000.00", "0.00", "300.00", "700.00");
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + batch + "/settle",
                        Scene.map(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(Map.of("instalmentId", instalment, "reason", "account closed"))));
        balances(fund, "4000.00", "0.00", "1000.00", "0.00");
        assertThat(Api.officer().must("/instalments/" + instalment).getString("state"))
                .isEqualTo("FAILED");
        Api.finance().must(200, "/instalments/" + instalment + "/release", null);
        pay(fund, List.of(instalment));
        balances(fund, "4000.00", "0.00", "300.00", "700.00");
    }

    /** The award ends while its order is at the bank, which then cannot pay: nothing is left committed. */
    @Test
    void whatFailsAfterTheEndGoesBackToTheFund() {
        String fund = fund(funder(), "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = decided(fund, "2000.00", "1000.00", List.of(stay));
        String award = contracted(call, stay);
        String instalment = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        String batch = Api.finance()
                .must(201, "/payment-batches", Map.of("fundId", fund, "instalments", List.of(instalment)))
                .getString("id");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        stay.tell(2, "cancelled", "CANCELLED");
        awaitInstalments(award, "ORDERED", "CANCELLED");
        balances(fund, "4300.00", "0.00", "0.00", "700.00");
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + batch + "/settle",
                        Scene.map(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(Map.of("instalmentId", instalment, "reason", "account closed"))));
        awaitInstalments(award, "CANCELLED", "CANCELLED");
        balances(fund, "5000.00", "0.00", "0.00", "0.00");
    }

    private static void awaitInstalments(String award, String... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + award).getList("instalments.state", String.class))
                        .containsExactly(states));
    }

    private static boolean mobilityKnown(Stay stay) throws SQLException {
        return Database.count("select count(*) from mobility_facts where id = '" + stay.mobility() + "'") == 1;
    }
}
