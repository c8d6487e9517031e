package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BulkTest {

    private static final int MANY = 20;
    private static final int AWARDS = MANY / 2;

    /** The way of the demonstration: import, score in bulk, decide, accept, name accounts, sign, pay, export. */
    @Test
    void aWholeCallGoesThroughInBulk() {
        String fund = Scene.fund(Scene.funder(), AWARDS * 5000 + ".00", AWARDS * 5000 + ".00");
        String call = Scene.openCall(Scene.callDraft(fund, AWARDS * 1000 + ".00", "1000.00"));
        List<Stay> stays = Stream.generate(Stay::planned).limit(MANY).toList();
        StringBuilder lines = new StringBuilder();
        for (Stay stay : stays) {
            lines.append("{\"id\":\"%s\",\"studentId\":\"%s\",\"mobilityId\":\"%s\",\"submit\":true}\n"
                    .formatted(Ids.next(), stay.student(), stay.mobility()));
        }
        lines.append("{\"studentId\":\"nobody\"}\n");
        Response imported = Api.officer()
                .as()
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/calls/" + call + "/applications/import");
        JsonPath report = Api.expect(200, imported);
        assertThat(report.getInt("accepted")).isEqualTo(MANY);
        assertThat(report.getInt("refused")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.officer()
                                .must("/applications?call=" + call + "&state=ELIGIBLE&count=true")
                                .getInt("count"))
                        .isEqualTo(MANY));

        List<Map<String, Object>> scores = new ArrayList<>();
        List<String> applications = ids("/applications?call=" + call);
        for (int i = 0; i < applications.size(); i++) {
            scores.add(map("id", applications.get(i), "body", Scene.scores(20 - i % 20, 10)));
        }
        scores.add(map("id", Ids.next(), "body", Scene.scores(1, 1)));
        scores.add(map("id", applications.get(0), "body", map("scores", List.of())));
        JsonPath scored =
                Api.reviewer("reviewer-1").must(200, "/applications/bulk", map("verb", "scores", "items", scores));
        assertThat(scored.getInt("done")).isEqualTo(MANY);
        assertThat(scored.getList("items.status")).endsWith(404, 400);
        assertThat(Api.officer()
                        .post("/applications/bulk", map("verb", "scores", "items", scores))
                        .statusCode())
                .isEqualTo(403);
        Scene.decide(call);

        List<String> awards = ids("/awards?call=" + call);
        assertThat(awards).hasSize(AWARDS);
        JsonPath dry = bulk("accept", awards, null, true);
        assertThat(dry.getInt("done")).isEqualTo(AWARDS);
        assertThat(Api.officer()
                        .must("/awards?call=" + call + "&state=OFFERED&count=true")
                        .getInt("count"))
                .isEqualTo(AWARDS);
        bulk("accept", awards, null, false);
        bulk("bank-account", awards, map("iban", Scene.IBAN, "holder", "Ada Lovelace"), false);
        bulk("contract", awards, map("signedOn", LocalDate.now().toString()), false);
        JsonPath again = bulk(
                "contract",
                awards.subList(0, 1),
                map("signedOn", LocalDate.now().toString()),
                false);
        assertThat(again.getList("items.status")).containsExactly(409);
        Scene.balances(fund, AWARDS * 4000 + ".00", "0.00", AWARDS * 1000 + ".00", "0.00");

        List<String> due = ids("/instalments?fund=" + fund + "&state=DUE");
        assertThat(due).hasSize(AWARDS);
        Scene.pay(fund, due);
        Scene.balances(fund, AWARDS * 4000 + ".00", "0.00", AWARDS * 300 + ".00", AWARDS * 700 + ".00");

        Response csv = Api.officer().as().accept("text/csv").get("/api/v1/awards/export");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.asString().lines().count()).isGreaterThan(AWARDS);
        Response ndjson = Api.officer().as().accept("application/x-ndjson").get("/api/v1/instalments/export");
        assertThat(ndjson.asString().lines().count()).isGreaterThanOrEqualTo(2 * AWARDS);
        assertThat(Api.officer()
                        .as()
                        .accept("text/csv")
                        .get("/api/v1/applications/export?call=" + call)
                        .asString()
                        .lines())
                .hasSize(MANY + 1);
    }

    private static List<String> ids(String path) {
        List<String> all = new ArrayList<>();
        String next = "/api/v1" + path + "&limit=200";
        while (next != null) {
            JsonPath page = Api.expect(200, Api.officer().as().get(next));
            all.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        return all;
    }

    private static JsonPath bulk(String verb, List<String> ids, Object body, boolean dryRun) {
        List<Map<String, Object>> items = ids.stream()
                .map(id -> body == null ? map("id", id) : map("id", id, "body", body))
                .toList();
        return Api.officer().must(200, "/awards/bulk?dryRun=" + dryRun, map("verb", verb, "items", items));
    }
}
