package eu.peregrine.partners.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The arithmetic of balances: exact decimals, and one rounding, of the ratio. */
final class BalanceRules {

    private static final int RATIO_DECIMALS = 2;

    private BalanceRules() {}

    /** What will be once everybody whom the host has approved has come: those on site or back among them. */
    static BalanceFigures projected(Collection<Tally> tallies, BalanceSettings.Weights weights) {
        return figures(tallies, tally -> true, weights);
    }

    /** What was: those on site or back. */
    static BalanceFigures actual(Collection<Tally> tallies, BalanceSettings.Weights weights) {
        return figures(tallies, Tally::actual, weights);
    }

    private static BalanceFigures figures(
            Collection<Tally> tallies, Predicate<Tally> counted, BalanceSettings.Weights weights) {
        List<Tally> incoming =
                tallies.stream().filter(counted).filter(Tally::incoming).toList();
        List<Tally> outgoing =
                tallies.stream().filter(counted).filter(t -> !t.incoming()).toList();
        BigDecimal in = weight(incoming, weights);
        BigDecimal out = weight(outgoing, weights);
        return new BalanceFigures(
                people(incoming),
                people(outgoing),
                in,
                out,
                in.subtract(out),
                out.signum() == 0 ? null : in.divide(out, RATIO_DECIMALS, RoundingMode.HALF_UP));
    }

    private static long people(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::people).sum();
    }

    private static BigDecimal weight(List<Tally> tallies, BalanceSettings.Weights weights) {
        return tallies.stream()
                .map(t -> t.length().weight(weights).multiply(BigDecimal.valueOf(t.people())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every threshold that the figures have reached. */
    static List<BalanceWarning> warnings(BalanceFigures projected, BalanceSettings.Alerts alerts) {
        List<BalanceWarning> warnings = new ArrayList<>();
        BigDecimal in = projected.weightedIncoming();
        BigDecimal out = projected.weightedOutgoing();
        boolean sends = projected.difference().signum() < 0;
        if (projected.difference().abs().compareTo(alerts.difference()) >= 0) {
            warnings.add(new BalanceWarning(
                    sends ? BalanceAlertCode.MORE_OUTGOING : BalanceAlertCode.MORE_INCOMING,
                    alerts.difference(),
                    "The weighted difference is %s; the office is alerted from %s on."
                            .formatted(
                                    projected.difference().toPlainString(),
                                    alerts.difference().toPlainString())));
        }
        BigDecimal most = in.max(out);
        boolean lopsided = most.compareTo(in.min(out).multiply(alerts.ratio())) >= 0;
        if (lopsided && in.add(out).compareTo(alerts.ratioFrom()) >= 0) {
            warnings.add(new BalanceWarning(
                    sends ? BalanceAlertCode.RATIO_OUTGOING : BalanceAlertCode.RATIO_INCOMING,
                    alerts.ratio(),
                    "Weighted, %s come and %s go; the office is alerted from %s times as many on."
                            .formatted(
                                    in.toPlainString(),
                                    out.toPlainString(),
                                    alerts.ratio().toPlainString())));
        }
        return warnings;
    }
}
