package eu.peregrine.mobility.mandate;

import java.util.List;
import java.util.UUID;

/**
 * How a student's verdict came about.
 *
 * @param items the changes, the newest first
 * @param next the relative URL of older ones; absent where there are none
 */
public record MandateHistory(List<VerdictChange> items, String next) {

    static MandateHistory of(UUID student, int limit, List<VerdictChange> oneMore) {
        if (oneMore.size() <= limit) {
            return new MandateHistory(oneMore, null);
        }
        List<VerdictChange> items = oneMore.subList(0, limit);
        return new MandateHistory(
                items,
                "/api/v1/students/" + student + "/mandate/history?limit=" + limit + "&before="
                        + items.get(limit - 1).number());
    }
}
