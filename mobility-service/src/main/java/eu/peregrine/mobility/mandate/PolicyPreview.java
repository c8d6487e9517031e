package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a draft of a policy would do to the students that it is for.
 *
 * @param students how many it is for
 * @param changed of them, how many would get another verdict
 * @param changes how many from which verdict to which, the most frequent first
 * @param items the students who would, a page of them in the order of their ids
 * @param next the relative URL to post the same draft to for the next page; absent on the last
 */
public record PolicyPreview(long students, long changed, List<Change> changes, List<Item> items, String next) {

    /**
     * One kind of change.
     *
     * @param from the verdict now
     * @param to the verdict under the draft
     * @param students how many students
     */
    @Schema(name = "PreviewedChange")
    public record Change(Verdict from, Verdict to, long students) {}

    /**
     * A student whose verdict would be another one.
     *
     * @param student the student
     * @param from the verdict now
     * @param to the verdict under the draft
     * @param missingDays days that would still be owed
     * @param latestDeparture the latest day to leave on and reach the minimum; absent unless days would be missing and there is
     *     time
     * @param missingLanguages language levels that would be owed and are not proven: a language's code, or {@code second}
     */
    @Schema(name = "PreviewedStudent")
    public record Item(
            Ref student,
            Verdict from,
            Verdict to,
            long missingDays,
            LocalDate latestDeparture,
            List<String> missingLanguages) {}
}
