package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The whole main job, at full size, while things go wrong around it. */
class DemoIT {

    /** What an office's laptop can spare, in MiB. */
    private static final long MEMORY = 3072;

    private static final Pattern PEAK = Pattern.compile("Memory at its peak: (\\d[\\d,]*) MiB");
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
            assertThat(peak(demo.output())).as("MiB at the peak").isLessThan(MEMORY);
        }
    }

    private static long peak(String output) {
        Matcher peak = PEAK.matcher(output);
        assertThat(peak.find()).as("the memory is told").isTrue();
        return Long.parseLong(peak.group(1).replace(",", ""));
    }
}
