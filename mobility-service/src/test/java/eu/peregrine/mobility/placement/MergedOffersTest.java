package eu.peregrine.mobility.placement;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an organisation offered and whom it nominated before it was merged is the survivor's. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MergedOffersTest {

    @Test
    void offersAndNomineesFollowToTheSurvivor() throws IOException {
        UUID duplicate = new Exchange("Duplicate", 1).host;
        UUID survivor = UUID.randomUUID();
        AgreementEvents.partner(survivor, "Survivor", "DE", "ACTIVE", 1);
        Map<String, Object> offer = Map.of(
                "kind",
                "research-project",
                "place",
                "Dresden",
                "title",
                Map.of("en", "Concrete"),
                "supervisor",
                "Dr. Grace Hopper",
                "period",
                Map.of("start", "2027-06-01", "end", "2027-08-31"),
                "level",
                6,
                "places",
                1,
                "deadline",
                "2027-03-15");
        String placement = "/api/v1/placements/"
                + as(TestTokens.partner(duplicate))
                        .body(offer)
                        .post("/api/v1/placements")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Map<String, Object> session = Map.of(
                "kind",
                "ms",
                "title",
                Map.of("en", "Bridges"),
                "place",
                "Paris",
                "country",
                "FR",
                "languages",
                List.of(Map.of("language", "fr", "cefr", "B2")),
                "period",
                Map.of("start", "2027-07-05", "end", "2027-07-16"),
                "window",
                Map.of("start", "2020-01-01", "end", "2027-07-01"),
                "capacity",
                5,
                "answerDays",
                7);
        String sessions = "/api/v1/programme-sessions/"
                + officer().body(session).post("/api/v1/programme-sessions").path("id");
        officer().post(sessions + "/publish").then().statusCode(200);
        String nominee = sessions + "/applications/"
                + as(TestTokens.partner(duplicate))
                        .body(Map.of(
                                "givenName", "Ada",
                                "familyName", "Lovelace",
                                "email", "ada@example.org",
                                "institution", "Imperial"))
                        .post(sessions + "/applications")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        TestKafka.send("organisation", duplicate, "organisation.merged", 2, """
                {"id": "%s", "kind": "university", "name": {"en": "Duplicate"}, "country": "DE", "city": "Somewhere",
                 "state": "ARCHIVED", "home": false, "illustrative": false, "identifiers": {}, "labels": [],
                 "memberships": [], "mergedInto": "%s", "change": {"kind": "merged", "from": "ACTIVE"}}
                """.formatted(duplicate, survivor));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(TestTokens.partner(survivor))
                        .get(placement)
                        .then()
                        .statusCode(200)
                        .body("host.id", equalTo(survivor.toString())));
        as(TestTokens.partner(survivor))
                .get(nominee)
                .then()
                .statusCode(200)
                .body("nominatedBy.id", equalTo(survivor.toString()));
        as(TestTokens.partner(duplicate)).get(nominee).then().statusCode(404);
        as(TestTokens.partner(duplicate)).get(placement).then().statusCode(404);
        EventContracts.check("placement");
        EventContracts.check("session-application");
    }
}
