package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.util.List;

/**
 * What a stay would be granted, with every step.
 *
 * @param rule the rule
 * @param ruleVersion the number of the version that was used; absent for terms that are only proposed
 * @param length how the days were counted
 * @param group the country group
 * @param calculatedDays days of the stay
 * @param interruptedDays of these, interrupted
 * @param fundedDays of these, paid
 * @param nonFundedDays of these, neither interrupted nor paid
 * @param travelDays funded days of travel, which are not days of the stay
 * @param steps every step
 * @param against why it gets nothing
 * @param total what it gets
 */
public record GrantEstimate(
        Ref rule,
        Integer ruleVersion,
        StayLength length,
        String group,
        int calculatedDays,
        int interruptedDays,
        int fundedDays,
        int nonFundedDays,
        int travelDays,
        List<Step> steps,
        List<GrantObstacle> against,
        Money total) {

    /**
     * One step.
     *
     * @param code the component's code
     * @param name the component's name
     * @param unit what the rate is paid for
     * @param months whole months that were paid, where the unit is a month
     * @param days the days that remain; all days for other units; absent for a lump
     * @param rate the rate for one unit
     * @param amount what it comes to
     * @param formula the same as one writes it on paper
     */
    public record Step(
            String code,
            LocalizedText name,
            GrantUnit unit,
            Integer months,
            Integer days,
            Money rate,
            Money amount,
            String formula) {

        static Step of(GrantStep step, String currency) {
            int whole = GrantCalculator.days(step.unit());
            boolean monthly = step.unit() == GrantUnit.MONTH;
            Integer days = step.unit() == GrantUnit.LUMP ? null : Integer.valueOf(step.quantity());
            return new Step(
                    step.code(),
                    step.name(),
                    step.unit(),
                    monthly ? Integer.valueOf(step.quantity() / whole) : null,
                    monthly ? Integer.valueOf(step.quantity() % whole) : days,
                    Money.ofCents(step.rate(), currency),
                    Money.ofCents(step.cents(), currency),
                    step.formula());
        }
    }

    /** The view of what was worked out. */
    public static GrantEstimate of(Ref rule, Integer version, Grant grant, String currency) {
        return new GrantEstimate(
                rule,
                version,
                grant.length(),
                grant.group(),
                grant.calculatedDays(),
                grant.interruptedDays(),
                grant.fundedDays(),
                grant.nonFundedDays(),
                grant.travelDays(),
                grant.steps().stream().map(step -> Step.of(step, currency)).toList(),
                grant.against(),
                Money.ofCents(grant.total(), currency));
    }
}
