package eu.peregrine.partners.balance;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import java.util.Collection;
import java.util.List;

/**
 * The exchange balance with one partner.
 *
 * @param organisation the partner
 * @param window the academic years that count, by the year in which a stay starts
 * @param projected from the host's approval on
 * @param actual from the arrival on
 * @param alerts thresholds that the projected balance has reached
 */
public record BalanceView(
        Ref organisation,
        AcademicYearSpan window,
        BalanceFigures projected,
        BalanceFigures actual,
        List<BalanceWarning> alerts) {

    static BalanceView of(
            Ref organisation, AcademicYearSpan window, Collection<Tally> tallies, BalanceSettings settings) {
        BalanceFigures projected = BalanceRules.projected(tallies, settings.weights());
        return new BalanceView(
                organisation,
                window,
                projected,
                BalanceRules.actual(tallies, settings.weights()),
                BalanceRules.warnings(projected, settings.alerts()));
    }
}
