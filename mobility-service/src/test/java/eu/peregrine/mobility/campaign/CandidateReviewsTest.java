package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reviewers' scores: who may give them, when, and what the allocation makes of them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CandidateReviewsTest {

    private static final String REVIEWER = TestTokens.of("reviewer");
    private static final String COORDINATOR = TestTokens.of("coordinator");

    @Test
    void theMeanOfTheScoresDecidesWhereTheFormulaSaysSo() {
        Round round = new Round(1, 1);
        round.draft.put("scoring", Map.of("formula", "gpa + review"));
        UUID better = round.student(18, round.dresden);
        UUID praised = round.student(12, round.dresden);
        round.planned(1, 1);
        review(REVIEWER, round, better, 40, null).then().statusCode(200).body("conflictOfInterest", is(false));
        review(REVIEWER, round, praised, 10, null).then().statusCode(200);
        problem(review(REVIEWER, round, praised, 80, null), 428, "precondition-required");
        String own = reviews(round) + "/" + praised;
        String etag = as(REVIEWER).get(own).header("ETag");
        as(REVIEWER)
                .header("If-Match", etag)
                .body(Map.of("score", 80))
                .put(own)
                .then()
                .statusCode(200)
                .body("score", is(80));
        problem(as(REVIEWER).header("If-Match", etag).body(Map.of("score", 90)).put(own), 412, "precondition-failed");
        problem(as(COORDINATOR).get(own), 404, "not-found");
        review(COORDINATOR, round, praised, 60, "Convincing project").then().statusCode(200);

        round.step("allocate").then().statusCode(200);

        officer()
                .get(round.placement(praised))
                .then()
                .body("destination.name.en", equalTo("TU Dresden"))
                .body("score", is(82.0f));
        officer().get(round.placement(better)).then().body("destination", nullValue());
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("inputs.candidates.find { it.student == '" + praised + "' }.review", is(70.0f));
        UUID candidacy = UUID.fromString(officer().get(round.placement(praised)).path("id"));
        assertThat(Exchange.events("candidacy", candidacy, 4))
                .containsExactly("candidacy.filed", "candidacy.reviewed", "candidacy.reviewed", "candidacy.reviewed");
    }

    @Test
    void whoHasAConflictOfInterestGivesNoScoreAndNoneCounts() {
        Round round = new Round(1, 1);
        round.draft.put("scoring", Map.of("formula", "review"));
        UUID student = round.student(14, round.dresden);
        round.planned(1, 1);
        Response declared = as(REVIEWER)
                .body(Map.of("conflictOfInterest", true, "comment", "I supervise the student's thesis."))
                .put(reviews(round) + "/" + student);
        declared.then().statusCode(200).body("conflictOfInterest", is(true)).body("score", nullValue());
        problem(review(REVIEWER, round, student, null, null), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("required")));
        problem(
                        as(REVIEWER)
                                .body(Map.of("conflictOfInterest", true, "score", 90))
                                .put(reviews(round) + "/" + student),
                        422,
                        "rules-broken")
                .body("errors.code", equalTo(List.of("conflict-of-interest", "reason-required")));
        round.step("allocate").then().statusCode(200);
        officer().get(round.placement(student)).then().body("score", is(0.0f));
    }

    @Test
    void areGivenOnceWishesAreClosedToThoseWhoFiledAnyUntilStudentsKnow() {
        Round round = new Round(1, 1);
        UUID student = round.student(14, round.dresden);
        round.published(1, 1);
        problem(review(REVIEWER, round, student, 50, null), 409, "illegal-transition");
        problem(review(REVIEWER, round, UUID.randomUUID(), 50, null), 404, "not-found");
        problem(review(REVIEWER, round, student, 101, null), 400, "bad-request");
        problem(review(TestTokens.student(student), round, student, 100, null), 403, "forbidden");
        officer().get(reviews(round)).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aReviewerReadsTheirOwnAndTheOfficeAll() {
        Round round = new Round(1, 1);
        UUID student = round.student(14, round.dresden);
        round.planned(1, 1);
        review(REVIEWER, round, student, 55, null).then().statusCode(200);
        review(COORDINATOR, round, student, 65, null).then().statusCode(200);
        as(REVIEWER).get(reviews(round)).then().body("items.score", equalTo(List.of(55.0f)));
        as(COORDINATOR).get(reviews(round)).then().body("items.score", equalTo(List.of(65.0f)));
        officer().get(reviews(round) + "?student=" + student).then().body("items", hasSize(2));
        as(REVIEWER).get(round.path()).then().statusCode(200);
        as(REVIEWER).get(round.path() + "/wishes").then().statusCode(200).body("items", hasSize(1));
    }

    private static String reviews(Round round) {
        return round.path() + "/reviews";
    }

    private static Response review(String token, Round round, UUID student, Integer score, String comment) {
        Map<String, Object> body = new HashMap<>();
        body.put("score", score);
        body.put("comment", comment);
        return as(token).body(body).put(reviews(round) + "/" + student);
    }
}
