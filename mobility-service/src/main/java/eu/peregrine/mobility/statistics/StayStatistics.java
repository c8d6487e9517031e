package eu.peregrine.mobility.statistics;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Stays, counted.
 *
 * @param by what they are counted by
 * @param counted which stays and days
 * @param asOf the day on which they were counted
 * @param items one for each combination of values that occurs
 * @param total of all together; people and stays in several items are counted once
 */
@Schema(name = "StayStatistics")
public record StayStatistics(
        List<Dimension> by, Counted counted, LocalDate asOf, List<StayCount> items, StayCount total) {}
