package eu.peregrine.kit.list;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what it holds, never more than was asked for
 * @param next the relative URL of the page behind it; absent on the last
 * @param count how many there are on all pages; only when asked for by {@code count=true}
 */
public record Page<V>(List<V> items, String next, Long count) {}
