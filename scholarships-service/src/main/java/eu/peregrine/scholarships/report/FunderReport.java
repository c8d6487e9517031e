package eu.peregrine.scholarships.report;

import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What a funder's money did; it names nobody.
 *
 * @param funder who gave
 * @param from first day on which contracts were signed
 * @param to last day
 * @param totals one for each currency
 * @param items by currency, host country and kind of stay
 */
public record FunderReport(
        Ref funder, LocalDate from, LocalDate to, List<FunderReportLine> totals, List<FunderReportLine> items) {}
