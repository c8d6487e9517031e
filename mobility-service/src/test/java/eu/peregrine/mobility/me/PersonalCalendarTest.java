package eu.peregrine.mobility.me;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The caller's dates as a calendar reads them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class PersonalCalendarTest {

    @Test
    void holdsStaysDeadlinesAndTheWindowsOfOpenCampaigns() {
        Exchange dresden = new Exchange("TU Dresden", 1);
        UUID student = dresden.newStudent(15);
        UUID stay = created("/api/v1/mobilities", dresden.plan(student));
        officer().post("/api/v1/mobilities/" + stay + "/nominate").then().statusCode(200);
        String proposal = officer().get("/api/v1/mobilities/" + stay).path("proposalId");
        as(TestTokens.partner(dresden.host))
                .body(Map.of("proposalId", proposal))
                .post("/api/v1/mobilities/" + stay + "/approve")
                .then()
                .statusCode(200);
        UUID campaign = created(
                "/api/v1/campaigns",
                Map.of(
                        "name",
                        "Autumn; abroad",
                        "academicYear",
                        "2027/2028",
                        "windowStart",
                        "2026-11-01",
                        "windowEnd",
                        "2026-12-15",
                        "population",
                        Map.of("programmes", List.of(dresden.programme))));
        officer().post("/api/v1/campaigns/" + campaign + "/open").then().statusCode(200);

        String own = TestTokens.student(student);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            ICalendar calendar = Biweekly.parse(as(own).accept("text/calendar")
                            .get("/api/v1/me/calendar.ics")
                            .then()
                            .statusCode(200)
                            .contentType(startsWith("text/calendar"))
                            .header("Cache-Control", equalTo("private, no-store"))
                            .extract()
                            .asString())
                    .first();
            assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
            assertThat(calendar.getEvents().stream()
                            .map(event -> event.getSummary().getValue()))
                    .anyMatch(title -> title.endsWith(", TU Dresden"))
                    .contains("File your wishes: Autumn; abroad")
                    .anyMatch(title -> title.startsWith("Show your insurance for OUT-"));
            VEvent abroad = calendar.getEvents().stream()
                    .filter(event -> event.getUid().getValue().equals("stay-" + stay + "-1@peregrine"))
                    .findFirst()
                    .orElseThrow();
            assertThat(abroad.getDateStart().getValue().getRawComponents().toString())
                    .startsWith("20270901");
            assertThat(abroad.getDateEnd().getValue().getRawComponents().toString())
                    .startsWith("20280129");
        });
        // Somebody else's calendar shows none of it.
        String other = as(TestTokens.student(dresden.newStudent(14)))
                .accept("text/calendar")
                .get("/api/v1/me/calendar.ics")
                .asString();
        assertThat(other).contains("Autumn").doesNotContain("stay-");
    }
}
