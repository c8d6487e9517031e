package eu.peregrine.kit.list;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what it holds, never more than was asked for
 * @param next the relative URL of the page behind it; absent on the last
 * @param count how many there are on all pages; only when asked for by {@code count=true}
 * @param facets how many there are of each value, the most frequent first, by the names asked for in {@code facets}; on all
 *     pages together
 */
public record Page<V>(List<V> items, String next, Long count, Map<String, Map<String, Long>> facets) {

    /** A page without facets. */
    public Page(List<V> items, String next, Long count) {
        this(items, next, count, null);
    }

    /** The same page of what each item becomes. */
    public <W> Page<W> map(Function<V, W> view) {
        return new Page<>(items.stream().map(view).toList(), next, count, facets);
    }
}
