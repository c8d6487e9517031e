package eu.peregrine.partners.statistics;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many organisations there are; the home school is not among them.
 *
 * @param total of all
 * @param byRegion by region of the world: the continents of UN M49, the Americas in two
 * @param byCountry by ISO 3166-1 alpha-2
 * @param byKind by what they are
 * @param byState by where they stand
 * @param byLabel by the labels that they hold today; one with two labels is counted twice
 */
public record OrganisationStatistics(
        long total,
        List<Count> byRegion,
        List<Count> byCountry,
        List<Count> byKind,
        List<Count> byState,
        List<Count> byLabel) {

    Stream<StatisticsRow> rows() {
        return Stream.of(
                        Stream.of(new StatisticsRow("total", null, null, "count", total)),
                        rows("by-region", byRegion),
                        rows("by-country", byCountry),
                        rows("by-kind", byKind),
                        rows("by-state", byState),
                        rows("by-label", byLabel))
                .flatMap(group -> group);
    }

    private static Stream<StatisticsRow> rows(String group, List<Count> counts) {
        return counts.stream().map(count -> StatisticsRow.of(group, count));
    }
}
