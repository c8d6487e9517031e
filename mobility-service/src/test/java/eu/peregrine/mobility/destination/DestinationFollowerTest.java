package eu.peregrine.mobility.destination;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.destination.AgreementEvents.HOME;
import static eu.peregrine.mobility.destination.AgreementEvents.agreement;
import static eu.peregrine.mobility.destination.AgreementEvents.condition;
import static eu.peregrine.mobility.destination.AgreementEvents.partner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DestinationFollowerTest {

    private static final String DESTINATIONS = "/api/v1/destinations";

    private final UUID host = UUID.randomUUID();
    private final UUID agreement = UUID.randomUUID();
    private final UUID outgoing = UUID.randomUUID();

    @BeforeEach
    void theSchoolAndAPartner() {
        AgreementEvents.home();
        partner(host, "Tongji " + host, "CN", "ACTIVE", 3);
    }

    @Test
    void everyTermOfEveryYearIsADestination() {
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, condition(outgoing, HOME, host));

        // The agreement's event may arrive before the partner's, without which its destinations are closed.
        JsonPath found = expectOpen(4);
        assertThat(found.getList("items.term"))
                .containsExactly("2027/2028-1", "2027/2028-2", "2028/2029-1", "2028/2029-2");
        assertThat(Set.copyOf(found.getList("items.state"))).containsExactly("OPEN");
        String id = found.getString("items[0].id");
        assertThat(UUID.fromString(id)).isEqualTo(Promise.idOf(outgoing, "2027/2028-1"));
        as(TestTokens.student(UUID.randomUUID()))
                .get(DESTINATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("host.name.en", equalTo("Tongji " + host))
                .body("host.href", equalTo("/api/v1/organisations/" + host))
                .body("country", equalTo("CN"))
                .body("conditionId", equalTo(outgoing.toString()))
                .body("agreementId", equalTo(agreement.toString()))
                .body("seatsPromised", equalTo(4))
                .body("monthsPromised", equalTo(20.0f))
                .body("iscedF", equalTo(List.of("0732", "061")))
                .body("eqfLevels", equalTo(List.of(7)))
                .body("languages[0].language", equalTo("en"))
                .body("languages[0].cefr", equalTo("B2"));
    }

    @Test
    void onlyStudiesThatTheSchoolSendsToAreDestinations() {
        agreement(
                agreement,
                "agreement.entered-into-force",
                "IN_FORCE",
                4,
                condition(UUID.randomUUID(), host, HOME),
                condition(UUID.randomUUID(), "staff-teaching", HOME, host),
                condition(outgoing, HOME, host));

        JsonPath found = expect(4);
        assertThat(Set.copyOf(found.getList("items.conditionId"))).containsExactly(outgoing.toString());
    }

    @Test
    void aDraftPromisesNothing() {
        UUID draft = UUID.randomUUID();
        agreement(draft, "agreement.drafted", "DRAFT", 1, condition(UUID.randomUUID(), HOME, host));
        agreement(draft, "agreement.proposed", "PROPOSED", 2, condition(UUID.randomUUID(), HOME, host));
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, condition(outgoing, HOME, host));
        expect(4);
        officer().get(DESTINATIONS + "?agreement=" + draft).then().body("items.size()", equalTo(0));
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        String payload = AgreementEvents.payload(agreement, "IN_FORCE", condition(outgoing, HOME, host));
        UUID event = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            TestKafka.send("agreement", agreement, "agreement.entered-into-force", 4, payload, event);
        }
        expect(4);
    }

    @Test
    void aLateOlderEventChangesNothing() {
        String promised = condition(outgoing, HOME, host);
        agreement(agreement, "agreement.terminated", "TERMINATED", 9, promised);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, promised);
        UUID marker = UUID.randomUUID();
        agreement(marker, "agreement.entered-into-force", "IN_FORCE", 4, condition(UUID.randomUUID(), HOME, host));
        await().untilAsserted(() ->
                officer().get(DESTINATIONS + "?agreement=" + marker).then().body("items.size()", equalTo(4)));
        // Another key may be in another partition, so wait a little for the one that must change nothing.
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> officer()
                        .get(DESTINATIONS + "?agreement=" + agreement + "&state=OPEN")
                        .then()
                        .body("items.size()", equalTo(0)));
    }

    @Test
    void closesWhenTheAgreementLeavesForceAndOpensWhenItReturns() {
        String promised = condition(outgoing, HOME, host);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, promised);
        expectOpen(4);
        agreement(agreement, "agreement.termination-proposed", "TERMINATION_PROPOSED", 5, promised);
        agreement(agreement, "agreement.terminated", "TERMINATED", 6, promised);
        expectOpen(0);
        expect(4);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 7, promised);
        expectOpen(4);
    }

    @Test
    void anAmendmentSellsOnlyOnceItIsInForce() {
        UUID second = UUID.randomUUID();
        String promised = condition(outgoing, HOME, host);
        String wished = condition(second, HOME, host);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, promised);
        expectOpen(4);
        TestKafka.send(
                "agreement",
                agreement,
                "agreement.amendment-proposed",
                5,
                AgreementEvents.payload(agreement, "AMENDMENT_PROPOSED", promised)
                        .replace(
                                "\"change\"",
                                "\"proposal\": {\"kind\": \"amendment\", \"revision\": 2, \"conditions\": [" + wished
                                        + "]}, \"change\""));
        agreement(agreement, "agreement.approved", "AMENDMENT_PROPOSED", 6, promised);
        await().untilAsserted(() -> assertThat(Set.copyOf(expectOpen(4).<String>getList("items.conditionId")))
                .containsExactly(outgoing.toString()));
        agreement(agreement, "agreement.amended", "IN_FORCE", 7, promised, wished);
        expectOpen(8);
        agreement(agreement, "agreement.expired", "EXPIRED", 8, promised, wished);
        expectOpen(0);
    }

    @Test
    void underNoticeNothingIsPromisedForWhatBeginsAfterTheEnd() {
        String promised = condition(outgoing, HOME, host);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, promised);
        expectOpen(4);
        String noticed = AgreementEvents.payload(agreement, "IN_FORCE", promised)
                .replace("\"change\"", "\"endsOn\": \"2028-09-01\", \"change\"");
        TestKafka.send("agreement", agreement, "agreement.notice-given", 5, noticed);
        JsonPath open = expectOpen(2);
        assertThat(Set.copyOf(open.getList("items.academicYear"))).containsExactly("2027/2028");
        agreement(agreement, "agreement.notice-withdrawn", "IN_FORCE", 6, promised);
        expectOpen(4);
    }

    @Test
    void aConditionThatIsLeftOutCloses() {
        UUID second = UUID.randomUUID();
        agreement(
                agreement,
                "agreement.entered-into-force",
                "IN_FORCE",
                4,
                condition(outgoing, HOME, host),
                condition(second, HOME, host));
        expectOpen(8);
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 8, condition(second, HOME, host));
        JsonPath open = expectOpen(4);
        assertThat(Set.copyOf(open.getList("items.conditionId"))).containsExactly(second.toString());
    }

    @Test
    void closesWhileThePartnerIsSuspended() {
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, condition(outgoing, HOME, host));
        expectOpen(4);
        partner(host, "Tongji " + host, "CN", "SUSPENDED", 5);
        expectOpen(0);
        partner(host, "Tongji " + host, "CN", "ACTIVE", 4);
        partner(host, "Tongji again " + host, "CN", "ACTIVE", 6);
        expectOpen(4);
    }

    @Test
    void isFoundByYearTermCountryAndName() {
        agreement(agreement, "agreement.entered-into-force", "IN_FORCE", 4, condition(outgoing, HOME, host));
        expect(4);
        String mine = DESTINATIONS + "?agreement=" + agreement;
        officer().get(mine + "&academicYear=2027/2028").then().body("items.size()", equalTo(2));
        officer().get(mine + "&term=2028/2029-2").then().body("items.size()", equalTo(1));
        officer().get(mine + "&country=CN&country=DE").then().body("items.size()", equalTo(4));
        officer().get(mine + "&country=DE").then().body("items.size()", equalTo(0));
        officer().get(mine + "&q=tongji").then().body("items.size()", equalTo(4));
        officer().get(mine + "&q=dresden").then().body("items.size()", equalTo(0));
        officer().get(mine + "&host=" + host).then().body("items.size()", equalTo(4));
        String next = officer().get(mine + "&limit=3").then().extract().path("next");
        officer().get(next).then().statusCode(200).body("items.size()", equalTo(1));
        problem(officer().get(next + "&country=CN"), 400, "bad-request");
        problem(as(TestTokens.partner(host)).get(mine), 403, "forbidden");
        problem(officer().get(DESTINATIONS + "/" + UUID.randomUUID()), 404, "not-found");
    }

    private JsonPath expectOpen(int count) {
        return expect(count, "&state=OPEN");
    }

    private JsonPath expect(int count) {
        return expect(count, "");
    }

    private JsonPath expect(int count, String filter) {
        String url = DESTINATIONS + "?agreement=" + agreement + filter;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer().get(url).then().statusCode(200).body("items.size()", equalTo(count)));
        return officer().get(url).jsonPath();
    }
}
