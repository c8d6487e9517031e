package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stays and destinations at an organisation that was merged are at the one that stands for it. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MergedOrganisationTest {

    private static final String MOBILITIES = "/api/v1/mobilities";
    private static final String DESTINATIONS = "/api/v1/destinations/";

    private final UUID survivor = UUID.randomUUID();

    @Test
    void staysAndDestinationsFollowToTheSurvivor() throws IOException {
        Exchange exchange = new Exchange("Duplicate", 3);
        UUID stay = created(MOBILITIES, exchange.plan(exchange.newStudent(15)));
        String proposal = officer().get(MOBILITIES + "/" + stay).path("proposalId");
        AgreementEvents.partner(survivor, "Survivor", "DE", "ACTIVE", 1);
        merged(exchange.host, survivor, 2);

        hostIs(survivor, MOBILITIES + "/" + stay);
        hostIs(survivor, DESTINATIONS + exchange.destination);
        officer()
                .get(MOBILITIES + "/" + stay)
                .then()
                .body("host.name.en", equalTo("Survivor"))
                .body("segments[0].host.id", equalTo(survivor.toString()))
                .body("proposalId", equalTo(proposal));
        officer().get(DESTINATIONS + exchange.destination).then().body("state", equalTo("OPEN"));
        officer().get(MOBILITIES + "?host=" + survivor).then().body("items.id", contains(stay.toString()));
        as(TestTokens.partner(survivor)).get(MOBILITIES + "/" + stay).then().statusCode(200);
        problem(as(TestTokens.partner(exchange.host)).get(MOBILITIES + "/" + stay), 404, "not-found");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(TestKafka.records("mobility", stay).stream()
                                .map(TestKafka::type)
                                .toList())
                        .contains("mobility.organisation-merged"));
        EventContracts.check("mobility");

        officer().post(MOBILITIES + "/" + stay + "/nominate").then().statusCode(200);
        officer()
                .header("X-Reason", "By letter")
                .body(Map.<String, Object>of(
                        "proposalId",
                        officer().get(MOBILITIES + "/" + stay).path("proposalId"),
                        "documentId",
                        Exchange.paper(stay)))
                .post(MOBILITIES + "/" + stay + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("HOST_APPROVED"));
    }

    @Test
    void theOrderOfTheNewsDoesNotMatter() {
        Exchange exchange = new Exchange("First", 3);
        UUID second = UUID.randomUUID();
        UUID stay = created(MOBILITIES, exchange.plan(exchange.newStudent(15)));
        AgreementEvents.partner(survivor, "Survivor", "DE", "ACTIVE", 1);
        merged(second, survivor, 7);
        merged(exchange.host, second, 5);
        hostIs(survivor, MOBILITIES + "/" + stay);

        // Late news of both, and a later one of the agreement that still names the first.
        AgreementEvents.partner(exchange.host, "First", "DE", "ACTIVE", 4);
        AgreementEvents.partner(second, "Second", "DE", "ACTIVE", 6);
        AgreementEvents.agreement(
                exchange.agreement,
                "agreement.edited",
                "IN_FORCE",
                2,
                AgreementEvents.condition(exchange.condition, AgreementEvents.HOME, exchange.host));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(DESTINATIONS + exchange.destination)
                        .then()
                        .body("seatsPromised", equalTo(4)));
        hostIs(survivor, DESTINATIONS + exchange.destination);

        Map<String, Object> another = new HashMap<>(exchange.plan(exchange.newStudent(14)));
        another.put("segments", List.of(exchange.segment("2027-09-01", "2028-01-28")));
        hostIs(survivor, MOBILITIES + "/" + created(MOBILITIES, another));
    }

    private static void merged(UUID duplicate, UUID into, long sequence) {
        TestKafka.send("organisation", duplicate, "organisation.merged", sequence, """
                {"id": "%s", "kind": "university", "name": {"en": "Duplicate"}, "country": "DE", "city": "Somewhere",
                 "state": "ARCHIVED", "home": false, "illustrative": false, "identifiers": {}, "labels": [],
                 "memberships": [], "mergedInto": "%s", "change": {"kind": "merged", "from": "ACTIVE"}}
                """.formatted(duplicate, into));
    }

    private static void hostIs(UUID host, String path) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer().get(path).then().body("host.id", equalTo(host.toString())));
    }
}
