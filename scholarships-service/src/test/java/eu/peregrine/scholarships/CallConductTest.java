package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static eu.peregrine.scholarships.Scene.english;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a call is conducted: what it asks for, who reviews it, and what follows a refusal. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CallConductTest {

    @Test
    void anApplicationIsIncompleteUntilItsDocumentsAreThere() {
        Map<String, Object> draft = draft();
        draft.put(
                "documents",
                List.of(
                        map("code", "cv", "name", english("CV")),
                        map("code", "letter", "name", english("Letter"), "required", false)));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        Api student = Api.student(stay.student());
        String id = application(call, stay);
        JsonPath incomplete = student.must(200, "/applications/" + id + "/submit", null);
        assertThat(incomplete.getString("state")).isEqualTo("INCOMPLETE");
        assertThat(incomplete.getList("reasons.code")).containsExactly("document-missing");
        JsonPath unknown = Api.expect(422, attach(student, id, "passport"));
        assertThat(unknown.getList("errors.code")).containsExactly("unknown-document");
        assertThat(attach(Api.student(Ids.next()), id, "cv").statusCode()).isEqualTo(404);
        String document = Api.expect(201, attach(student, id, "cv")).getString("id");
        Api.expect(201, attach(student, id, "cv"));
        assertThat(student.must("/applications/" + id).getList("documents.code"))
                .containsExactly("cv");
        assertThat(Api.reviewer("r")
                        .get("/applications/" + id + "/documents/" + document)
                        .asString())
                .isEqualTo("My life");
        student.must(200, "/applications/" + id + "/submit", null);
        awaitState(id, "ELIGIBLE");
    }

    @Test
    void whatIsStillIncompleteWhenTheCallClosesIsNotEligible() {
        Map<String, Object> draft = draft();
        draft.put("documents", List.of(map("code", "cv", "name", english("CV"))));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        String id = application(call, stay);
        Api.student(stay.student()).must(200, "/applications/" + id + "/submit", null);
        Api.officer().must(200, "/calls/" + call + "/close", null);
        JsonPath refused = Api.officer().must("/applications/" + id);
        assertThat(refused.getString("state")).isEqualTo("INELIGIBLE");
        assertThat(refused.getList("reasons.code")).containsExactly("document-missing");
    }

    @Test
    void theOfficeSendsBackWhatIsNotGoodEnough() {
        String call = Scene.openCall(draft());
        Stay stay = Stay.planned();
        String id = Scene.eligible(call, stay);
        Api.officer().must(200, "/applications/" + id + "/return", map("reason", "The motivation is a poem"));
        Api student = Api.student(stay.student());
        assertThat(student.must("/applications/" + id).getList("reasons.detail"))
                .containsExactly("The motivation is a poem");
        Map<String, Object> better = map("mobilityId", stay.mobility(), "motivation", "I want to learn");
        assertThat(student.put("/applications/" + id, null, better).statusCode())
                .isEqualTo(428);
        Api.expect(
                200,
                student.put(
                        "/applications/" + id,
                        student.get("/applications/" + id).header("ETag"),
                        better));
        student.must(200, "/applications/" + id + "/submit", null);
        awaitState(id, "ELIGIBLE");
        assertThat(student.must("/applications/" + id).getString("motivation")).isEqualTo("I want to learn");
        String etag = student.get("/applications/" + id).header("ETag");
        assertThat(student.put("/applications/" + id, etag, better).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoeverMayApplyIsToldBeforeApplying() {
        Map<String, Object> draft = draft();
        draft.put(
                "eligibility",
                map(
                        "kinds",
                        List.of("internship", "research"),
                        "countries",
                        List.of("SE"),
                        "programmes",
                        List.of(Ids.next()),
                        "maximumDays",
                        100));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        Api student = Api.student(stay.student());
        Map<String, Object> question = map("studentId", stay.student(), "mobilityId", stay.mobility());
        String path = "/calls/" + call + "/eligibility";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                student.must(200, path, question).getList("reasons.code"))
                        .containsExactlyInAnyOrder("call-kind", "call-country", "call-programme", "stay-too-long"));
        assertThat(Api.student(Ids.next()).post(path, question).statusCode()).isEqualTo(404);
        String id = application(call, stay);
        student.must(200, "/applications/" + id + "/submit", null);
        awaitState(id, "INELIGIBLE");
        assertThat(student.must("/applications/" + id).getList("reasons.code"))
                .containsExactlyInAnyOrder("call-kind", "call-country", "call-programme", "stay-too-long");
        assertThat(student.must(200, path, question).getList("reasons.code")).contains("applied-already");
        String open = Scene.openCall(draft());
        assertThat(student.must(200, "/calls/" + open + "/eligibility", question)
                        .getBoolean("eligible"))
                .isTrue();
    }

    @Test
    void reviewersOfABlindCallDoNotSeeWhoApplies() {
        Map<String, Object> draft = draft();
        draft.put("review", map("blind", true));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        String id = Scene.eligible(call, stay);
        Api.expect(201, attach(Api.student(stay.student()), id, null));
        String document = Api.officer().must("/applications/" + id).getString("documents[0].id");
        Api reviewer = Api.reviewer("blind-one");
        Response seen = reviewer.get("/applications/" + id);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.asString())
                .contains("To learn")
                .doesNotContain(stay.student().toString())
                .doesNotContain(stay.mobility().toString());
        assertThat(reviewer.get("/applications/" + id + "/documents/" + document)
                        .statusCode())
                .isEqualTo(404);
        assertThat(reviewer.must("/applications?call=" + call + "&student=" + stay.student())
                        .getList("items"))
                .isEmpty();
        assertThat(reviewer.must("/applications?call=" + call).getList("items.id"))
                .containsExactly(id);
        assertThat(Api.officer().must("/applications/" + id).getString("student.id"))
                .isEqualTo(stay.student().toString());
    }

    @Test
    void onlyTheNamedReviewersReviewAndAsManyAsAreNeeded() {
        Map<String, Object> draft = draft();
        draft.put("review", map("reviewers", List.of("named-1", "named-2"), "needed", 2));
        String call = Scene.openCall(draft);
        String id = Scene.eligible(call, Stay.planned());
        assertThat(Api.reviewer("stranger").get("/applications/" + id).statusCode())
                .isEqualTo(404);
        assertThat(Api.reviewer("named").get("/applications/" + id).statusCode())
                .isEqualTo(404);
        assertThat(Api.reviewer("stranger").must("/applications?call=" + call).getList("items"))
                .isEmpty();
        JsonPath one = Api.reviewer("named-1").must(200, "/applications/" + id + "/scores", Scene.scores(10, 10));
        assertThat(one.getString("state")).isEqualTo("ELIGIBLE");
        JsonPath both = Api.reviewer("named-2").must(200, "/applications/" + id + "/scores", Scene.scores(20, 20));
        assertThat(both.getString("state")).isEqualTo("SCORED");
        assertThat(both.getDouble("total")).isEqualTo(75);
        JsonPath conflict = Api.reviewer("named-2")
                .must(200, "/applications/" + id + "/conflict-of-interest", map("reason", "My tutor"));
        assertThat(conflict.getString("state")).isEqualTo("ELIGIBLE");
        draft.put("review", map("reviewers", List.of("named-1"), "needed", 2));
        JsonPath wrong = Api.expect(422, Api.officer().post("/calls", draft));
        assertThat(wrong.getList("errors.code")).containsExactly("too-few-reviewers");
    }

    @Test
    void whoWasWronglyFoundIneligibleIsScoredAfterTheAppeal() {
        String call = Scene.openCall(draft());
        Stay stay = Stay.planned();
        Api student = Api.student(stay.student());
        String id = student.must(201, "/applications", map("callId", call, "studentId", stay.student()))
                .getString("id");
        student.must(200, "/applications/" + id + "/submit", null);
        awaitState(id, "INELIGIBLE");
        JsonPath appealed =
                student.must(200, "/applications/" + id + "/appeal", map("reason", "My stay is being planned"));
        assertThat(appealed.getString("state")).isEqualTo("APPEALED");
        assertThat(student.post("/applications/" + id + "/answer", map("granted", true, "reason", "I"))
                        .statusCode())
                .isEqualTo(403);
        JsonPath granted =
                Api.officer().must(200, "/applications/" + id + "/answer", map("granted", true, "reason", "It is so"));
        assertThat(granted.getString("state")).isEqualTo("ELIGIBLE");
        assertThat(granted.getString("appeal.answer")).isEqualTo("It is so");
        Scene.score(id, 10, 10);
        awaitState(id, "SCORED");
    }

    @Test
    void whoeverIsScoredAfterTheRankingIsRankedBeforeTheDecision() {
        String call = Scene.openCall(draft());
        Scene.score(Scene.eligible(call, Stay.planned()), 10, 10);
        UUID late = UUID.randomUUID();
        Api student = Api.student(late);
        String id = student.must(201, "/applications", map("callId", call, "studentId", late))
                .getString("id");
        student.must(200, "/applications/" + id + "/submit", null);
        awaitState(id, "INELIGIBLE");
        Api.officer().must(200, "/calls/" + call + "/close", null);
        Api.officer().must(200, "/calls/" + call + "/rank", null);
        student.must(200, "/applications/" + id + "/appeal", map("reason", "My stay is being planned"));
        Api.officer().must(200, "/applications/" + id + "/answer", map("granted", true, "reason", "It is so"));
        Scene.score(id, 20, 20);
        JsonPath refused = Api.expect(409, Api.officer().post("/calls/" + call + "/decide", null));
        assertThat(refused.getString("type")).contains("not-ranked");
        Api.officer().must(200, "/calls/" + call + "/rank", null);
        Api.officer().must(200, "/calls/" + call + "/decide", null);
        awaitState(id, "SELECTED");
    }

    @Test
    void aRefusalThatIsUpheldIsFinal() {
        String call = Scene.openCall(draft());
        UUID stranger = Ids.next();
        String id = Api.officer()
                .must(201, "/applications", map("callId", call, "studentId", stranger))
                .getString("id");
        Api.officer().must(200, "/applications/" + id + "/submit", null);
        Api.student(stranger).must(200, "/applications/" + id + "/appeal", map("reason", "But"));
        JsonPath upheld =
                Api.officer().must(200, "/applications/" + id + "/answer", map("granted", false, "reason", "No stay"));
        assertThat(upheld.getString("state")).isEqualTo("UPHELD");
        JsonPath again =
                Api.expect(409, Api.student(stranger).post("/applications/" + id + "/appeal", map("reason", "But")));
        assertThat(again.getString("type")).contains("illegal-transition");
    }

    @Test
    void whoWasRejectedAndIsRightTakesTheirPlaceInTheDecidedCall() {
        Map<String, Object> draft = draft();
        draft.put("minimumScore", 60);
        String call = Scene.openCall(draft);
        List<Stay> stays = List.of(Stay.planned(), Stay.planned(), Stay.planned());
        List<String> ids = new ArrayList<>();
        int[] points = {18, 16, 10};
        for (int i = 0; i < points.length; i++) {
            ids.add(Scene.eligible(call, stays.get(i)));
            Scene.score(ids.get(i), points[i], points[i]);
        }
        Scene.decide(call);
        assertThat(states(ids)).containsExactly("SELECTED", "WAITLISTED", "REJECTED");
        String late = ids.get(2);
        Api.student(stays.get(2).student())
                .must(200, "/applications/" + late + "/appeal", map("reason", "You read another's marks"));
        Api.officer().must(200, "/applications/" + late + "/answer", map("granted", true, "reason", "We did"));
        awaitState(late, "SCORED");
        Scene.score(late, 17, 17);
        Api.officer().must(200, "/applications/" + late + "/admit", null);
        assertThat(states(ids)).containsExactly("SELECTED", "WAITLISTED", "WAITLISTED");
        assertThat(Api.officer().must("/applications/" + late).getInt("rank")).isEqualTo(2);
        String award = Scene.award(call, stays.get(0)).getString("id");
        Api.student(stays.get(0).student()).must(200, "/awards/" + award + "/decline", null);
        assertThat(states(ids)).containsExactly("SELECTED", "WAITLISTED", "SELECTED");
    }

    @Test
    void anAppealIsTooLateAfterItsDays() {
        Map<String, Object> draft = draft();
        draft.put("appealDays", 3);
        String call = Scene.openCall(draft);
        UUID student = Ids.next();
        String id = Api.student(student)
                .must(201, "/applications", map("callId", call, "studentId", student))
                .getString("id");
        Api.student(student).must(200, "/applications/" + id + "/submit", null);
        after("P4D", () -> {
            JsonPath late =
                    Api.expect(409, Api.student(student).post("/applications/" + id + "/appeal", map("reason", "But")));
            assertThat(late.getString("type")).contains("appeal-too-late");
        });
    }

    @Test
    void anUnansweredOfferLapsesByItselfAndTheListMovesUp() {
        Map<String, Object> draft = draft();
        draft.put("offerDays", 2);
        String call = Scene.openCall(draft);
        Stay silent = Stay.planned();
        Stay next = Stay.planned();
        Scene.score(Scene.eligible(call, silent), 20, 20);
        Scene.score(Scene.eligible(call, next), 10, 10);
        Scene.decide(call);
        String award = Scene.award(call, silent).getString("id");
        after(
                "P3D",
                () -> await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(Api.officer().must("/awards/" + award).getString("state"))
                            .isEqualTo("LAPSED");
                    assertThat(Scene.award(call, next).getString("state")).isEqualTo("OFFERED");
                }));
    }

    @Test
    void aWaitingListEndsOnItsLastDay() {
        Map<String, Object> draft = draft();
        draft.put("closesOn", LocalDate.now().plusDays(10).toString());
        draft.put("waitingUntil", LocalDate.now().plusDays(12).toString());
        String call = Scene.openCall(draft);
        String first = Scene.eligible(call, Stay.planned());
        String second = Scene.eligible(call, Stay.planned());
        Scene.score(first, 20, 20);
        Scene.score(second, 10, 10);
        Scene.decide(call);
        assertThat(states(List.of(first, second))).containsExactly("SELECTED", "WAITLISTED");
        after("P13D", () -> awaitState(second, "LAPSED"));
    }

    /** One award of 500 €. */
    private static Map<String, Object> draft() {
        return Scene.callDraft(Scene.fund(Scene.funder(), "5000.00", null), "500.00", "500.00");
    }

    private static String application(String call, Stay stay) {
        return Api.student(stay.student())
                .must(
                        201,
                        "/applications",
                        map("callId", call, "studentId", stay.student(), "mobilityId", stay.mobility()))
                .getString("id");
    }

    private static Response attach(Api who, String application, String code) {
        return who.as()
                .contentType("text/plain")
                .body("My life")
                .post("/api/v1/applications/" + application + "/documents?name=cv.txt"
                        + (code == null ? "" : "&code=" + code));
    }

    private static List<String> states(List<String> applications) {
        return applications.stream()
                .map(id -> Api.officer().must("/applications/" + id).getString("state"))
                .toList();
    }

    private static void awaitState(String application, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Api.officer()
                                .must("/applications/" + application)
                                .getString("state"))
                        .isEqualTo(state));
    }

    private static void after(String offset, Runnable then) {
        clock(offset);
        try {
            then.run();
        } finally {
            clock("PT0S");
        }
    }

    private static void clock(String offset) {
        Api.expect(
                200,
                new Api(TestTokens.of("admin")).as().body(map("offset", offset)).post("/operations/clock"));
    }
}
