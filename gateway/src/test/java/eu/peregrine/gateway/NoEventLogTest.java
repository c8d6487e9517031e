package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A gateway that cannot read the event log does all the rest, and says so. */
@QuarkusTest
class NoEventLogTest extends GatewayTestBase {

    @Test
    void theStreamIsRefusedForNow() throws Exception {
        String answer = exchange(get(EventStream.PATH));
        assertProblem(answer, 503, "service-unavailable");
        assertThat(answer).containsIgnoringCase("Retry-After: 5\r\n");
        assertThat(exchange(get("/api/v1/organisations/x"))).startsWith("HTTP/1.1 200 ");
    }
}
