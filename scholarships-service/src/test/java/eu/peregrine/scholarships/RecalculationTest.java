package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Awards that follow their stays, with a rule of 500 € a month: 174 days from 15 February to 8 August are 2900 €. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RecalculationTest {

    @Test
    void aLongerStayIsCommittedFurtherAndAShorterOneReleased() {
        Case one = contracted("5000.00", Map.of());
        assertThat(amounts(one.award)).containsExactly("2030.00", "870.00");
        Scene.balances(one.fund, "2100.00", "0.00", "2900.00", "0.00");
        dates(one.stay, one.award, 2, "2027-02-15", "2027-09-08");
        assertThat(amounts(one.award)).containsExactly("2380.00", "1020.00");
        Scene.balances(one.fund, "1600.00", "0.00", "3400.00", "0.00");
        JsonPath shorter = dates(one.stay, one.award, 3, "2027-02-15", "2027-05-08");
        assertThat(shorter.getString("amount.amount")).isEqualTo("1400.00");
        assertThat(shorter.getList("amounts.why")).containsExactly("offered", "dates-changed", "dates-changed");
        assertThat(shorter.getString("grant.steps[0].formula")).isEqualTo("84 × 500.00 / 30 = 1400.00");
        Scene.balances(one.fund, "3600.00", "0.00", "1400.00", "0.00");
    }

    @Test
    void anOfferFollowsItsStayToo() {
        Case one = offered("5000.00", Map.of());
        Scene.balances(one.fund, "2100.00", "2900.00", "0.00", "0.00");
        dates(one.stay, one.award, 2, "2027-02-15", "2027-05-08");
        Scene.balances(one.fund, "3600.00", "1400.00", "0.00", "0.00");
        dates(one.stay, one.award, 3, "2027-02-15", "2027-09-08");
        Scene.balances(one.fund, "1600.00", "3400.00", "0.00", "0.00");
        assertThat(amounts(one.award)).containsExactly("2380.00", "1020.00");
    }

    @Test
    void whatWasPaidTooMuchIsClaimedSetOffPaidBackAndWrittenOff() {
        Case one = contracted("5000.00", Map.of());
        payFirst(one);
        dates(one.stay, one.award, 2, "2027-02-15", "2027-05-08");
        JsonPath claim = Api.officer().must("/over-awards?award=" + one.award);
        assertThat(claim.getList("items.amount.amount")).containsExactly("630.00");
        assertThat(claim.getList("items.origin")).containsExactly("dates-changed");
        Scene.balances(one.fund, "2970.00", "0.00", "0.00", "1400.00");
        dates(one.stay, one.award, 3, "2027-02-15", "2027-05-14");
        String id = claim.getString("items[0].id");
        assertThat(Api.officer().must("/over-awards/" + id).getString("open.amount"))
                .isEqualTo("530.00");
        Scene.balances(one.fund, "2970.00", "0.00", "0.00", "1500.00");
        Map<String, Object> recovery =
                map("amount", euros("500.00"), "on", LocalDate.now().toString(), "reference", "line 7");
        Api.finance().must(200, "/over-awards/" + id + "/recover", recovery);
        Scene.balances(one.fund, "3470.00", "0.00", "0.00", "1500.00");
        JsonPath more = Api.expect(422, Api.finance().post("/over-awards/" + id + "/recover", recovery));
        assertThat(more.getList("errors.code")).containsExactly("more-than-owed");
        JsonPath done = Api.finance()
                .must(
                        200,
                        "/over-awards/" + id + "/write-off",
                        map("amount", euros("30.00"), "reason", "Not worth a letter"));
        assertThat(done.getString("state")).isEqualTo("WRITTEN_OFF");
        assertThat(done.getList("parts.how")).containsExactly("DEDUCTED", "RECOVERED", "WRITTEN_OFF");
        assertThat(Api.officer().must("/awards/" + one.award).getString("state"))
                .isEqualTo("SETTLED");
        JsonPath balances = Api.officer().must("/funds/" + one.fund);
        assertThat(balances.getString("balances.receivable.amount")).isEqualTo("0.00");
        assertThat(balances.getString("balances.lost.amount")).isEqualTo("30.00");
        assertThat(balances.getBoolean("balanced")).isTrue();
        JsonPath closed = Api.expect(409, Api.finance().post("/over-awards/" + id + "/recover", recovery));
        assertThat(closed.getString("type")).contains("illegal-transition");
    }

    @Test
    void aLateCorrectionOpensASettledAwardAgain() {
        Case one = contracted("5000.00", Map.of());
        one.stay.tell(2, "departed", "RETURNED");
        awaitStates(one.award, "DUE", "DUE");
        Scene.pay(one.fund, Api.officer().must("/awards/" + one.award).getList("instalments.id"));
        assertThat(Api.officer().must("/awards/" + one.award).getString("state"))
                .isEqualTo("SETTLED");
        one.stay.tell(3, "edited", "RETURNED", "2027-02-15", "2027-08-14");
        awaitStates(one.award, "PAID", "PAID", "DUE", "DUE");
        JsonPath reopened = Api.officer().must("/awards/" + one.award);
        assertThat(reopened.getString("state")).isEqualTo("IN_PAYMENT");
        assertThat(reopened.getList("instalments.amount.amount"))
                .containsExactly("2030.00", "870.00", "70.00", "30.00");
        Scene.pay(one.fund, List.of(reopened.getString("instalments[2].id"), reopened.getString("instalments[3].id")));
        assertThat(Api.officer().must("/awards/" + one.award).getString("state"))
                .isEqualTo("SETTLED");
        Scene.balances(one.fund, "2000.00", "0.00", "0.00", "3000.00");
    }

    @Test
    void aStayThatIsCancelledAfterAllWasPaidIsClaimedBack() {
        Case one = contracted("5000.00", Map.of());
        one.stay.tell(2, "departed", "RETURNED");
        awaitStates(one.award, "DUE", "DUE");
        Scene.pay(one.fund, Api.officer().must("/awards/" + one.award).getList("instalments.id"));
        one.stay.tell(3, "cancelled", "CANCELLED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("state"))
                        .isEqualTo("REVOKED"));
        assertThat(Api.officer().must("/over-awards?award=" + one.award).getList("items.amount.amount"))
                .containsExactly("2900.00");
        Scene.balances(one.fund, "2100.00", "0.00", "0.00", "0.00");
    }

    /** The balance waits for the report, and a report counts once the stay is over. */
    @Test
    void theBalanceWaitsForTheReportThatIsDueFortyFiveDaysAfterTheStay() {
        String fund = Scene.fund(Scene.funder(), "1000.00", "1000.00");
        Map<String, Object> draft = Scene.callDraft(fund, "1000.00", "500.00");
        draft.put(
                "instalments",
                List.of(
                        map("share", 80, "releaseWhen", List.of("contract-signed")),
                        map("share", 20, "releaseWhen", List.of("participant-report"))));
        String call = Scene.openCall(draft);
        Stay early = Stay.planned();
        Stay late = Stay.planned();
        for (Stay stay : List.of(early, late)) {
            Scene.score(Scene.eligible(call, stay), 20, 20);
        }
        Scene.decide(call);
        String first = Scene.contracted(call, early);
        String second = Scene.contracted(call, late);
        Map<String, Object> today = map("on", LocalDate.now().toString());
        Api.student(early.student()).must(200, "/awards/" + first + "/participant-report", today);
        awaitStates(first, "DUE", "PLANNED");
        assertThat(Api.officer().must("/awards/" + second).getString("reportBy"))
                .isNull();
        early.tell(2, "departed", "RETURNED");
        late.tell(2, "departed", "RETURNED");
        awaitStates(first, "DUE", "DUE");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().must("/awards/" + second).getString("reportBy"))
                                .isEqualTo("2027-09-22"));
        awaitStates(second, "DUE", "PLANNED");
        Api.student(late.student()).must(200, "/awards/" + second + "/participant-report", today);
        awaitStates(second, "DUE", "DUE");
        assertThat(Api.officer().must("/awards/" + second).getString("reportBy"))
                .isNull();
    }

    @Test
    void whoGoesHomeByForceMajeureKeepsWhatWasPaid() {
        Case one = contracted("5000.00", Map.of());
        payFirst(one);
        one.stay.tellOfForceMajeure(2, "2027-02-15", "2027-03-20");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("2030.00"));
        JsonPath award = Api.officer().must("/awards/" + one.award);
        assertThat(award.getList("grant.against")).isEmpty();
        assertThat(award.getString("grant.total.amount")).isEqualTo("600.00");
        assertThat(award.getString("amounts[1].reason")).contains("Force majeure");
        assertThat(award.getString("state")).isEqualTo("SETTLED");
        assertThat(Api.officer().must("/over-awards?award=" + one.award).getList("items"))
                .isEmpty();
        Scene.balances(one.fund, "2970.00", "0.00", "0.00", "2030.00");
        String before = Api.officer().get("/awards/" + one.award).header("ETag");
        Api.officer().must(200, "/awards/" + one.award + "/recalculate", null);
        assertThat(Api.officer().get("/awards/" + one.award).header("ETag")).isEqualTo(before);
    }

    @Test
    void whoGoesHomeByForceMajeureIsStillPaidWhatWasDue() {
        Case one = contracted("5000.00", Map.of());
        one.stay.tellOfForceMajeure(2, "2027-02-15", "2027-03-20");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("2030.00"));
        Scene.balances(one.fund, "2970.00", "0.00", "2030.00", "0.00");
        assertThat(amounts(one.award)).containsExactly("1421.00", "609.00");
        awaitStates(one.award, "DUE", "DUE");
    }

    /** Whoever leaves for another reason gets what the days come to, and nothing below the shortest stay. */
    @Test
    void whoGoesHomeForAnotherReasonPaysBack() {
        Case one = contracted("5000.00", Map.of());
        payFirst(one);
        one.stay.tell(2, "departed", "RETURNED", "2027-02-15", "2027-03-20");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.officer()
                                .must("/over-awards?award=" + one.award)
                                .getList("items.amount.amount"))
                        .containsExactly("2030.00"));
    }

    @Test
    void anAwardWaitsWhileNobodyHereKnowsWhatItsStayIsFor() {
        Case one = contracted("5000.00", Map.of());
        one.stay.tellOfKind(2, "residency");
        Stay stranger = Stay.planned();
        stranger.tellOfKind(2, "residency");
        Map<String, Object> draft = Scene.callDraft(Scene.fund(Scene.funder(), "100.00", null), "100.00", "1.00");
        draft.put("award", map("grantRuleId", GrantRuleTest.created()));
        String call = Scene.openCall(draft);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.officer()
                                .must(
                                        200,
                                        "/calls/" + call + "/eligibility",
                                        map("studentId", stranger.student(), "mobilityId", stranger.mobility()))
                                .getList("reasons.code"))
                        .containsExactly("kind-unknown"));
        Api.officer().must(200, "/awards/" + one.award + "/recalculate", null);
        assertThat(Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                .isEqualTo("2900.00");
        one.stay.tellOfKind(3, "internship");
        JsonPath known = dates(one.stay, one.award, 4, "2027-02-15", "2027-05-08");
        assertThat(known.getString("amount.amount")).isEqualTo("1400.00");
    }

    @Test
    void whatTheFundLacksIsNotedAndGivenLater() {
        Case one = contracted("3000.00", Map.of());
        one.stay.tell(2, "edited", "PLANNED", "2027-02-15", "2027-09-08");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("lacking.amount"))
                        .isEqualTo("500.00"));
        Scene.balances(one.fund, "100.00", "0.00", "2900.00", "0.00");
        Scene.contribute(one.fund, "pledges", "400.00");
        JsonPath given = Api.officer().must(200, "/awards/" + one.award + "/recalculate", null);
        assertThat(given.getString("amount.amount")).isEqualTo("3400.00");
        assertThat(given.getString("lacking")).isNull();
        Scene.balances(one.fund, "0.00", "0.00", "3400.00", "0.00");
    }

    @Test
    void recalculatingTwiceChangesNothing() {
        Case one = contracted("5000.00", Map.of());
        payFirst(one);
        dates(one.stay, one.award, 2, "2027-02-15", "2027-05-08");
        String before = Api.officer().get("/awards/" + one.award).header("ETag");
        for (int i = 0; i < 2; i++) {
            Api.officer().must(200, "/awards/" + one.award + "/recalculate", null);
        }
        assertThat(Api.officer().get("/awards/" + one.award).header("ETag")).isEqualTo(before);
        assertThat(Api.officer().must("/over-awards?award=" + one.award).getList("items"))
                .hasSize(1);
    }

    @Test
    void aReductionIsAFurtherVersionAndStaysWhenDatesChange() {
        Case one = contracted("5000.00", Map.of());
        JsonPath wrong = Api.expect(
                422,
                Api.officer()
                        .post("/awards/" + one.award + "/reduce", map("amount", euros("2900.00"), "reason", "None")));
        assertThat(wrong.getList("errors.code")).containsExactly("no-reduction");
        JsonPath reduced = Api.officer()
                .must(200, "/awards/" + one.award + "/reduce", map("amount", euros("2400.00"), "reason", "No report"));
        assertThat(reduced.getList("amounts.amount.amount")).containsExactly("2900.00", "2400.00");
        assertThat(reduced.getString("reduction.amount")).isEqualTo("500.00");
        Scene.balances(one.fund, "2600.00", "0.00", "2400.00", "0.00");
        assertThat(dates(one.stay, one.award, 2, "2027-02-15", "2027-09-08").getString("amount.amount"))
                .isEqualTo("2900.00");
    }

    @Test
    void whoLosesAnAwardMayKeepAPart() {
        Case one = contracted("5000.00", Map.of());
        payFirst(one);
        JsonPath revoked = Api.officer()
                .must(200, "/awards/" + one.award + "/cancel", map("reason", "Fell ill", "keeps", euros("1530.00")));
        assertThat(revoked.getString("state")).isEqualTo("REVOKED");
        assertThat(revoked.getString("net.amount")).isEqualTo("1530.00");
        assertThat(revoked.getList("overAwards.amount.amount")).containsExactly("500.00");
        Scene.balances(one.fund, "2970.00", "0.00", "0.00", "1530.00");
    }

    /** The order is at the bank when the stay is cut short: what it pays too much is claimed once it is paid. */
    @Test
    void whatIsOnItsWayIsClaimedWhenItIsPaid() {
        Case one = contracted("5000.00", Map.of());
        String instalment = Api.officer().must("/awards/" + one.award).getString("instalments[0].id");
        String batch = Api.finance()
                .must(201, "/payment-batches", map("fundId", one.fund, "instalments", List.of(instalment)))
                .getString("id");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        dates(one.stay, one.award, 2, "2027-02-15", "2027-05-08");
        assertThat(Api.officer().must("/over-awards?award=" + one.award).getList("items"))
                .isEmpty();
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + batch + "/settle",
                        map("paidOn", LocalDate.now().toString(), "failed", List.of()));
        JsonPath claims = Api.officer().must("/over-awards?award=" + one.award);
        assertThat(claims.getList("items.amount.amount")).containsExactly("630.00");
        assertThat(claims.getList("items.origin")).containsExactly("paid-late");
        Scene.balances(one.fund, "2970.00", "0.00", "0.00", "1400.00");
    }

    @Test
    void aZeroGrantHasAContractAndNoMoney() {
        Case one = contracted("5000.00", Map.of("zeroGrant", true));
        JsonPath award = Api.officer().must("/awards/" + one.award);
        assertThat(award.getString("amount.amount")).isEqualTo("0.00");
        assertThat(award.getList("instalments")).isEmpty();
        assertThat(award.getInt("grant.nonFundedDays")).isEqualTo(174);
        Scene.balances(one.fund, "5000.00", "0.00", "0.00", "0.00");
        one.stay.tell(2, "departed", "RETURNED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("state"))
                        .isEqualTo("SETTLED"));
    }

    @Test
    void earlierStaysOfTheStudyCycleUseItsMonths() {
        Case one = contracted("9000.00", Map.of());
        Stay earlier = new Stay(one.stay.student(), Ids.next());
        earlier.tell(1, "planned", "PLANNED", "2026-01-01", "2026-10-30");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("1000.00"));
        earlier.tell(2, "cancelled", "CANCELLED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("2900.00"));
    }

    @Test
    void staysFromBeforeTheSystemUseMonthsOfTheStudyCycleAsWell() {
        Case one = contracted("9000.00", Map.of("cycleDaysUsed", 30));
        prior(one.stay.student(), 1, "2026-01-01", "2026-10-30");
        // What was declared is of the same stay and does not count twice.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("1000.00"));
        // A stay before the intake was in another study cycle; what was declared counts again.
        prior(one.stay.student(), 2, "2023-01-01", "2023-10-30");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + one.award).getString("amount.amount"))
                        .isEqualTo("2900.00"));
    }

    /** The news of a student with one stay from before the system. */
    private static void prior(UUID student, long sequence, String start, String end) {
        TestKafka.send("student", student, "student.prior-stay-recorded", sequence, """
                {"id":"%s","programmeId":"%s","intake":"2024/2025","cohort":"2027","status":"engineer","eqf":7,"iscedF":"0732",
                 "priorStays":[{"kind":"exchange","start":"%s","end":"%s"}],"change":{"kind":"prior-stay-recorded"}}
                """.formatted(
                        student, Ids.next(), start, end));
    }

    @Test
    void awardsStandBesideOthersOnlyAsTheirCallsAllow() {
        UUID funder = Scene.funder();
        Stay stay = Stay.planned();
        String first = Scene.fund(funder, "5000.00", null);
        Scene.decided(first, "1000.00", "1000.00", List.of(stay));
        Map<String, Object> limited = Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "800.00");
        limited.put("cumulation", "other-funders");
        limited.put("cumulationLimit", euros("1500.00"));
        assertThat(decide(limited, stay)).isEqualTo("SELECTED");
        assertThat(Api.officer().must("/awards?student=" + stay.student()).getList("items.amount.amount"))
                .containsExactlyInAnyOrder("1000.00", "500.00");
        Map<String, Object> full = Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "800.00");
        full.put("cumulationLimit", euros("1500.00"));
        assertThat(decide(full, stay)).isEqualTo("cumulation-limit");
        Map<String, Object> same = Scene.callDraft(first, "1000.00", "100.00");
        same.put("cumulation", "other-funders");
        assertThat(decide(same, stay)).isEqualTo("funded-already");
        Map<String, Object> alone = Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "800.00");
        alone.put("cumulation", "exclusive");
        Stay other = Stay.planned();
        assertThat(decide(alone, other)).isEqualTo("SELECTED");
        assertThat(decide(Scene.callDraft(first, "1000.00", "100.00"), other)).isEqualTo("funded-already");
    }

    /** The state, or the reason where it was rejected. */
    private static String decide(Map<String, Object> draft, Stay stay) {
        String call = Scene.openCall(draft);
        String application = Scene.eligible(call, stay);
        Scene.score(application, 20, 20);
        Scene.decide(call);
        JsonPath decided = Api.officer().must("/applications/" + application);
        List<String> reasons = decided.getList("reasons.code");
        return reasons.isEmpty() ? decided.getString("state") : reasons.get(0);
    }

    /** Tells of other days of the stay and waits until the award was worked out anew. */
    static JsonPath dates(Stay stay, String award, long sequence, String start, String end) {
        stay.tell(sequence, "edited", "PLANNED", start, end);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Api.officer().must("/awards/" + award).getList("amounts.end", String.class))
                                .endsWith(end));
        return Api.officer().must("/awards/" + award);
    }

    /** An award and what it is for. */
    private record Case(String fund, String award, Stay stay) {}

    private static Case offered(String money, Map<String, Object> profile) {
        String fund = Scene.fund(Scene.funder(), money, money);
        Map<String, Object> draft = Scene.callDraft(fund, money, "1.00");
        draft.put("award", map("grantRuleId", GrantRuleTest.created()));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        Scene.score(Scene.eligible(call, stay, profile), 20, 20);
        Scene.decide(call);
        return new Case(fund, Scene.award(call, stay).getString("id"), stay);
    }

    private static Case contracted(String money, Map<String, Object> profile) {
        Case one = offered(money, profile);
        Api.student(one.stay.student()).must(200, "/awards/" + one.award + "/accept", null);
        Scene.account(one.award, one.stay);
        Scene.contract(one.award);
        return one;
    }

    private static void payFirst(Case one) {
        Scene.pay(one.fund, List.of(Api.officer().must("/awards/" + one.award).getString("instalments[0].id")));
    }

    private static List<String> amounts(String award) {
        return Api.officer().must("/awards/" + award).getList("instalments.amount.amount");
    }

    private static void awaitStates(String award, String... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/awards/" + award).getList("instalments.state", String.class))
                        .containsExactly(states));
    }
}
