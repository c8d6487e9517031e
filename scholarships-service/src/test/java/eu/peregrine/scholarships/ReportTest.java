package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is reported to funders, to the beneficiary module and to who keeps the budget. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ReportTest {

    private static final String SHIPPED_2024 = "b02424cf-8a90-574d-81b7-c48f535d19a9";

    @Test
    void aFunderReadsWhatItsMoneyDidAndNoNames() {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "9000.00", "9000.00");
        Stay stay = Stay.planned();
        Stay second = Stay.planned();
        String call = Scene.decided(fund, "4000.00", "1000.00", List.of(stay, second));
        String award = Scene.contracted(call, stay);
        Scene.pay(fund, List.of(Api.officer().must("/awards/" + award).getString("instalments[0].id")));
        JsonPath report = Api.funder(funder).must("/funders/" + funder + "/report");
        assertThat(report.getList("items")).hasSize(1);
        assertThat(report.getString("items[0].country")).isEqualTo("DE");
        assertThat(report.getString("items[0].kind")).isEqualTo("exchange");
        assertThat(report.getInt("items[0].awards")).isEqualTo(1);
        assertThat(report.getInt("items[0].people")).isEqualTo(1);
        assertThat(report.getString("items[0].awarded.amount")).isEqualTo("1000.00");
        assertThat(report.getString("items[0].paid.amount")).isEqualTo("700.00");
        assertThat(report.getDouble("items[0].monthsAbroad")).isEqualTo(5.8);
        assertThat(report.getString("totals[0].awarded.amount")).isEqualTo("1000.00");
        assertThat(Api.funder(funder).get("/funders/" + funder + "/report").asString())
                .doesNotContain(stay.student().toString())
                .doesNotContain(stay.mobility().toString());
        Api.officer().must(200, "/awards/" + award + "/cancel", Map.of("reason", "Left"));
        assertThat(Api.funder(funder).must("/funders/" + funder + "/report").getString("items[0].paid.amount"))
                .isEqualTo("0.00");
        assertThat(Api.funder(Scene.funder())
                        .get("/funders/" + funder + "/report")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.officer()
                        .must("/funders/" + funder + "/report?to="
                                + LocalDate.now().minusDays(2))
                        .getList("items"))
                .isEmpty();
        assertThat(Api.officer()
                        .get("/funders/" + funder + "/report?from=2027-01-02&to=2027-01-01")
                        .statusCode())
                .isEqualTo(422);
        assertThat(csv("/funders/" + funder + "/report/export"))
                .startsWith("country,kind,awards,people,awarded.amount")
                .contains("DE,exchange,1,1,0.00,EUR,0.00,EUR,5.8");
    }

    @Test
    void theBudgetHolderSeesWhatWillHaveToBePaidByMonth() {
        String fund = Scene.fund(Scene.funder(), "9000.00", "9000.00");
        Stay stay = Stay.planned();
        Stay offered = Stay.planned();
        Map<String, Object> draft = Scene.callDraft(fund, "4000.00", "1000.00");
        // So that the offer's contract is not expected in this month, whatever its day.
        draft.put("offerDays", 40);
        String call = Scene.openCall(draft);
        Scene.score(Scene.eligible(call, stay), 20, 20);
        Scene.score(Scene.eligible(call, offered), 10, 10);
        Scene.decide(call);
        String award = Scene.contracted(call, stay);
        String now = YearMonth.now().toString();
        JsonPath before = Api.finance().must("/funds/" + fund + "/forecast");
        assertThat(before.getString("committed.amount")).isEqualTo("1000.00");
        assertThat(before.getString("reserved.amount")).isEqualTo("1000.00");
        assertThat(before.getString(month(now) + ".expected.amount")).isEqualTo("700.00");
        assertThat(before.getString(month("2027-08") + ".expected.amount")).isEqualTo("600.00");
        assertThat(before.getString(month("2027-08") + ".ofOffers.amount")).isEqualTo("300.00");
        assertThat(before.getString(month("2027-08") + ".cumulated.amount")).isEqualTo("2000.00");
        Scene.pay(fund, List.of(Api.officer().must("/awards/" + award).getString("instalments[0].id")));
        JsonPath after = Api.finance().must("/funds/" + fund + "/forecast");
        assertThat(after.getString(month(now) + ".paid.amount")).isEqualTo("700.00");
        assertThat(after.getString(month(now) + ".expected.amount")).isEqualTo("0.00");
        assertThat(after.getString(month("2027-08") + ".cumulated.amount")).isEqualTo("2000.00");
        assertThat(csv("/funds/" + fund + "/forecast/export"))
                .startsWith("month,paid.amount")
                .contains("2027-08,0.00,EUR,600.00,EUR,300.00,EUR,2000.00,EUR");
        assertThat(Api.student(stay.student())
                        .get("/funds/" + fund + "/forecast")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theBeneficiaryModuleGetsEachFieldOfTheCalculation() {
        String fund = Scene.fund(Scene.funder(), "9000.00", "9000.00");
        Map<String, Object> draft = Scene.callDraft(fund, "9000.00", "1.00");
        draft.put("award", map("grantRuleId", SHIPPED_2024));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        Map<String, Object> profile =
                map("distanceKm", 700, "travelDays", 2, "circumstances", List.of("fewer-opportunities"));
        Scene.score(Scene.eligible(call, stay, profile), 20, 20);
        Scene.decide(call);
        String award = Scene.contracted(call, stay);
        Api.officer().must(200, "/awards/" + award + "/reduce", map("amount", euros("4000.00"), "reason", "Late"));
        JsonPath row = new JsonPath(Api.officer()
                .as()
                .accept("application/x-ndjson")
                .get("/api/v1/awards/beneficiary-module?call=" + call)
                .asString());
        assertThat(row.getString("participant")).isEqualTo(stay.student().toString());
        assertThat(row.getInt("durationCalculated")).isEqualTo(174);
        assertThat(row.getInt("fundedDays")).isEqualTo(174);
        assertThat(row.getInt("nonFundedDays")).isZero();
        assertThat(row.getInt("travelDays")).isEqualTo(2);
        assertThat(row.getInt("months")).isEqualTo(5);
        assertThat(row.getInt("extraDays")).isEqualTo(24);
        assertThat(row.getDouble("monthlySupport")).isEqualTo(400);
        assertThat(row.getDouble("dailySupport")).isEqualTo(13.33);
        assertThat(row.getDouble("individualSupport")).isEqualTo(2346.67);
        assertThat(row.getDouble("fewerOpportunitiesTopUp")).isEqualTo(1450);
        assertThat(row.getDouble("travelSupport")).isEqualTo(309);
        assertThat(row.getDouble("otherSupport")).isZero();
        assertThat(row.getDouble("reduction")).isEqualTo(105.67);
        assertThat(row.getDouble("total")).isEqualTo(4000);
        assertThat(row.getInt("ruleVersion")).isEqualTo(1);
        assertThat(csv("/awards/beneficiary-module?call=" + call)).startsWith("mobility,award,participant,state");
    }

    private static String month(String month) {
        return "months.find { it.month == '" + month + "' }";
    }

    private static String csv(String path) {
        return Api.officer().as().accept("text/csv").get("/api/v1" + path).asString();
    }
}
