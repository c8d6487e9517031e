package eu.peregrine.kit.transfer;

import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;

/**
 * What became of each line of an import.
 *
 * @param importId by which it can be resumed
 * @param dryRun whether nothing was to be changed
 * @param resumedAfter lines that an earlier run had committed and this one skipped; absent when there was none
 * @param lines lines read, a header not counted
 * @param accepted lines taken (in a dry run: that would be)
 * @param refused lines refused
 * @param items one entry a line
 */
public record ImportReport(
        UUID importId, boolean dryRun, Integer resumedAfter, int lines, int accepted, int refused, List<Line> items) {

    /**
     * @param line its number in the file's data, the first is 1
     * @param id what it became, when it was taken
     * @param problems why it was refused
     * @param warnings what deserves a second look although it was taken; absent when nothing does
     */
    public record Line(int line, UUID id, List<Violation> problems, List<Violation> warnings) {

        static Line accepted(int line, UUID id, List<Violation> warnings) {
            return new Line(line, id, null, warnings.isEmpty() ? null : warnings);
        }

        static Line refused(int line, List<Violation> problems) {
            return new Line(line, null, problems, null);
        }
    }
}
