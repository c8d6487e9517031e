package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * One rate of a component.
 *
 * @param group the country group that it is for; absent for all
 * @param from from which day or kilometre on it holds; absent for from the first
 * @param to until which; absent for without an end
 * @param amount the rate
 * @param green the rate for who travels green; absent where that makes no difference
 * @param minimum the least that the programme allows the school; absent where the programme fixes the rate
 * @param maximum the most that the programme allows the school
 */
public record GrantRate(
        @Size(max = 100) String group,
        @Min(0) @Max(50_000) Integer from,
        @Min(0) @Max(50_000) Integer to,
        @NotNull @Valid Money amount,
        @Valid Money green,
        @Valid Money minimum,
        @Valid Money maximum) {

    boolean holds(String countryGroup, int measured) {
        return (group == null || group.equals(countryGroup))
                && (from == null || measured >= from)
                && (to == null || measured <= to);
    }
}
