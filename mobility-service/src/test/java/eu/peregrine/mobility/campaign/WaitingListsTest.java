package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of places after publication: answers, deadlines, waiting lists, overrides, a second round; all of it proven. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class WaitingListsTest {

    @AfterEach
    void putTheClockRight() {
        move(Duration.ZERO);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("candidacy"))
                .containsKeys("candidacy.promoted", "candidacy.lapsed", "candidacy.cancelled", "candidacy.overridden");
        assertThat(EventContracts.check("campaign")).containsKeys("campaign.followed");
    }

    @Test
    void aDeclinedSeatGoesToTheNextAndTheirsToTheNextButOne() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden);
        UUID second = round.student(16, round.dresden, round.tongji);
        UUID third = round.student(14, round.dresden, round.tongji);
        UUID fourth = round.student(12, round.tongji);
        round.published(1, 1);
        assertThat(round.of(third)).isEqualTo("UNPLACED");
        as(TestTokens.student(second))
                .get(round.placement(second))
                .then()
                .body("waiting", is(true))
                .body("answerBy.date", equalTo(LocalDate.now().plusDays(14).toString()))
                .body("answerBy.instant", notNullValue());

        round.decline(first).then().statusCode(200).body("state", equalTo("DECLINED"));

        assertThat(round.of(second)).isEqualTo("OFFERED TU Dresden");
        assertThat(round.of(third)).isEqualTo("OFFERED Tongji University");
        assertThat(round.of(fourth)).isEqualTo("UNPLACED");
        assertThat(round.seats(round.dresden)).containsExactly(1, 0, 0, 1);
        assertThat(round.seats(round.tongji)).containsExactly(1, 0, 0, 1);
        as(TestTokens.student(second))
                .get(round.placement(second))
                .then()
                .body("rank", is(1))
                .body("explanation.text", containsString("A seat at TU Dresden, wish 1 of 2, became free"));
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns", hasSize(1))
                .body("turns[0].kind", equalTo("declined"))
                .body("turns[0].promotions.student", equalTo(List.of(second.toString(), third.toString())));
        UUID candidacy = UUID.fromString(officer().get(round.placement(second)).path("id"));
        assertThat(Exchange.events("candidacy", candidacy, 3))
                .containsExactly("candidacy.filed", "candidacy.offered", "candidacy.promoted");
    }

    @Test
    void whoAcceptsAndKeepsHigherIsMovedUpAndWhoAcceptsForGoodIsNot() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden);
        UUID content = round.student(16, round.dresden, round.tongji);
        UUID hopeful = round.student(14, round.dresden, round.tongji);
        UUID last = round.student(12, round.tongji);
        round.published(1, 2);
        round.accept(content, false).then().statusCode(200).body("waiting", is(false));
        round.accept(hopeful, true).then().statusCode(200).body("waiting", is(true));
        as(TestTokens.student(first))
                .post(round.placement(first) + "/accept")
                .then()
                .statusCode(200);

        round.decline(first).then().statusCode(200);

        assertThat(round.of(content)).isEqualTo("ACCEPTED Tongji University");
        assertThat(round.of(hopeful)).isEqualTo("ACCEPTED TU Dresden");
        assertThat(round.of(last)).isEqualTo("OFFERED Tongji University");
        assertThat(round.seats(round.dresden)).containsExactly(0, 1, 0, 1);
        assertThat(round.seats(round.tongji)).containsExactly(1, 1, 0, 1);
        as(TestTokens.student(hopeful)).get(round.placement(hopeful)).then().body("waiting", is(false));
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns", hasSize(4));
    }

    @Test
    void anOfferThatNobodyAnswersLapsesAndItsSeatGoesOn() {
        Round round = new Round(2, 2);
        round.draft.put("answerDays", 5);
        UUID silent = round.student(18, round.dresden);
        UUID next = round.student(16, round.dresden);
        UUID prompt = round.student(15, round.tongji);
        round.published(1, 1);
        round.accept(prompt, false).then().statusCode(200);
        awaitTasks(silent, "answer-offer");
        awaitTasks(prompt);

        move(Duration.ofDays(5).minusHours(24));
        assertThat(round.of(silent)).isEqualTo("OFFERED TU Dresden");
        move(Duration.ofDays(6));
        Response late = round.accept(silent, false);
        late.then().statusCode(409);
        assertThat(late.<String>path("type")).isIn("/problems/deadline-over", "/problems/illegal-transition");
        await().atMost(Duration.ofSeconds(60)).until(() -> round.of(next).equals("OFFERED TU Dresden"));
        assertThat(round.of(silent)).isEqualTo("LAPSED TU Dresden");
        assertThat(round.of(prompt)).isEqualTo("ACCEPTED Tongji University");
        assertThat(round.seats(round.dresden)).containsExactly(1, 0, 0, 1);
        officer()
                .get(round.placement(next))
                .then()
                .body("answerBy.date", equalTo(LocalDate.now().plusDays(11).toString()));
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns.kind", equalTo(List.of("accepted", "lapsed")));
        awaitTasks(silent);
        awaitTasks(next, "answer-offer");
    }

    @Test
    void aNominatedPlaceThatIsCancelledGoesToTheNext() {
        Round round = new Round(2, 2);
        UUID nominated = round.student(18, round.dresden);
        UUID next = round.student(16, round.dresden);
        round.published(1, 1);
        round.accept(nominated, false).then().statusCode(200);
        round.step("nominate").then().body("nominated", is(1));
        String mobility = officer().get(round.placement(nominated)).path("mobility.href");
        String proposal = officer().get(mobility).path("proposalId");
        as(TestTokens.partner(round.dresden.host))
                .body(Map.of("proposalId", proposal))
                .post(mobility + "/approve")
                .then()
                .statusCode(200);
        assertThat(round.seats(round.dresden)).containsExactly(0, 0, 1, 0);

        officer()
                .body(Map.of("reason", "The student is ill."))
                .post(mobility + "/cancel")
                .then()
                .statusCode(200);

        assertThat(round.of(nominated)).isEqualTo("CANCELLED TU Dresden");
        assertThat(round.of(next)).isEqualTo("OFFERED TU Dresden");
        assertThat(round.seats(round.dresden)).containsExactly(1, 0, 0, 1);
        round.accept(next, false).then().statusCode(200);
        round.step("nominate").then().body("nominated", is(1));
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns.kind", equalTo(List.of("accepted", "nominated", "cancelled", "accepted", "nominated")));
    }

    @Test
    void aSeatThatBecomesFreeOnceStaysHaveBegunGoesToNobody() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden);
        UUID next = round.student(16, round.dresden);
        round.published(1, 1);
        round.accept(first, false).then().statusCode(200);
        move(Duration.between(Instant.now(), Instant.parse("2027-12-01T12:00:00Z")));

        round.decline(first).then().statusCode(200);

        assertThat(round.of(next)).isEqualTo("UNPLACED");
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns[1].gone", equalTo(List.of(round.dresden.destination.toString())));
    }

    @Test
    void anOfficerPlacesOutOfTurnWithAReasonThatTheProofKeeps() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden, round.tongji);
        UUID second = round.student(16, round.dresden);
        round.planned(1, 1);
        String override = "/override";
        problem(override(round, second, round.dresden.destination, null), 422, "rules-broken");
        problem(override(round, second, round.dresden.destination, "Hardship"), 409, "illegal-transition");
        round.step("allocate").then().statusCode(200);

        // Before publication: nobody is told, and the seat beyond the plan is the agreement's.
        override(round, second, round.dresden.destination, "Hardship").then().statusCode(200);
        problem(as(TestTokens.student(second)).get(round.placement(second)), 404, "not-found");
        round.step("publish").then().statusCode(200);
        assertThat(round.of(second)).isEqualTo("OFFERED TU Dresden");
        assertThat(round.seats(round.dresden)).containsExactly(2, 0, 0, 0);

        problem(override(round, second, round.dresden.destination, "Hardship"), 422, "rules-broken")
                .body("errors[0].code", equalTo("placed-there"));
        problem(
                as(TestTokens.student(second))
                        .body(Map.of("destinationId", round.tongji.destination))
                        .post(round.placement(second) + override),
                403,
                "forbidden");
        override(round, first, round.tongji.destination, "Agreed with both")
                .then()
                .statusCode(200);
        assertThat(round.of(first)).isEqualTo("OFFERED Tongji University");
        assertThat(round.seats(round.dresden)).containsExactly(1, 0, 0, 1);
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns.reason", equalTo(List.of("Hardship", "Agreed with both")));
        as(TestTokens.student(first))
                .get(round.placement(first))
                .then()
                .body("explanation.text", containsString("by a decision of the international office"));
    }

    @Test
    void aSecondRoundGivesWhatIsLeftOverToThoseWithoutAPlace() {
        Round round = new Round(1, 3);
        UUID placed = round.student(18, round.dresden);
        UUID unplaced = round.student(16, round.dresden);
        round.published(1, 3);
        round.accept(placed, false).then().statusCode(200);
        Map<String, Object> draft = Map.of(
                "name",
                "Autumn 2027, second round",
                "windowStart",
                LocalDate.now().toString(),
                "windowEnd",
                LocalDate.now().plusDays(7).toString());
        Response started = officer().body(draft).post(round.path() + "/second-round");
        started.then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("seats", is(3))
                .body("previous.id", equalTo(round.id.toString()));
        problem(officer().body(draft).post(round.path() + "/second-round"), 409, "second-round-exists");
        String second = Round.CAMPAIGNS + "/" + started.path("id");
        officer().get(round.path()).then().body("successor.href", equalTo(second));
        officer().post(second + "/open").then().statusCode(200);
        Map<String, Object> wishes = Map.of("destinations", List.of(round.tongji.destination));
        problem(as(TestTokens.student(placed)).body(wishes).put(second + "/wishes/" + placed), 422, "rules-broken")
                .body("errors[0].code", equalTo("placed-already"));
        as(TestTokens.student(unplaced))
                .body(wishes)
                .put(second + "/wishes/" + unplaced)
                .then()
                .statusCode(200);
        officer().post(second + "/close").then().statusCode(200);
        officer().post(second + "/allocate").then().body("placed", is(1)).body("unplaced", is(0));

        // The first round's waiting lists have ended.
        round.decline(placed).then().statusCode(200);
        assertThat(round.of(unplaced)).isEqualTo("UNPLACED");
        officer()
                .get(round.path() + "/proof")
                .then()
                .body("identical", is(true))
                .body("turns.kind", equalTo(List.of("accepted", "ended", "declined")));
    }

    private static Response override(Round round, UUID student, UUID destination, String reason) {
        var request = officer().body(Map.of("destinationId", destination));
        return (reason == null ? request : request.header("X-Reason", reason))
                .post(round.placement(student) + "/override");
    }

    private static void awaitTasks(UUID student, String... kinds) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> as(TestTokens.student(student))
                                .get("/api/v1/tasks?state=OPEN")
                                .path("items.kind"),
                        equalTo(List.of(kinds)));
    }

    private static void move(Duration offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
