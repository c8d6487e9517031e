package eu.peregrine.partners.statistics;

/**
 * A line of statistics as a table.
 *
 * @param group what is counted, such as {@code by-country}
 * @param key of whom, such as {@code DE}
 * @param detail of which of them, where a group has two keys, such as {@code outgoing}
 * @param measure what the number is, such as {@code count}
 * @param value the number
 */
public record StatisticsRow(String group, String key, String detail, String measure, long value) {

    static StatisticsRow of(String group, Count count) {
        return new StatisticsRow(group, count.key(), null, "count", count.count());
    }
}
