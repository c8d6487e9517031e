package eu.peregrine.mobility.campaign;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told before wishes are filed, and of a result: lists, numbers, and what another plan or formula would change. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ResultsTest {

    @Test
    void aStudentLearnsWhereTheyMayGoBeforeTheyFile() {
        Round round = new Round(2, 2);
        UUID weak = round.dresden.newStudent(12, "A2");
        round.planned(1, 1);
        String path = round.path() + "/wishes/" + weak;
        as(TestTokens.student(weak))
                .get(path + "/eligibility?id=" + round.dresden.destination)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].destination.name.en", equalTo("TU Dresden"))
                .body("items[0].eligible", is(false))
                .body("items[0].reasons.code", equalTo(List.of("not-eligible-language")))
                .body("items[0].seats", is(1));
        problem(as(TestTokens.student(UUID.randomUUID())).get(path + "/eligibility"), 404, "not-found");
        as(TestTokens.student(weak))
                .body(Map.of("destinations", List.of(round.dresden.destination, round.dresden.destination)))
                .post(path + "/validate")
                .then()
                .statusCode(200)
                .body("valid", is(false))
                .body("violations.code", equalTo(List.of("repeated", "campaign-not-open")))
                .body("wishes[0].reasons.code", equalTo(List.of("not-eligible-language")));
        problem(officer().get(path), 404, "not-found");
    }

    @Test
    void eachDestinationHasItsListAndTheCampaignItsNumbers() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden);
        UUID second = round.student(16, round.dresden, round.tongji);
        UUID third = round.student(14, round.dresden);
        round.planned(1, 2);
        problem(officer().get(round.path() + "/statistics"), 409, "illegal-transition");
        problem(officer().get(round.path() + "/destinations"), 409, "illegal-transition");
        round.step("allocate");
        round.step("publish").then().statusCode(200);
        String dresden = "items.find { it.destination.name.en == 'TU Dresden' }.";
        String tongji = "items.find { it.destination.name.en == 'Tongji University' }.";
        officer()
                .get(round.path() + "/destinations")
                .then()
                .statusCode(200)
                .body(dresden + "admitted", is(1))
                .body(dresden + "waiting", is(2))
                .body(dresden + "lastAdmittedScore", is(18.5f))
                .body(tongji + "admitted", is(1))
                .body(tongji + "waiting", is(0))
                .body(tongji + "lastAdmittedScore", nullValue());
        String list = round.path() + "/destinations/" + round.dresden.destination;
        officer()
                .get(list)
                .then()
                .statusCode(200)
                .body("items.student.id", equalTo(List.of(first.toString(), second.toString(), third.toString())))
                .body("items.position", equalTo(List.of(1, 2, 3)))
                .body("items.admitted", equalTo(List.of(true, false, false)))
                .body("items.waiting", equalTo(List.of(false, true, true)));
        officer().get(list + "?admitted=false&limit=1").then().body("items.student.id", hasItem(second.toString()));
        problem(officer().get(round.path() + "/destinations/" + UUID.randomUUID()), 404, "not-found");
        officer()
                .get(round.path() + "/statistics")
                .then()
                .statusCode(200)
                .body("students", is(3))
                .body("states.OFFERED", is(2))
                .body("states.UNPLACED", is(1))
                .body("placedAtWish.find { it.wish == 1 }.students", is(1))
                .body("placedAtWish.find { it.wish == 2 }.students", is(1))
                .body("unplaced", hasSize(1))
                .body("unplaced[0].code", equalTo("full"))
                .body("unplaced[0].students", is(1));
    }

    @Test
    void aScenarioSaysWhoGainsAndWhoLosesAndChangesNothing() {
        Round round = new Round(2, 2);
        UUID first = round.student(18, round.dresden);
        UUID second = round.student(12, round.dresden);
        round.planned(1, 0);
        String compare = round.path() + "/compare";
        officer()
                .body(Map.of())
                .post(compare)
                .then()
                .statusCode(200)
                .body("run", nullValue())
                .body("scenario.placed", is(1));
        round.step("allocate").then().statusCode(200);
        String etag = officer().get(round.path()).header("ETag");
        officer()
                .body(Map.of("seats", List.of(Map.of("destinationId", round.dresden.destination, "seats", 2))))
                .post(compare)
                .then()
                .statusCode(200)
                .body("present.placed", is(1))
                .body("scenario.placed", is(2))
                .body("scenario.wishes", equalTo(List.of(2)))
                .body("gaining", is(1))
                .body("losing", is(0))
                .body("same", is(1))
                .body("changes[0].student.id", equalTo(second.toString()))
                .body("changes[0].to.name.en", equalTo("TU Dresden"))
                .body("violations", empty());
        officer()
                .body(Map.of("scoring", Map.of("formula", "0 - gpa")))
                .post(compare)
                .then()
                .statusCode(200)
                .body("gaining", is(1))
                .body("losing", is(1))
                .body("changes.find { !it.gains }.student.id", equalTo(first.toString()));
        officer()
                .body(Map.of("seats", List.of(Map.of("destinationId", round.dresden.destination, "seats", 3))))
                .post(compare)
                .then()
                .statusCode(200)
                .body("violations.code", hasItem("too-many-people"));
        problem(
                        officer()
                                .body(Map.of("scoring", Map.of("formula", "gpa + rank")))
                                .post(compare),
                        422,
                        "rules-broken")
                .body("errors[0].code", equalTo("formula-variable"));
        assertThat(officer().get(round.path()).header("ETag")).isEqualTo(etag);
    }

    @Test
    void aCampaignIsRankedByItsOwnFormulaAndRefusesOneThatIsWrong() {
        Round round = new Round(2, 2);
        UUID strong = round.student(18, round.dresden);
        UUID weak = round.student(12, round.dresden);
        round.draft.put("scoring", Map.of("formula", "gpa * rank"));
        problem(officer().body(round.draft).post(Round.CAMPAIGNS), 422, "rules-broken")
                .body("errors[0].pointer", equalTo("/scoring/formula"))
                .body("errors[0].code", equalTo("formula-variable"));
        round.draft.put("scoring", Map.of("formula", "30 - gpa + levelsAbove"));
        round.published(1, 0);
        officer()
                .get(round.placement(weak))
                .then()
                .body("state", equalTo("OFFERED"))
                .body("score", is(19.0f));
        officer().get(round.placement(strong)).then().body("state", equalTo("UNPLACED"));
        officer().get(round.path() + "/proof").then().body("identical", is(true));
    }

    @Test
    void groupsOfADestinationShareNobody() {
        Round round = new Round(3, 2);
        round.planned(1, 1);
        String path = round.path() + "/seat-plan";
        Map<String, Object> engineers = Map.of("name", "engineers", "statuses", List.of("engineer"), "seats", 2);
        Map<String, Object> programme = Map.of("name", "programme", "programmes", List.of(round.programme), "seats", 2);
        problem(
                        officer()
                                .header("If-Match", officer().get(round.path()).header("ETag"))
                                .body(Map.of(
                                        "seats",
                                        List.of(Map.of(
                                                "destinationId",
                                                round.dresden.destination,
                                                "seats",
                                                3,
                                                "groups",
                                                List.of(engineers, programme)))))
                                .put(path),
                        422,
                        "rules-broken")
                .body("errors.code", equalTo(List.of("too-many-group-seats", "groups-overlap")));
    }
}
