package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The life of money from a funder's pledge to the bank's answer, everybody with their own token, through the gateway. */
@Order(3)
class MoneyLifeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String IBAN = "FR1420041010050500013M02606";
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    private static Office office;
    private static Office accounting;
    private static Office approval;
    private static Office reviewer;
    private static String funder;

    @BeforeAll
    static void openTheOffice() throws IOException {
        SharedSystem.use();
        office = Office.of("office");
        accounting = Office.of("accounting");
        approval = Office.of("accounting-approval");
        reviewer = Office.of("reviewer");
        funder = await().atMost(SOON)
                .until(
                        () -> office.get("funders?kind=company&limit=1")
                                .body()
                                .path("items")
                                .path(0)
                                .path("id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    @AfterAll
    static void closeTheOffice() {
        SharedSystem.stop();
    }

    @Test
    void aBatchNeedsTwoPeopleAndTheBanksAnswerSettlesIt() throws IOException {
        String fund = fund("2000.00", "2000.00");
        List<Office> students = List.of(Office.of("student08"), Office.of("student09"));
        String call = decided(fund, "2000.00", students);
        List<String> due = new ArrayList<>();
        for (Office student : students) {
            String award = contracted(call, student);
            due.add(office.get(award)
                    .body()
                    .path("instalments")
                    .path(0)
                    .path("id")
                    .asText());
        }
        JsonNode ordered = ok(accounting.post("payment-batches", Map.of("fundId", id(fund), "instalments", due)));
        String batch = "payment-batches/" + ordered.path("id").asText();
        String waiting =
                "tasks?kind=approve-payment-batch&about=" + ordered.path("id").asText();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(approval.get(waiting).body().path("items")).hasSize(1));
        Answer alone = accounting.post(batch + "/approve", null);
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.problem()).isEqualTo("second-person");
        assertThat(accounting.get(batch + "/file").problem()).isEqualTo("not-approved");
        assertThat(office.post(batch + "/approve", null).status()).isEqualTo(403);
        ok(approval.post(batch + "/approve", null));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(approval.get(waiting).body().path("items")).isEmpty());

        String file = accounting.file(batch + "/file");
        assertThat(sum(file)).isEqualByComparingTo("2000.00");
        assertThat(file).contains("<NbOfTxs>2</NbOfTxs>", "<CtrlSum>2000.00</CtrlSum>", IBAN);
        assertThat(office.get(batch + "/file").status()).isEqualTo(403);
        assertThat(accounting.get(batch).body().toString()).doesNotContain(IBAN);

        JsonNode lines = ordered.path("instalments");
        String statement = statement(List.of(
                entry(lines.path(0).path("paymentReference").asText(), "1000.00"),
                entry(lines.path(1).path("paymentReference").asText(), "1000.00"),
                entry("NOT-OURS", "5.00")));
        JsonNode taken = ok(accounting.loadXml("bank-statements/import", statement));
        assertThat(taken.path("lines").findValuesAsText("outcome"))
                .containsExactly("paid", "paid", "unknown-reference");
        Answer again = accounting.loadXml("bank-statements/import", statement);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("repeated").asBoolean()).isTrue();
        assertThat(accounting.get(batch).body().path("state").asText()).isEqualTo("SETTLED");
        balances(fund, "0.00", "0.00", "0.00", "2000.00");
        JsonNode balance = accounting.get("funds/trial-balance").body();
        assertThat(balance.path("unbalanced")).isEmpty();
        assertThat(balance.path("currencies").findValuesAsText("balanced")).containsOnly("true");
    }

    @Test
    void nothingIsPaidToAnAccountThatCannotBe() throws IOException {
        String fund = fund("1000.00", "1000.00");
        Office student = Office.of("student10");
        String call = decided(fund, "1000.00", List.of(student));
        String award = award(call, student);
        ok(student.post(award + "/accept", null));
        Answer wrong = student.put(
                award + "/bank-account",
                Map.of("iban", "FR1520041010050500013M02606", "holder", "Ada"),
                student.get(award).etag());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").path(0).path("code").asText()).isEqualTo("invalid-iban");
        assertThat(wrong.body().toString()).doesNotContain("20041010050500013M02606");
        sign(award);
        assertThat(office.get(award).body().path("instalments").findValuesAsText("state"))
                .containsExactly("PLANNED");
        account(award, student);
        JsonNode shown = office.get(award).body();
        assertThat(shown.path("instalments").findValuesAsText("state")).containsExactly("DUE");
        assertThat(shown.toString()).doesNotContain(IBAN);
    }

    @Test
    void anExhaustedFundOffersNothingUntilMoreIsPledged() throws IOException {
        String fund = fund("1000.00", null);
        String first = ranked(fund, "1000.00", List.of(Office.of("student11")), 100);
        String second = ranked(fund, "1000.00", List.of(Office.of("student12")), 100);
        ok(office.post(first + "/decide", null));
        balances(fund, "0.00", "1000.00", "0.00", "0.00");
        Answer refused = office.post(second + "/decide", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("fund-exhausted");
        assertThat(office.get(second).body().path("state").asText()).isEqualTo("RANKED");
        balances(fund, "0.00", "1000.00", "0.00", "0.00");
        contribute(fund, "pledges", "1000.00");
        ok(office.post(second + "/decide", null));
        balances(fund, "0.00", "2000.00", "0.00", "0.00");
    }

    @Test
    void whoDeclinesMakesRoomForWhoWaits() throws IOException {
        String fund = fund("1000.00", null);
        Office first = Office.of("student13");
        Office second = Office.of("student14");
        String call = decided(fund, "1000.00", List.of(first, second));
        assertThat(ok(second.get("awards?call=" + id(call))).path("items")).isEmpty();
        ok(first.post(award(call, first) + "/decline", null));
        assertThat(office.get(award(call, second)).body().path("state").asText())
                .isEqualTo("OFFERED");
        balances(fund, "0.00", "1000.00", "0.00", "0.00");
    }

    @Test
    void whatWasPaidBeforeTheEndIsClaimedBackAndComesBackInParts() throws IOException {
        String fund = fund("1000.00", "1000.00");
        Office student = Office.of("student15");
        Office waiting = Office.of("student16");
        String call = decided(fund, "1000.00", List.of(student, waiting), 80, 20);
        String award = contracted(call, student);
        pay(
                fund,
                office.get(award).body().path("instalments").path(0).path("id").asText());
        JsonNode revoked = ok(office.post(award + "/cancel", Map.of("reason", "Left the school")));
        assertThat(revoked.path("state").asText()).isEqualTo("REVOKED");
        assertThat(revoked.path("net").path("amount").asText()).isEqualTo("0.00");
        balances(fund, "200.00", "0.00", "0.00", "0.00");
        String claim =
                "over-awards/" + revoked.path("overAwards").path(0).path("id").asText();
        assertThat(student.get(claim).body().path("open").path("amount").asText())
                .isEqualTo("800.00");
        assertThat(waiting.get(claim).status()).isEqualTo(404);
        assertThat(office.post(claim + "/recover", recovery("1.00")).status()).isEqualTo(403);
        ok(accounting.post(claim + "/recover", recovery("500.00")));
        assertThat(accounting.post(claim + "/recover", recovery("500.00")).status())
                .isEqualTo(422);
        balances(fund, "700.00", "0.00", "0.00", "0.00");
        JsonNode done = ok(
                accounting.post(claim + "/write-off", Map.of("amount", euros("300.00"), "reason", "Nobody answers")));
        assertThat(done.path("state").asText()).isEqualTo("WRITTEN_OFF");
        JsonNode books = office.get(fund).body();
        assertThat(books.path("balances").path("lost").path("amount").asText()).isEqualTo("300.00");
        assertThat(books.path("balanced").asBoolean()).isTrue();
    }

    @Test
    void aRevokedContractKeepsWhatTheSchoolLeaves() throws IOException {
        String fund = fund("1000.00", "1000.00");
        Office student = Office.of("student17");
        String call = decided(fund, "1000.00", List.of(student), 80, 20);
        String award = contracted(call, student);
        pay(
                fund,
                office.get(award).body().path("instalments").path(0).path("id").asText());
        JsonNode revoked = ok(office.post(award + "/cancel", Map.of("reason", "Fell ill", "keeps", euros("700.00"))));
        assertThat(revoked.path("net").path("amount").asText()).isEqualTo("700.00");
        assertThat(revoked.path("overAwards")
                        .path(0)
                        .path("amount")
                        .path("amount")
                        .asText())
                .isEqualTo("100.00");
        balances(fund, "200.00", "0.00", "0.00", "700.00");
    }

    private static void pay(String fund, String instalment) {
        String batch = "payment-batches/"
                + ok(accounting.post("payment-batches", Map.of("fundId", id(fund), "instalments", List.of(instalment))))
                        .path("id")
                        .asText();
        ok(approval.post(batch + "/approve", null));
        ok(accounting.post(batch + "/settle", Map.of("paidOn", TODAY, "failed", List.of())));
    }

    private static Map<String, Object> recovery(String amount) {
        return Map.of("amount", euros(amount), "on", TODAY, "reference", "line 3");
    }

    /** A fund of the school's inside, with as much pledged and received. */
    private static String fund(String pledged, String received) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("funderId", funder);
        draft.put("name", Map.of("en", "Fund " + UUID.randomUUID()));
        draft.put("currency", "EUR");
        draft.put("period", Map.of("start", "2026-09-01", "end", "2028-08-31"));
        draft.put("restrictions", Map.of("direction", "internal"));
        String fund = "funds/" + ok(accounting.post("funds", draft)).path("id").asText();
        contribute(fund, "pledges", pledged);
        if (received != null) {
            contribute(fund, "receipts", received);
        }
        return fund;
    }

    private static void contribute(String fund, String what, String amount) {
        ok(accounting.post(fund + "/" + what, Map.of("amount", euros(amount), "on", TODAY, "reference", "letter")));
    }

    /** A call for 1,000 euros each, paid with the contract in these shares, in which these students are scored and ranked. */
    private static String ranked(String fund, String budget, List<Office> students, Integer... shares) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", Map.of("en", "Call " + UUID.randomUUID()));
        draft.put("fundId", id(fund));
        draft.put("kind", "internal");
        draft.put("opensOn", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        draft.put("closesOn", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        draft.put("criteria", List.of(Map.of("code", "merit", "name", Map.of("en", "Merit"), "weight", 100)));
        draft.put("budget", euros(budget));
        draft.put("award", Map.of("fixed", euros("1000.00")));
        draft.put(
                "instalments",
                Stream.of(shares)
                        .map(share -> Map.of("share", share, "releaseWhen", List.of("contract-signed")))
                        .toList());
        String call = "calls/" + ok(office.post("calls", draft)).path("id").asText();
        ok(office.post(call + "/publish", null));
        ok(office.post(call + "/open", null));
        int points = 20;
        for (Office student : students) {
            String application = "applications/"
                    + ok(student.post("applications", Map.of("callId", id(call), "studentId", student.student())))
                            .path("id")
                            .asText();
            ok(student.post(application + "/submit", null));
            ok(reviewer.post(
                    application + "/scores",
                    Map.of("scores", List.of(Map.of("criterion", "merit", "points", points--)))));
        }
        ok(office.post(call + "/close", null));
        ok(office.post(call + "/rank", null));
        return call;
    }

    private static String decided(String fund, String budget, List<Office> students) {
        return decided(fund, budget, students, 100);
    }

    private static String decided(String fund, String budget, List<Office> students, Integer... shares) {
        String call = ranked(fund, budget, students, shares);
        ok(office.post(call + "/decide", null));
        return call;
    }

    private static String award(String call, Office student) {
        return "awards/"
                + ok(student.get("awards?call=" + id(call)))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText();
    }

    /** The student accepts and names an account; the contract is signed. */
    private static String contracted(String call, Office student) {
        String award = award(call, student);
        ok(student.post(award + "/accept", null));
        account(award, student);
        sign(award);
        return award;
    }

    private static void account(String award, Office student) {
        ok(student.put(
                award + "/bank-account",
                Map.of("iban", IBAN, "holder", "Ada Lovelace"),
                student.get(award).etag()));
    }

    private static void sign(String award) {
        ok(office.post(award + "/contract", Map.of("signedOn", TODAY)));
    }

    private static void balances(String fund, String available, String reserved, String committed, String paid) {
        JsonNode shown = office.get(fund).body();
        List<String> amounts = new ArrayList<>();
        for (String account : List.of("available", "reserved", "committed", "paid")) {
            amounts.add(shown.path("balances").path(account).path("amount").asText());
        }
        assertThat(amounts).containsExactly(available, reserved, committed, paid);
        assertThat(shown.path("balanced").asBoolean()).isTrue();
    }

    private static String statement(List<String> entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>"
                + UUID.randomUUID().toString().substring(0, 30)
                + "</MsgId></GrpHdr><Stmt><Id>1</Id>" + String.join("", entries)
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String entry(String reference, String amount) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>"
                + TODAY + "</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>" + reference
                + "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>";
    }

    /** The amounts of the orders in a file for the bank, added up. */
    private static BigDecimal sum(String file) {
        Matcher amounts =
                Pattern.compile("<InstdAmt Ccy=\"EUR\">([0-9.]+)</InstdAmt>").matcher(file);
        BigDecimal sum = BigDecimal.ZERO;
        while (amounts.find()) {
            sum = sum.add(new BigDecimal(amounts.group(1)));
        }
        return sum;
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer.body();
    }
}
