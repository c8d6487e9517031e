package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.english;
import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grant rules over HTTP: what comes with the system, further versions, previews and estimates. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class GrantRuleTest {

    @Test
    void comesWithTheRulesOfEveryCallYear() {
        List<String> codes = Api.officer().must("/grant-rules?limit=200").getList("items.code");
        assertThat(codes)
                .contains(
                        "erasmus-plus-2021",
                        "erasmus-plus-2022",
                        "erasmus-plus-2023",
                        "erasmus-plus-2024",
                        "erasmus-plus-2025",
                        "erasmus-plus-2026",
                        "ami-2021",
                        "ami-2024");
        assertThat(Api.officer().must("/grant-rules?callYear=2024").getList("items.callYear"))
                .containsOnly(2024);
    }

    @Test
    void anEstimateShowsEveryStepAndTheVersion() {
        String rule = shipped("erasmus-plus-2024");
        JsonPath estimate = Api.student(Ids.next())
                .must(
                        200,
                        "/grant-estimates",
                        map("ruleId", rule, "subject", traineeship("SE", "2027-03-01", "2027-05-30")));
        assertThat(estimate.getInt("ruleVersion")).isEqualTo(1);
        assertThat(estimate.getString("group")).isEqualTo("1");
        assertThat(estimate.getInt("calculatedDays")).isEqualTo(90);
        assertThat(estimate.getInt("fundedDays")).isEqualTo(90);
        assertThat(estimate.getList("steps.code")).containsExactly("individual-support", "traineeship", "travel");
        assertThat(estimate.getList("steps.formula"))
                .containsExactly("90 × 450.00 / 30 = 1350.00", "90 × 150.00 / 30 = 450.00", "1 × 417.00 = 417.00");
        assertThat(estimate.getList("steps.months")).containsExactly(3, 3, null);
        assertThat(estimate.getString("total.amount")).isEqualTo("2217.00");
    }

    @Test
    void aStayThatGetsNothingIsToldWhy() {
        JsonPath estimate = Api.officer()
                .must(
                        200,
                        "/grant-estimates",
                        map(
                                "ruleId",
                                shipped("erasmus-plus-2024"),
                                "subject",
                                traineeship("SE", "2027-03-01", "2027-04-10")));
        assertThat(estimate.getList("against.code")).containsExactly("too-short");
        assertThat(estimate.getString("total.amount")).isEqualTo("0.00");
    }

    @Test
    void aFurtherVersionHoldsFromItsDayOn() {
        String rule = created();
        JsonPath changed = changed(rule, "650.00");
        assertThat(changed.getInt("latest")).isEqualTo(2);
        assertThat(changed.getInt("inEffect")).isEqualTo(2);
        assertThat(changed.getList("versions.number")).containsExactly(1, 2);
        assertThat(estimate(rule, "2026-03-01")).isEqualTo("1500.00");
        assertThat(estimate(rule, "2026-07-01")).isEqualTo("1950.00");
        JsonPath early = Api.expect(
                409,
                Api.officer()
                        .post(
                                "/grant-estimates",
                                map(
                                        "ruleId",
                                        rule,
                                        "on",
                                        "2020-01-01",
                                        "subject",
                                        traineeship("DE", "2027-03-01", "2027-05-30"))));
        assertThat(early.getString("type")).contains("no-rule-yet");
        assertThat(Api.officer().must("/grant-rules/" + rule + "/versions/1").getString("effectiveFrom"))
                .isEqualTo("2026-01-01");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        String rule = created();
        Map<String, Object> draft = map("effectiveFrom", "2026-06-01", "terms", terms("650.00"), "reason", "More");
        String etag = Api.officer().get("/grant-rules/" + rule).header("ETag");
        assertThat(Api.officer()
                        .post("/grant-rules/" + rule + "/versions", draft)
                        .statusCode())
                .isEqualTo(428);
        changed(rule, "650.00");
        assertThat(version(rule, etag, draft).statusCode()).isEqualTo(412);
        assertThat(Api.finance()
                        .post("/grant-rules/" + rule + "/versions", draft)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPreviewComparesAndWritesNothing() {
        String rule = created();
        JsonPath preview = Api.officer()
                .must(
                        200,
                        "/grant-rules/" + rule + "/preview",
                        map("terms", terms("650.00"), "cases", List.of(traineeship("DE", "2027-03-01", "2027-05-30"))));
        assertThat(preview.getInt("comparedWith")).isEqualTo(1);
        assertThat(preview.getList("items.present.total.amount")).containsExactly("1500.00");
        assertThat(preview.getList("items.proposed.total.amount")).containsExactly("1950.00");
        assertThat(preview.getList("items.difference.amount")).containsExactly("450.00");
        assertThat(Api.officer().must("/grant-rules/" + rule).getInt("latest")).isEqualTo(1);
    }

    @Test
    void termsThatContradictThemselvesAreRefusedWithAllThatIsWrong() {
        String rule = created();
        Map<String, Object> terms = terms("650.00");
        terms.put("shortStayMinimumDays", 31);
        terms.put(
                "components",
                List.of(map(
                        "code",
                        "one",
                        "name",
                        english("One"),
                        "unit",
                        "month",
                        "rates",
                        List.of(map("group", "9", "amount", euros("700.00"), "maximum", euros("674.00"))))));
        JsonPath wrong = Api.expect(
                422,
                Api.officer()
                        .post(
                                "/grant-rules/" + rule + "/preview",
                                map("terms", terms, "cases", List.of(traineeship("DE", "2027-03-01", "2027-05-30")))));
        assertThat(wrong.getList("errors.code")).containsExactlyInAnyOrder("bounds", "unknown-group", "outside-range");
    }

    @Test
    void aCallByARuleThatThereIsNotIsRefused() {
        String fund = Scene.fund(Scene.funder(), "1000.00", null);
        Map<String, Object> draft = Scene.callDraft(fund, "1000.00", "1.00");
        draft.put("award", map("grantRuleId", Ids.next()));
        JsonPath wrong = Api.expect(422, Api.officer().post("/calls", draft));
        assertThat(wrong.getList("errors.pointer")).containsExactly("/award/grantRuleId");
    }

    /** A rule of 500 € a month in all countries. */
    static String created() {
        return Api.officer()
                .must(
                        201,
                        "/grant-rules",
                        map(
                                "code",
                                "test-" + UUID.randomUUID().toString().substring(0, 8),
                                "name",
                                english("A rule of a test"),
                                "callYear",
                                2026,
                                "effectiveFrom",
                                "2026-01-01",
                                "terms",
                                terms("500.00")))
                .getString("id");
    }

    /** A further version from June 2026 on. */
    static JsonPath changed(String rule, String monthly) {
        return Api.expect(
                200,
                version(
                        rule,
                        Api.officer().get("/grant-rules/" + rule).header("ETag"),
                        map("effectiveFrom", "2026-06-01", "terms", terms(monthly), "reason", "More")));
    }

    private static Response version(String rule, String etag, Map<String, Object> draft) {
        return Api.officer()
                .as()
                .header("If-Match", etag)
                .body(draft)
                .post("/api/v1/grant-rules/" + rule + "/versions");
    }

    private static Map<String, Object> terms(String monthly) {
        return new HashMap<>(map(
                "currency", "EUR",
                "groups", List.of(map("code", "all", "name", english("All"), "countries", List.of())),
                "longStayMinimumDays", 60,
                "cycleMonths", 12,
                "shortStayMinimumDays", 5,
                "shortStayMaximumDays", 30,
                "components",
                        List.of(map(
                                "code", "support",
                                "name", english("Support"),
                                "unit", "month",
                                "stay", "long",
                                "rates", List.of(map("amount", euros(monthly)))))));
    }

    private static String estimate(String rule, String on) {
        return Api.officer()
                .must(
                        200,
                        "/grant-estimates",
                        map("ruleId", rule, "on", on, "subject", traineeship("DE", "2027-03-01", "2027-05-30")))
                .getString("total.amount");
    }

    private static Map<String, Object> traineeship(String country, String start, String end) {
        return map(
                "stay",
                map("start", start, "end", end),
                "kind",
                "internship",
                "country",
                country,
                "profile",
                map("distanceKm", 1543, "circumstances", List.of("green-travel")));
    }

    private static String shipped(String code) {
        JsonPath all = Api.officer().must("/grant-rules?limit=200");
        return all.getString("items.find { it.code == '" + code + "' }.id");
    }
}
