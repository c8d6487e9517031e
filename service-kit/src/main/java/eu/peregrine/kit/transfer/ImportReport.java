package eu.peregrine.kit.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of each line of an import. Of a large file it counts every line and lists some of them.
 *
 * @param importId by which it can be resumed
 * @param dryRun whether nothing was to be changed
 * @param resumedAfter lines that an earlier run had committed and this one skipped; absent when there was none
 * @param lines lines read, a header not counted
 * @param accepted lines taken (in a dry run: that would be)
 * @param refused lines refused
 * @param notListed lines that are counted and yet not among the items; absent when each of them is there
 * @param items one entry a line, in their order: the first 1,000 that were refused, the first 10,000 that were taken, and of
 *     the others the first 1,000 that have warnings
 */
public record ImportReport(
        UUID importId,
        boolean dryRun,
        Integer resumedAfter,
        int lines,
        int accepted,
        int refused,

        @Schema(description = "Lines that are counted and yet not among the items; absent when each of them is there.")
        Integer notListed,

        @Schema(
                description = "One entry a line, in their order: the first 1,000 that were refused, the first 10,000"
                        + " that were taken, and of the others the first 1,000 that have warnings.")
        List<Line> items) {

    /**
     * @param line its number in the file's data, the first is 1
     * @param id what it became, when it was taken
     * @param problems why it was refused, at most 50 reasons
     * @param warnings what deserves a second look although it was taken, at most 50; absent when nothing does
     */
    public record Line(
            int line,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Violation> problems,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Violation> warnings) {

        static Line accepted(int line, UUID id, List<Violation> warnings) {
            return new Line(line, id, null, warnings.isEmpty() ? null : warnings);
        }

        static Line refused(int line, List<Violation> problems) {
            return new Line(line, null, problems, null);
        }

        /** The same with at most so many problems and warnings. */
        Line atMost(int each) {
            return new Line(line, id, atMost(each, problems), atMost(each, warnings));
        }

        private static List<Violation> atMost(int most, List<Violation> all) {
            return all == null || all.size() <= most ? all : List.copyOf(all.subList(0, most));
        }
    }
}
