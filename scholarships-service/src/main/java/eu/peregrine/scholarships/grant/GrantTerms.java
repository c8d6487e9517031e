package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/**
 * What one version of a grant rule says: the country groups, the bounds of stays, and the components of a grant.
 *
 * @param currency ISO 4217; every amount is in it
 * @param groups the country groups
 * @param longStayMinimumDays the shortest long stay, in days of thirty-day months
 * @param cycleMonths the most months of long stays in one study cycle, stays without a grant included; absent for no limit
 * @param shortStayMinimumDays the shortest short stay, in calendar days
 * @param shortStayMaximumDays the longest short stay, in calendar days
 * @param travelDays the most days of travel that are funded; none when absent
 * @param greenTravelDays the most for who travels green; none when absent
 * @param components the components, in the order in which they are shown
 * @param sources where the figures come from
 * @param remark what a reader must know, such as that figures are to be confirmed
 */
public record GrantTerms(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid CountryGroup> groups,
        @NotNull @Min(1) @Max(360) Integer longStayMinimumDays,
        @Min(1) @Max(120) Integer cycleMonths,
        @NotNull @Min(1) @Max(360) Integer shortStayMinimumDays,
        @NotNull @Min(1) @Max(360) Integer shortStayMaximumDays,
        @Min(0) @Max(30) Integer travelDays,
        @Min(0) @Max(30) Integer greenTravelDays,
        @NotEmpty @Size(max = 30) List<@NotNull @Valid GrantComponent> components,
        @Size(max = 20) List<@NotNull @Size(max = 500) String> sources,
        @Valid LocalizedText remark) {

    /**
     * Refuses terms that contradict themselves.
     *
     * @param pointer where the terms stand in the body
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong
     */
    void check(String pointer) {
        Violations violations = new Violations();
        violations.check(
                shortStayMinimumDays <= shortStayMaximumDays,
                pointer + "/shortStayMaximumDays",
                "bounds",
                "The longest short stay is shorter than the shortest.");
        Set<String> codes = checkGroups(pointer, violations);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < components.size(); i++) {
            GrantComponent component = components.get(i);
            String at = pointer + "/components/" + i;
            violations.check(seen.add(component.code()), at + "/code", "duplicate-code", "A code occurs twice.");
            if (component.groups() != null) {
                violations.check(
                        codes.containsAll(component.groups()),
                        at + "/groups",
                        "unknown-group",
                        "There is no such group.");
            }
            for (int j = 0; j < component.rates().size(); j++) {
                checkRate(component.rates().get(j), codes, at + "/rates/" + j, violations);
            }
        }
        violations.throwIfAny();
    }

    private Set<String> checkGroups(String pointer, Violations violations) {
        Set<String> codes = new HashSet<>();
        Set<String> countries = new HashSet<>();
        int rests = 0;
        for (int i = 0; i < groups.size(); i++) {
            CountryGroup group = groups.get(i);
            String at = pointer + "/groups/" + i;
            violations.check(codes.add(group.code()), at + "/code", "duplicate-code", "A code occurs twice.");
            violations.check(
                    group.countries().stream().allMatch(countries::add),
                    at + "/countries",
                    "duplicate-country",
                    "A country stands in two groups.");
            rests += group.countries().isEmpty() ? 1 : 0;
        }
        violations.check(rests <= 1, pointer + "/groups", "two-rests", "Only one group can hold all other countries.");
        return codes;
    }

    private void checkRate(GrantRate rate, Set<String> codes, String at, Violations violations) {
        violations.check(
                rate.group() == null || codes.contains(rate.group()),
                at + "/group",
                "unknown-group",
                "There is no such group.");
        violations.check(
                rate.from() == null || rate.to() == null || rate.from() <= rate.to(),
                at + "/to",
                "bounds",
                "The rate ends before it begins.");
        violations.check(
                Stream.of(rate.amount(), rate.green(), rate.minimum(), rate.maximum())
                        .allMatch(money -> money == null
                                || money.currency().equals(currency)
                                        && money.amount().signum() >= 0),
                at,
                "amount",
                "Amounts are in the rule's currency and not below zero.");
        violations.check(
                (rate.minimum() == null || above(rate.amount(), rate.minimum()))
                        && (rate.maximum() == null || above(rate.maximum(), rate.amount())),
                at + "/amount",
                "outside-range",
                "The programme does not allow this rate.");
    }

    private static boolean above(Money more, Money less) {
        return more.amount().compareTo(less.amount()) >= 0;
    }

    /** How terms are stored. */
    @Immutable
    public static class Column extends JsonColumn<GrantTerms> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
