package eu.peregrine.scholarships.report;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.util.List;

/**
 * What a fund has paid and will have to pay.
 *
 * @param fund the fund
 * @param available what can still be offered
 * @param reserved offered, without a contract
 * @param committed under contract, not paid
 * @param paid paid, or ordered at the bank
 * @param receivable claimed back
 * @param months by month, the first to the last in which something happens
 */
public record Forecast(
        Ref fund,
        Money available,
        Money reserved,
        Money committed,
        Money paid,
        Money receivable,
        List<ForecastMonth> months) {}
