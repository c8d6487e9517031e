package eu.peregrine.scholarships.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.scholarships.Api;
import eu.peregrine.scholarships.Scene;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody who is to be forgotten, is; but for what the books need. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ErasureTest {

    @Test
    void forgetsWhatWasWrittenAndAccountsThatNoMoneyWentTo() {
        String fund = Scene.fund(Scene.funder(), "4000.00", "4000.00");
        Stay paid = Stay.planned();
        Stay unpaid = Stay.planned();
        String call = Scene.decided(fund, "2000.00", "1000.00", List.of(paid, unpaid));
        String award = Scene.contracted(call, paid);
        String first = Api.officer().must("/instalments?award=" + award).getString("items[0].id");
        Scene.pay(fund, List.of(first));
        String other = Scene.award(call, unpaid).getString("id");
        Api.student(unpaid.student()).must(200, "/awards/" + other + "/accept", null);
        Scene.account(other, unpaid);

        erase(paid.student());
        erase(unpaid.student());

        await().atMost(Scene.PATIENCE).untilAsserted(() -> {
            assertThat(motivation(paid)).isNull();
            assertThat(motivation(unpaid)).isNull();
            assertThat(known(other)).isFalse();
        });
        assertThat(known(award)).isTrue();
        assertThat(Api.officer().must("/awards/" + award).getString("amount.amount"))
                .isEqualTo("1000.00");
    }

    @Test
    void forgetsWhatWasHandedInAndDeclared() {
        String call =
                Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "4000.00", null), "2000.00", "1000.00"));
        Stay stay = Stay.planned();
        String id = Scene.eligible(call, stay, Map.of("circumstances", List.of("social-grant")));
        Api student = Api.student(stay.student());
        String document = Api.expect(
                        201,
                        student.as()
                                .contentType("text/plain")
                                .body("My life")
                                .post("/api/v1/applications/" + id + "/documents?name=cv.txt"))
                .getString("id");
        String path = "/applications/" + id + "/documents/" + document;
        assertThat(Api.officer().get(path).statusCode()).isEqualTo(200);

        erase(stay.student());

        await().atMost(Scene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().get(path).statusCode()).isEqualTo(404));
        assertThat(Api.officer().must("/applications/" + id).getList("documents"))
                .isEmpty();
        assertThat(Api.officer().must("/applications/" + id).getString("profile.circumstances"))
                .isNull();
    }

    /** The bank could not pay it, and before it is tried again the student is forgotten: so is the account, wherever it was. */
    @Test
    void forgetsTheAccountsOfOrdersThatFailed() {
        String fund = Scene.fund(Scene.funder(), "4000.00", "4000.00");
        Stay stay = Stay.planned();
        String award = Scene.contracted(Scene.decided(fund, "1000.00", "1000.00", List.of(stay)), stay);
        String instalment = Api.officer().must("/instalments?award=" + award).getString("items[0].id");
        Map<String, Object> draft = Map.of("fundId", fund, "instalments", List.of(instalment));
        String batch = "/payment-batches/"
                + Api.finance().must(201, "/payment-batches", draft).getString("id");
        Api.secondFinance().must(200, batch + "/approve", null);
        Api.finance()
                .must(
                        200,
                        batch + "/settle",
                        Map.of(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(Map.of("instalmentId", instalment, "reason", "account closed"))));
        Api.finance().must(200, "/instalments/" + instalment + "/release", null);

        erase(stay.student());

        await().atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(known(award)).isFalse());
        assertThat(Api.finance().must(batch).getString("instalments[0].account"))
                .isNull();
        assertThat(Api.expect(409, Api.finance().get(batch + "/file")).getString("type"))
                .contains("account-forgotten");
        assertThat(Api.expect(422, Api.finance().post("/payment-batches", draft))
                        .getList("errors.code"))
                .containsExactly("no-account");
        assertThat(Api.officer().must("/instalments/" + instalment).getString("state"))
                .isEqualTo("DUE");
    }

    private static void erase(UUID student) {
        TestKafka.send(
                "person",
                student,
                "person.erased",
                1,
                "{\"id\": \"" + student + "\", \"erasedOn\": \"2026-11-29\", \"change\": {\"kind\": \"erased\"}}");
    }

    private static String motivation(Stay stay) {
        String id =
                Api.officer().must("/applications?student=" + stay.student()).getString("items[0].id");
        return Api.officer().must("/applications/" + id).getString("motivation");
    }

    private static boolean known(String award) {
        return Api.officer().must("/awards/" + award).getString("bankAccount") != null;
    }
}
