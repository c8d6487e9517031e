package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The whole main job, at full size, while things go wrong around it. */
class DemoIT {

    private static final Duration ACT = Duration.ofMinutes(8);

    @Test
    void losesNothingWhenEachServiceIsKilledAndKafkaIsAwayForHalfAMinute() throws IOException, InterruptedException {
        try (Run demo = Run.start("demo", "--seed", "1")) {
            demo.until("network imported", ACT);
            Run.kill("partners");
            demo.until("wishes filed", ACT);
            Run.kill("mobility");
            demo.until("hosts approved", ACT);
            Run.kill("scholarships");
            demo.until("contracts signed", ACT);
            Run.toEnd("restart", "kafka", "--after", "30");
            demo.until("learning agreements signed", ACT);
            Run.kill("mobility");
            assertThat(demo.exitCode(Duration.ofMinutes(15))).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains("As it should be", "ledger balanced", "yes")
                    .contains("matters to the hash: yes", "universities on the map");
            assertThat(demo.output()).containsPattern("dead letters +0");
        }
    }
}
