package eu.peregrine.kit.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long the file is, the report stays small, and says what it leaves out. */
class ImportTallyTest {

    private static final Violation VIOLATION = new Violation("/size", "max", "At most 100.");

    private final ImportTally tally = new ImportTally();
    private int line;

    private void add(int lines, List<Violation> problems, List<Violation> warnings) {
        List<ImportReport.Line> chunk = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            line++;
            chunk.add(
                    problems.isEmpty()
                            ? ImportReport.Line.accepted(line, null, warnings)
                            : ImportReport.Line.refused(line, problems));
        }
        Collections.reverse(chunk);
        tally.add(chunk);
    }

    @Test
    void refusalsBehindAnyNumberOfGoodLinesAreListed() {
        add(25_000, List.of(), List.of());
        add(3, List.of(VIOLATION), List.of());
        assertThat(tally.lines()).isEqualTo(25_003);
        assertThat(tally.accepted()).isEqualTo(25_000);
        assertThat(tally.refused()).isEqualTo(3);
        assertThat(tally.notListed()).isEqualTo(15_000);
        assertThat(tally.listed()).hasSize(10_003).isSortedAccordingTo((a, b) -> a.line() - b.line());
        assertThat(tally.listed().get(10_000).line()).isEqualTo(25_001);
    }

    @Test
    void ofTheRefusedTheFirstAreListed() {
        add(1_500, List.of(VIOLATION), List.of());
        add(1, List.of(), List.of());
        assertThat(tally.refused()).isEqualTo(1_500);
        assertThat(tally.listed()).hasSize(1_001);
        assertThat(tally.listed().get(999).line()).isEqualTo(1_000);
        assertThat(tally.listed().get(1_000).line()).isEqualTo(1_501);
    }

    @Test
    void warningsAreListedBeyondWhatIsListedOfTheGood() {
        add(10_000, List.of(), List.of());
        add(1_200, List.of(), List.of(VIOLATION));
        add(1, List.of(), List.of());
        assertThat(tally.listed()).hasSize(11_000);
        assertThat(tally.notListed()).isEqualTo(201);
    }

    @Test
    void oneLineCannotFillTheReport() {
        add(1, Collections.nCopies(80, VIOLATION), List.of());
        add(1, List.of(), Collections.nCopies(80, VIOLATION));
        assertThat(tally.listed().get(0).problems()).hasSize(50);
        assertThat(tally.listed().get(1).warnings()).hasSize(50);
    }
}
