package eu.peregrine.partners.balance;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.mobility.Stays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The exchange balance over HTTP, from the events of mobilities. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BalanceHttpTest {

    private static final String ORGANISATIONS = "/api/v1/organisations/";
    private static final String YEARS = "?from=2026/2027&to=2026/2027";

    @Test
    void weighsProjectedAndActualStays() {
        UUID partner = World.activePartner();
        Stays.outgoing(partner).send("HOST_APPROVED", 3);
        Stays.outgoing(partner).planned("2026-09-01", "2026-11-20").send("READY", 4);
        Stays.incoming(partner).planned("2026-09-01", "2027-06-30").send("ON_SITE", 5);
        Stays.outgoing(partner).send("NOMINATED", 2);
        Stays.outgoing(partner).send("CANCELLED", 4);
        Stays.outgoing(partner).with("kind", "internship").send("ON_SITE", 4);
        Stays.outgoing(partner).with("academicYear", "2025/2026").send("CLOSED", 9);

        eventually(partner, YEARS, "projected.outgoing", 2);
        officer()
                .get(ORGANISATIONS + partner + "/balance" + YEARS)
                .then()
                .statusCode(200)
                .body("organisation.id", equalTo(partner.toString()))
                .body("window.from", equalTo("2026/2027"))
                .body("projected.incoming", equalTo(1))
                .body("projected.weightedIncoming", equalTo(3))
                .body("projected.weightedOutgoing", equalTo(2.5f))
                .body("projected.difference", equalTo(0.5f))
                .body("projected.ratio", equalTo(1.2f))
                .body("actual.incoming", equalTo(1))
                .body("actual.outgoing", equalTo(0))
                .body("alerts", empty());
        eventually(partner, "?from=2025/2026&to=2026/2027", "projected.outgoing", 3);
        partner(partner)
                .get(ORGANISATIONS + partner + "/balance" + YEARS)
                .then()
                .statusCode(200);
    }

    @Test
    void isNobodyElsesBusiness() {
        UUID partner = World.activePartner();
        partner(World.activePartner())
                .get(ORGANISATIONS + partner + "/balance")
                .then()
                .statusCode(404);
        officer().get(ORGANISATIONS + Ids.next() + "/balance").then().statusCode(404);
        as(TestTokens.of("student")).get(ORGANISATIONS + "balances").then().statusCode(403);
    }

    @Test
    void refusesYearsThatAreNone() {
        UUID partner = World.activePartner();
        for (String years : List.of("?from=2026", "?from=2026/2028", "?from=2027/2028&to=2026/2027", "?to=x")) {
            officer().get(ORGANISATIONS + partner + "/balance" + years).then().statusCode(400);
        }
    }

    @Test
    void listsPartnersAndCountries() {
        Map<String, Object> body = World.organisation("Balance " + World.word());
        body.put("country", "NR");
        UUID partner = World.activePartner(body);
        UUID without = World.activePartner();
        Stays.incoming(partner).with("academicYear", "2019/2020").send("CLOSED", 9);
        String years = "?from=2019/2020&to=2019/2020";
        eventually(partner, years, "actual.incoming", 1);

        officer()
                .get(ORGANISATIONS + "balances" + years)
                .then()
                .statusCode(200)
                .body("items.organisation.id", hasItem(partner.toString()))
                .body("items.organisation.id", not(hasItem(without.toString())));
        officer()
                .get(ORGANISATIONS + "balances" + years + "&country=NR&count=true")
                .then()
                .body("items.actual.weightedIncoming", contains(1.5f))
                .body("count", equalTo(1));
        officer()
                .get(ORGANISATIONS + "balances/countries" + years)
                .then()
                .statusCode(200)
                .body("items.find { it.country == 'NR' }.projected.incoming", equalTo(1));
    }

    @Test
    void tellsOfCountriesThatAreBeyondAThreshold() {
        Map<String, Object> body = World.organisation("Lopsided " + World.word());
        body.put("country", "TV");
        UUID partner = World.activePartner(body);
        Map<String, Object> calm = World.organisation("Calm " + World.word());
        calm.put("country", "PW");
        UUID other = World.activePartner(calm);
        for (int i = 0; i < 4; i++) {
            Stays.outgoing(partner)
                    .with("academicYear", "2017/2018")
                    .planned("2017-09-01", "2018-07-31")
                    .send("CLOSED", 9);
        }
        Stays.outgoing(other).with("academicYear", "2017/2018").send("CLOSED", 9);
        String years = "?from=2017/2018&to=2017/2018";
        eventually(partner, years, "projected.outgoing", 4);
        eventually(other, years, "projected.outgoing", 1);
        officer()
                .get(ORGANISATIONS + "balances/countries" + years)
                .then()
                .statusCode(200)
                .body("items.find { it.country == 'TV' }.alerts.code", contains("ratio-outgoing"))
                .body("items.find { it.country == 'TV' }.alerts[0].threshold", equalTo(3))
                .body("items.find { it.country == 'PW' }.alerts", empty());
    }

    @Test
    void alertsOncePerCrossing() {
        UUID partner = World.activePartner();
        List<Stays> stays = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stays.add(
                    Stays.outgoing(partner).planned("2026-09-01", "2027-07-31").send("HOST_APPROVED", 3));
        }
        alerts(partner, 2);
        stays.get(0).send("READY", 4);
        stays.get(1).send("CANCELLED", 4);
        eventually(partner, YEARS, "projected.outgoing", 4);
        Stays.outgoing(partner).planned("2026-09-01", "2027-07-31").send("HOST_APPROVED", 3);
        alerts(partner, 3);
        officer()
                .get(ORGANISATIONS + "balances?alert=true&limit=200")
                .then()
                .body("items.organisation.id", hasItem(partner.toString()));
        officer()
                .get(ORGANISATIONS + "balances?alert=false&limit=200")
                .then()
                .body("items.organisation.id", not(hasItem(partner.toString())));
        officer()
                .get(ORGANISATIONS + "balances?alert=true" + YEARS.replace('?', '&'))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?alert"));
        var alert = TestKafka.records("organisation", partner).stream()
                .filter(record -> TestKafka.type(record).equals("organisation.balance-alert"))
                .findFirst()
                .orElseThrow();
        assertThat(TestKafka.header(alert, "ce_visibleto"))
                .doesNotContain("organisation:")
                .doesNotContain("student");
        JsonPath payload = JsonPath.from(alert.value());
        assertThat(payload.getString("id")).isEqualTo(partner.toString());
        assertThat(payload.getList("balance.alerts.code")).contains("ratio-outgoing");
    }

    @Test
    void alertsWhenOtherYearsCome() {
        String country = "KI";
        Map<String, Object> body = World.organisation("Ahead " + World.word());
        body.put("country", country);
        UUID partner = World.activePartner(body);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int year = today.getMonthValue() < 9 ? today.getYear() - 1 : today.getYear();
        String later = (year + 2) + "/" + (year + 3);
        for (int i = 0; i < 5; i++) {
            Stays.outgoing(partner)
                    .with("academicYear", later)
                    .planned((year + 2) + "-09-01", (year + 3) + "-06-30")
                    .send("HOST_APPROVED", 3);
        }
        eventually(partner, "?from=" + later + "&to=" + later, "projected.outgoing", 5);
        assertThat(figures(partner, "").getList("alerts")).isEmpty();
        String alerted = ORGANISATIONS + "balances?alert=true&country=" + country;
        try {
            clock(Duration.between(
                    Instant.now(),
                    LocalDate.of(year + 1, 9, 2).atStartOfDay(ZoneOffset.UTC).toInstant()));
            alerts(partner, 1);
            officer().get(alerted).then().body("items.organisation.id", contains(partner.toString()));
        } finally {
            clock(Duration.ZERO);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> officer().get(alerted).then().statusCode(200).body("items", empty()));
    }

    private static void clock(Duration offset) {
        as(TestTokens.of("admin"))
                .body(World.json(Map.of("offset", offset.toString())))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    // First the ratio is reached, with the third stay, then the difference, with the fifth.
    private static void alerts(UUID partner, int expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("organisation", partner).stream()
                                .map(TestKafka::type)
                                .filter("organisation.balance-alert"::equals))
                        .hasSize(expected));
    }

    @Test
    void neitherOrderNorRepetitionOfEventsMatters() {
        UUID inOrder = World.activePartner();
        UUID shuffled = World.activePartner();
        Random random = new Random(20_261_123);
        List<String> states =
                List.of("PLANNED", "NOMINATED", "HOST_APPROVED", "READY", "ON_SITE", "RETURNED", "CLOSED");
        List<Runnable> mixed = new ArrayList<>();
        int approved = 0;
        int arrived = 0;
        for (int i = 0; i < 12; i++) {
            boolean out = random.nextInt(3) > 0;
            int last = random.nextInt(states.size());
            approved += last >= states.indexOf("HOST_APPROVED") ? 1 : 0;
            arrived += last >= states.indexOf("ON_SITE") ? 1 : 0;
            Stays one = out ? Stays.outgoing(inOrder) : Stays.incoming(inOrder);
            Stays other = out ? Stays.outgoing(shuffled) : Stays.incoming(shuffled);
            String end = List.of("2026-10-30", "2027-01-31", "2027-06-30").get(random.nextInt(3));
            one.planned("2026-09-01", end);
            other.planned("2026-09-01", end);
            for (int state = 0; state <= last; state++) {
                String name = states.get(state);
                int sequence = state + 1;
                one.send(name, sequence);
                mixed.add(() -> other.send(name, sequence));
                if (random.nextBoolean()) {
                    mixed.add(() -> other.send(name, sequence));
                }
            }
        }
        Collections.shuffle(mixed, random);
        mixed.forEach(Runnable::run);

        int people = approved;
        int there = arrived;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (UUID partner : List.of(inOrder, shuffled)) {
                JsonPath balance = figures(partner, YEARS);
                assertThat(balance.getInt("projected.incoming") + balance.getInt("projected.outgoing"))
                        .isEqualTo(people);
                assertThat(balance.getInt("actual.incoming") + balance.getInt("actual.outgoing"))
                        .isEqualTo(there);
            }
            assertThat(figures(shuffled, YEARS).getMap("projected"))
                    .isEqualTo(figures(inOrder, YEARS).getMap("projected"));
            assertThat(figures(shuffled, YEARS).getMap("actual"))
                    .isEqualTo(figures(inOrder, YEARS).getMap("actual"));
        });
    }

    private static JsonPath figures(UUID partner, String years) {
        return officer()
                .get(ORGANISATIONS + partner + "/balance" + years)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void eventually(UUID partner, String years, String field, int value) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(ORGANISATIONS + partner + "/balance" + years)
                        .then()
                        .statusCode(200)
                        .body(field, equalTo(value)));
    }
}
