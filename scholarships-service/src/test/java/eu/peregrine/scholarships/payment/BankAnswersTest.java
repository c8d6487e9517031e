package eu.peregrine.scholarships.payment;

import static eu.peregrine.scholarships.Scene.balances;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Api;
import eu.peregrine.scholarships.Scene;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A batch on its way to the bank and the bank's answers on their way back, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BankAnswersTest {

    private static final String TODAY = LocalDate.now().toString();
    private static final String NUMBER = Scene.IBAN.replace(" ", "");

    /** A batch of the first instalments, 700.00 each, of some awards out of a fund of 9,000. */
    private record Batch(String id, String fund, List<String> awards, List<String> references) {

        static Batch ordered(int orders) {
            String fund = Scene.fund(Scene.funder(), "9000.00", "9000.00");
            List<Stay> stays = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                stays.add(Stay.planned());
            }
            String call = Scene.decided(fund, orders + "000.00", "1000.00", stays);
            List<String> awards =
                    stays.stream().map(stay -> Scene.contracted(call, stay)).toList();
            List<String> instalments = awards.stream()
                    .map(award -> Api.officer().must("/awards/" + award).getString("instalments[0].id"))
                    .toList();
            JsonPath batch =
                    Api.finance().must(201, "/payment-batches", map("fundId", fund, "instalments", instalments));
            return new Batch(batch.getString("id"), fund, awards, batch.getList("instalments.paymentReference"));
        }

        static Batch approved(int orders) {
            Batch batch = ordered(orders);
            Api.secondFinance().must(200, batch.path() + "/approve", null);
            return batch;
        }

        String path() {
            return "/payment-batches/" + id;
        }

        JsonPath shown() {
            return Api.finance().must(path());
        }
    }

    @Test
    void theFileOfAnApprovedBatchHoldsWhatWasOrdered() {
        Batch batch = Batch.ordered(2);
        JsonPath early = Api.expect(409, Api.finance().get(batch.path() + "/file"));
        assertThat(early.getString("type")).contains("not-approved");
        assertThat(batch.shown().getString("file")).isNull();
        Api.secondFinance().must(200, batch.path() + "/approve", null);

        Response file = Api.finance().as().accept("application/xml").get("/api/v1" + batch.path() + "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment");
        PaymentInstruction30 payment = MxPain00100109.parse(file.asString())
                .getCstmrCdtTrfInitn()
                .getPmtInf()
                .get(0);
        BigDecimal sum = payment.getCdtTrfTxInf().stream()
                .map(order -> order.getAmt().getInstdAmt().getValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("1400.00").isEqualByComparingTo(payment.getCtrlSum());
        assertThat(sum).isEqualByComparingTo(batch.shown().getString("amount.amount"));
        assertThat(payment.getNbOfTxs()).isEqualTo("2");
        assertThat(payment.getCdtTrfTxInf())
                .extracting(order -> order.getPmtId().getEndToEndId())
                .containsExactlyElementsOf(batch.references());
        assertThat(payment.getCdtTrfTxInf())
                .allSatisfy(order ->
                        assertThat(order.getCdtrAcct().getId().getIBAN()).isEqualTo(NUMBER));
        for (Api other : List.of(Api.officer(), Api.student(UUID.randomUUID()))) {
            assertThat(other.as()
                            .accept("application/xml")
                            .get("/api/v1" + batch.path() + "/file")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(batch.shown().getString("instalments[0].account")).isEqualTo("FR14*******************2606");
    }

    /** The second person approves an account, and no other gets the money. */
    @Test
    void aLaterAccountDoesNotRedirectWhatWasOrdered() {
        Batch batch = Batch.approved(1);
        String award = batch.awards().get(0);
        String etag = Api.officer().get("/awards/" + award).header("ETag");
        Api.expect(
                200,
                Api.finance()
                        .put(
                                "/awards/" + award + "/bank-account",
                                etag,
                                map("iban", "DE89 3704 0044 0532 0130 00", "holder", "Somebody Else")));
        String file = Api.finance()
                .as()
                .accept("application/xml")
                .get("/api/v1" + batch.path() + "/file")
                .asString();
        assertThat(file).contains(NUMBER).doesNotContain("DE89").doesNotContain("Somebody");
    }

    @Test
    void theBankRefusesOneOrderAndPaysTheOther() {
        Batch batch = Batch.approved(2);
        balances(batch.fund(), "7000.00", "0.00", "600.00", "1400.00");
        JsonPath report = sent(
                201,
                BankFiles.report(
                        "R" + batch.id(),
                        reference(batch),
                        BankFiles.status(batch.references().get(0), "RJCT", "AC04"),
                        BankFiles.status(batch.references().get(1), "ACSP", null)));
        assertThat(report.getList("lines.outcome")).containsExactly("failed", "noted");
        assertThat(report.getInt("applied")).isEqualTo(1);
        balances(batch.fund(), "7000.00", "0.00", "1300.00", "700.00");
        assertThat(batch.shown().getString("state")).isEqualTo("APPROVED");
        assertThat(batch.shown().getString("instalments[0].reason")).isEqualTo("AC04: the account is closed");

        JsonPath statement = sent(
                201,
                BankFiles.statement(
                        "S" + batch.id(),
                        BankFiles.paid(batch.references().get(1), "700.00", TODAY),
                        BankFiles.paid(batch.references().get(0), "700.00", TODAY),
                        BankFiles.paid("SOMEBODY-ELSE", "12.00", TODAY),
                        BankFiles.paid(NUMBER, "12.00", TODAY)));
        assertThat(statement.getList("lines.outcome"))
                .containsExactly("paid", "contradiction", "unknown-reference", "unknown-reference");
        assertThat(statement.prettify()).doesNotContain(NUMBER);
        JsonPath settled = batch.shown();
        assertThat(settled.getString("state")).isEqualTo("SETTLED");
        assertThat(settled.getString("paidOn")).isEqualTo(TODAY);
        assertThat(settled.getList("instalments.payment")).containsExactly("FAILED", "PAID");
        balances(batch.fund(), "7000.00", "0.00", "1300.00", "700.00");
        assertThat(Api.officer().must("/awards/" + batch.awards().get(1)).getString("state"))
                .isEqualTo("IN_PAYMENT");
        String path = "/bank-statements/" + statement.getString("id");
        assertThat(Api.officer().must(path).getList("lines")).hasSize(4);
        assertThat(Api.officer()
                        .must(path + "/lines?outcome=unknown-reference&limit=1")
                        .getList("items.number"))
                .containsExactly(3);
        assertThat(Api.officer().must(path + "/lines").getList("items.number")).containsExactly(1, 2, 3, 4);
        assertThat(Api.officer()
                        .must("/bank-statements?kind=camt.053&limit=200")
                        .getList("items.id"))
                .contains(statement.getString("id"))
                .doesNotContain(report.getString("id"));

        // What the bank could not pay is tried again, under a reference of its own.
        String instalment = settled.getString("instalments[0].instalment.id");
        Api.finance().must(200, "/instalments/" + instalment + "/release", null);
        JsonPath again = Api.finance()
                .must(201, "/payment-batches", map("fundId", batch.fund(), "instalments", List.of(instalment)));
        assertThat(again.getList("instalments.paymentReference", String.class))
                .doesNotContainAnyElementsOf(batch.references());
        assertThat(batch.shown().getList("instalments.payment")).containsExactly("FAILED", "PAID");
    }

    @Test
    void theSameFileTwiceChangesNothingHoweverItComes() throws Exception {
        Batch batch = Batch.approved(2);
        String file = BankFiles.statement(
                "S" + batch.id(),
                BankFiles.paid(batch.references().get(0), "700.00", TODAY),
                BankFiles.returned(batch.references().get(1), "700.00", TODAY, "AC01"));
        List<Callable<Integer>> imports = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            imports.add(() -> send(Api.finance(), file).statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(imports.size());
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> answer : threads.invokeAll(imports)) {
                statuses.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        balances(batch.fund(), "7000.00", "0.00", "1300.00", "700.00");
        JsonPath ledger = Api.officer().must("/funds/" + batch.fund() + "/ledger?limit=200");
        JsonPath again = sent(200, file);
        assertThat(again.getBoolean("repeated")).isTrue();
        assertThat(again.getList("lines.outcome")).containsExactly("paid", "failed");

        // The same lines in a file of other bytes are duplicates, each of them.
        JsonPath other = sent(201, file + "\n");
        assertThat(other.getList("lines.outcome")).containsExactly("duplicate", "duplicate");
        assertThat(other.getInt("applied")).isZero();
        assertThat(Api.officer()
                        .must("/funds/" + batch.fund() + "/ledger?limit=200")
                        .getList("items.id"))
                .isEqualTo(ledger.getList("items.id"));
    }

    @Test
    void aBatchThatIsBookedAsOneIsPaid() {
        Batch batch = Batch.approved(2);
        JsonPath wrong = sent(
                201, BankFiles.statement("W" + batch.id(), BankFiles.paidWhole(reference(batch), "1399.99", TODAY)));
        assertThat(wrong.getList("lines.outcome")).containsExactly("other-amount");
        assertThat(batch.shown().getString("state")).isEqualTo("APPROVED");
        JsonPath right = sent(
                201, BankFiles.statement("S" + batch.id(), BankFiles.paidWhole(reference(batch), "1400.00", TODAY)));
        assertThat(right.getList("lines.outcome")).containsExactly("paid");
        assertThat(batch.shown().getString("state")).isEqualTo("SETTLED");
        assertThat(batch.shown().getList("instalments.state")).containsExactly("PAID", "PAID");
    }

    @Test
    void whatWasNeverSentOrHasNotHappenedIsNotApplied() {
        Batch ordered = Batch.ordered(1);
        Batch approved = Batch.approved(1);
        JsonPath report = sent(
                201,
                BankFiles.statement(
                        "S" + ordered.id(),
                        BankFiles.paid(ordered.references().get(0), "700.00", TODAY),
                        BankFiles.paid(
                                approved.references().get(0),
                                "700.00",
                                LocalDate.now().plusDays(3).toString())));
        assertThat(report.getList("lines.outcome")).containsExactly("not-sent", "in-the-future");
        assertThat(ordered.shown().getString("state")).isEqualTo("ORDERED");
        assertThat(approved.shown().getList("instalments.payment")).containsExactly("ORDERED");
        // What is left is read from the bank's own screen.
        Api.finance().must(200, approved.path() + "/settle", map("paidOn", TODAY));
        assertThat(approved.shown().getList("instalments.payment")).containsExactly("PAID");
    }

    @Test
    void whatIsNoFileOfABankIsRefusedWholeAndByNobodyElseTaken() {
        Batch batch = Batch.approved(1);
        String good = BankFiles.statement(
                "S" + batch.id(), BankFiles.paid(batch.references().get(0), "700.00", TODAY));
        String bad = good.replaceFirst(
                "<Document", "<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Document");
        JsonPath refused = Api.expect(422, send(Api.finance(), bad));
        assertThat(refused.getString("type")).contains("not-a-bank-file");
        assertThat(send(Api.officer(), good).statusCode()).isEqualTo(403);
        assertThat(Api.finance()
                        .as()
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/bank-statements/import")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(Api.finance(), good + " ".repeat(17 << 20)).statusCode())
                .isEqualTo(413);
        assertThat(batch.shown().getList("instalments.payment")).containsExactly("ORDERED");
        sent(201, good);
    }

    /** From the student's own entry to the bank's answer, with every line that is logged meanwhile. */
    @Test
    void noLogEverHoldsAnAccountNumber() {
        ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " "
                        + line.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            Batch batch = Batch.approved(1);
            Api.finance().as().accept("application/xml").get("/api/v1" + batch.path() + "/file");
            sent(
                    201,
                    BankFiles.statement(
                            "S" + batch.id(),
                            BankFiles.paid(batch.references().get(0), "700.00", TODAY),
                            BankFiles.paid(NUMBER, "1.00", TODAY)));
            Api.expect(422, send(Api.finance(), "<Document><IBAN>" + NUMBER + "</IBAN></Document>"));
            Logger.getLogger("eu.peregrine.test").info("a line to be found");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).anyMatch(line -> line.contains("a line to be found"));
        assertThat(logged).noneMatch(line -> line.replace(" ", "").contains(NUMBER));
    }

    private static String reference(Batch batch) {
        return batch.shown().getString("reference");
    }

    private static JsonPath sent(int status, String file) {
        return Api.expect(status, send(Api.finance(), file));
    }

    private static Response send(Api as, String file) {
        return as.as().contentType("application/xml; charset=UTF-8").body(file).post("/api/v1/bank-statements/import");
    }
}
