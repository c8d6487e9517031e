package eu.peregrine.scholarships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.RightsWalk;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RightsTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyOperationLetsInWhomItShouldAndNobodyElse() throws IOException, InterruptedException {
        assertThat(RightsWalk.through(service)).isEmpty();
    }

    @Test
    void everybodySeesTheirOwnAndNothingElse() {
        UUID funder = Scene.funder();
        UUID otherFunder = Scene.funder();
        String fund = Scene.fund(funder, "5000.00", "5000.00");
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.contracted(call, stay);
        String application = Api.officer().must("/applications?call=" + call).getString("items[0].id");
        String instalment = Api.officer().must("/awards/" + award).getString("instalments[0].id");

        Api student = Api.student(stay.student());
        Api stranger = Api.student(Ids.next());
        for (String path : List.of("/applications/" + application, "/awards/" + award, "/instalments/" + instalment)) {
            assertThat(student.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.must("/awards").getList("items")).isEmpty();
        assertThat(stranger.post("/awards/" + award + "/accept", null).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post("/applications/" + application + "/withdraw", null)
                        .statusCode())
                .isEqualTo(404);

        Api own = Api.funder(funder);
        Api other = Api.funder(otherFunder);
        for (String path :
                List.of("/funders/" + funder, "/funds/" + fund, "/funds/" + fund + "/ledger", "/awards/" + award)) {
            assertThat(own.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(own.get("/applications/" + application).statusCode()).isEqualTo(403);
        assertThat(own.must("/awards/" + award).getString("bankAccount")).isNull();
        assertThat(other.must("/funds").getList("items")).isEmpty();

        assertThat(student.get("/funds/" + fund).statusCode()).isEqualTo(403);
        assertThat(student.post("/calls/" + call + "/archive", null).statusCode())
                .isEqualTo(403);
        JsonPath seen = student.must("/applications/" + application);
        assertThat(seen.getString("total")).isNull();
        assertThat(seen.getList("scores")).isNull();
        assertThat(Api.officer().must("/applications/" + application).getList("scores"))
                .hasSize(2);
        for (String role : List.of("partner", "security", "applicant")) {
            assertThat(new Api(TestTokens.of(role)).get("/awards").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        for (String role : List.of("auditor", "admin", "finance")) {
            assertThat(new Api(TestTokens.of(role)).get("/awards/" + award).statusCode())
                    .as(role)
                    .isEqualTo(200);
        }
        Api auditor = new Api(TestTokens.of("auditor"));
        assertThat(auditor.must("/awards/" + award + "/audit").getList("items")).isNotEmpty();
        Map.of("awards", award, "applications", application, "calls", call, "funds", fund)
                .forEach((collection, id) -> assertThat(auditor.must("/" + collection + "/audit?limit=200")
                                .getList("items.subject"))
                        .as(collection)
                        .contains(String.valueOf(id)));
        for (String collection : List.of("instalments", "payment-batches")) {
            String nobody = "/" + collection + "/audit?actor=nobody&from=2026-01-01T00:00:00Z";
            assertThat(auditor.must(nobody).getList("items")).isEmpty();
            assertThat(student.get("/" + collection + "/audit").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void onlyTheOfficeSeesADraft() {
        UUID funder = Scene.funder();
        String fund = Scene.fund(funder, "5000.00", null);
        String call = Api.officer()
                .must(201, "/calls", Scene.callDraft(fund, "1000.00", "500.00"))
                .getString("id");
        assertThat(Api.student(Ids.next()).get("/calls/" + call).statusCode()).isEqualTo(404);
        assertThat(Api.funder(funder).get("/calls/" + call).statusCode()).isEqualTo(200);
        assertThat(Api.funder(Ids.next()).get("/calls/" + call).statusCode()).isEqualTo(404);
        Api.officer().must(200, "/calls/" + call + "/publish", null);
        assertThat(Api.student(Ids.next()).get("/calls/" + call).statusCode()).isEqualTo(200);
    }

    @Test
    void studentsApplyForThemselvesOnly() {
        String call = Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "500.00"));
        Stay stay = Stay.planned();
        Map<String, Object> draft = Map.of("callId", call, "studentId", stay.student(), "mobilityId", stay.mobility());
        assertThat(Api.student(Ids.next()).post("/applications", draft).statusCode())
                .isEqualTo(404);
        Api.student(stay.student()).must(201, "/applications", draft);
        JsonPath again = Api.expect(409, Api.student(stay.student()).post("/applications", draft));
        assertThat(again.getString("type")).contains("applied-already");
    }

    @Test
    void reviewersWithAConflictDoNotScore() {
        String call = Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "500.00"));
        String application = Scene.eligible(call, Stay.planned());
        Scene.score(application, 20, 20);
        Api.reviewer("biased").must(200, "/applications/" + application + "/scores", Scene.scores(0, 0));
        assertThat(Api.officer().must("/applications/" + application).getDouble("total"))
                .isEqualTo(50);
        Api.reviewer("biased")
                .must(200, "/applications/" + application + "/conflict-of-interest", Map.of("reason", "My tutor"));
        assertThat(Api.officer().must("/applications/" + application).getDouble("total"))
                .isEqualTo(100);
        JsonPath refused = Api.expect(
                409, Api.reviewer("biased").post("/applications/" + application + "/scores", Scene.scores(20, 20)));
        assertThat(refused.getString("type")).contains("conflict-of-interest");
        assertThat(Api.officer()
                        .post("/applications/" + application + "/scores", Scene.scores(1, 1))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoIsNotEligibleIsToldWhy() {
        Map<String, Object> draft = Scene.fundDraft(Scene.funder());
        draft.put(
                "restrictions",
                Map.of("direction", "outgoing", "countries", List.of("CN", "US"), "kinds", List.of("internship")));
        String fund = Scene.fund(draft, "5000.00", null);
        String call = Scene.openCall(Scene.callDraft(fund, "1000.00", "500.00"));
        Stay stay = Stay.planned();
        String id = Api.officer()
                .must(
                        201,
                        "/applications",
                        Map.of("callId", call, "studentId", Ids.next(), "mobilityId", stay.mobility()))
                .getString("id");
        Api.officer().must(200, "/applications/" + id + "/submit", null);
        await().atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/applications/" + id).getString("state"))
                        .isEqualTo("INELIGIBLE"));
        assertThat(Api.officer().must("/applications/" + id).getList("reasons.code"))
                .containsExactlyInAnyOrder("mobility-of-another", "country", "kind");
    }

    @Test
    void whoseStayNobodyKnowsWaitsUntilTheCallCloses() {
        String call = Scene.openCall(Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "1000.00", "500.00"));
        UUID student = Ids.next();
        String id = Api.student(student)
                .must(201, "/applications", Map.of("callId", call, "studentId", student, "mobilityId", Ids.next()))
                .getString("id");
        assertThat(Api.student(student)
                        .must(200, "/applications/" + id + "/submit", null)
                        .getString("state"))
                .isEqualTo("SUBMITTED");
        Api.officer().must(200, "/calls/" + call + "/close", null);
        JsonPath judged = Api.officer().must("/applications/" + id);
        assertThat(judged.getString("state")).isEqualTo("INELIGIBLE");
        assertThat(judged.getList("reasons.code")).containsExactly("mobility-unknown");
    }

    @Test
    void internalCallsNeedNoStay() {
        Map<String, Object> fundDraft = Scene.fundDraft(Scene.funder());
        fundDraft.put("restrictions", Map.of("direction", "internal"));
        String fund = Scene.fund(fundDraft, "5000.00", "5000.00");
        Map<String, Object> draft = Scene.callDraft(fund, "1000.00", "500.00");
        draft.put("kind", "internal");
        draft.put("instalments", List.of(Map.of("share", 100, "releaseWhen", List.of("contract-signed"))));
        String call = Scene.openCall(draft);
        UUID student = Ids.next();
        String id = Api.student(student)
                .must(201, "/applications", Map.of("callId", call, "studentId", student))
                .getString("id");
        assertThat(Api.student(student)
                        .must(200, "/applications/" + id + "/submit", null)
                        .getString("state"))
                .isEqualTo("ELIGIBLE");
        Scene.score(id, 10, 10);
        Scene.decide(call);
        String award = Api.student(student).must("/awards").getString("items[0].id");
        Api.student(student).must(200, "/awards/" + award + "/accept", null);
        Api.officer()
                .must(
                        200,
                        "/awards/" + award + "/contract",
                        Map.of("signedOn", LocalDate.now().toString()));
        Scene.account(award, new Stay(student, null));
        assertThat(Api.officer().must("/awards/" + award).getList("instalments.state"))
                .containsExactly("DUE");
    }
}
