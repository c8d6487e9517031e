package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules that need no running gateway. */
class RulesTest {

    private final RouteTable routes = new RouteTable(Map.of(
            "partners", List.of("organisations", "networks"), "mobility", List.of("students", RouteTable.CATALOGUE)));

    @Test
    void aPathBelongsToItsCollectionsService() {
        assertThat(routes.serviceOf("/api/v1/organisations")).contains("partners");
        assertThat(routes.serviceOf("/api/v1/organisations/1/labels")).contains("partners");
        assertThat(routes.serviceOf("/api/v1/students/1/organisations")).contains("mobility");
        assertThat(routes.serviceOf("/api/v1/organisationsx")).isEmpty();
        assertThat(routes.serviceOf("/api/v1/Organisations")).isEmpty();
        assertThat(routes.serviceOf("/ooapi/v6/courses")).contains("mobility");
        assertThat(routes.serviceOf("/ooapi/v5/courses")).isEmpty();
        assertThat(routes.serviceOf("/ooapi/v6")).isEmpty();
        assertThat(routes.serviceOf("/api/v1//ooapi/v6/courses")).isEmpty();
        assertThat(routes.serviceOf("/api/v1/")).isEmpty();
        assertThat(routes.serviceOf("/api/v2/organisations")).isEmpty();
    }

    @Test
    void asSmallAShareOfRequestsIsSentAgainAsWasSaid() {
        RetryBudget budget = new RetryBudget(10, 2);
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).as("the reserve is gone").isFalse();
        for (int i = 0; i < 9; i++) {
            budget.earn();
        }
        assertThat(budget.spend()).isFalse();
        budget.earn();
        assertThat(budget.spend()).as("after ten requests").isTrue();
        for (int i = 0; i < 1_000; i++) {
            budget.earn();
        }
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).as("no more is saved up than the reserve").isFalse();
    }

    @Test
    void aNetworkOfTheSixthVersionIsOneAddress() {
        assertThat(ClientRates.site("2001:db8:1:2:3::4")).isEqualTo(ClientRates.site("2001:db8:1:2::9"));
        assertThat(ClientRates.site("2001:db8:1:2::9")).isNotEqualTo(ClientRates.site("2001:db8:1:3::9"));
        assertThat(ClientRates.site("192.0.2.1")).isNotEqualTo(ClientRates.site("192.0.2.2"));
        assertThat(ClientRates.site(null)).isEqualTo("null");
    }

    @Test
    void tracesAreContinuedOnlyIfTheyAreSound() {
        String id = "0af7651916cd43dd8448eb211c80319c";
        assertThat(trace("00-" + id + "-b7ad6b7169203331-01").traceId()).isEqualTo(id);
        assertThat(trace("01-" + id + "-b7ad6b7169203331-01-more").traceId()).isEqualTo(id);
        for (String broken : new String[] {
            null,
            "",
            "00-" + id + "-b7ad6b7169203331-01-more",
            "ff-" + id + "-b7ad6b7169203331-01",
            "00-" + "0".repeat(32) + "-b7ad6b7169203331-01",
            "00-" + id + "-0000000000000000-01",
            "00-" + id.toUpperCase(Locale.ROOT) + "-b7ad6b7169203331-01"
        }) {
            TraceContext fresh = trace(broken);
            assertThat(fresh.continued()).isFalse();
            assertThat(fresh.traceId()).isNotEqualTo(id).matches("[0-9a-f]{32}");
            assertThat(fresh.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        }
    }

    private static TraceContext trace(String traceparent) {
        return TraceContext.continueOrStart(traceparent, caller -> Span.getInvalid());
    }

    @Test
    void framingCannotBeNominatedAway() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close, Content-Length ,x-a")
                .add("Content-Length", "5")
                .add("X-A", "1")
                .add("X-B", "2");
        HeaderRules.cleanRequest(headers);
        assertThat(headers.names()).containsExactlyInAnyOrder("Content-Length", "X-B");
    }

    @Test
    void loggedPathsHoldNoNames() {
        assertThat(AccessLog.pathOf("/api/v1/students/0190f3a2-1111-7000-8000-000000000002/mandate"))
                .isEqualTo("/api/v1/students/{id}/mandate");
        assertThat(AccessLog.pathOf("/api/v1/mobilities/OUT-2026-0042")).isEqualTo("/api/v1/mobilities/{id}");
        assertThat(AccessLog.pathOf("/api/v1/students/Jean.Dupont")).isEqualTo("/api/v1/students/{id}");
        assertThat(AccessLog.pathOf("/")).isEqualTo("/");
    }

    @Test
    void everyProblemIsExplainedInBothLanguages() {
        for (ProblemType type : ProblemType.values()) {
            assertThat(type.code()).matches("[a-z0-9-]+");
            assertThat(type.title(true)).isNotEqualTo(type.title(false)).isNotBlank();
            assertThat(type.explanation()).endsWith(".");
            assertThat(ProblemType.of(type.code())).contains(type);
        }
    }
}
