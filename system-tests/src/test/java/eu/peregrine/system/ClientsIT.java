package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The client for TypeScript, by its own tests, on the running system. */
@Order(1)
class ClientsIT {

    @BeforeAll
    static void openTheOffice() throws IOException, InterruptedException {
        Node.build();
        SharedSystem.use();
    }

    @Test
    void theTypeScriptClientDoesWhatItsTestsSay() throws IOException, InterruptedException {
        String gateway = Office.GATEWAY.replace("/api/v1/", "");
        try (Run tests = Node.npm(Map.of("PEREGRINE_GATEWAY", gateway), "test")) {
            assertThat(tests.exitCode(Duration.ofMinutes(3))).as(tests.output()).isZero();
            assertThat(tests.output()).containsPattern("pass [1-9]\\d").contains("skipped 0", "fail 0");
        }
    }
}
