package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.mobility.MobilityKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One part of a grant: what it is paid for, to whom, and at which rates. What is absent does not restrict.
 *
 * @param code kebab-case, unique in the rule
 * @param name what people read
 * @param unit what a rate is paid for
 * @param stay long or short stays alone
 * @param kinds these kinds of stay alone
 * @param groups these country groups alone
 * @param needs all of these circumstances must be given
 * @param measure what the bounds of the rates count; days when absent
 * @param coversTravelDays whether the funded days of travel are paid like days of the stay
 * @param minimumMonths fewer months of the stay give nothing
 * @param maximumMonths more months of the stay are not paid
 * @param lifetimeMonths more months in all stays of a person are not paid
 * @param rates the rates; the first that holds counts, and for days each tier for its days
 */
public record GrantComponent(
        @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+){0,9}")
        String code,

        @NotNull @Valid LocalizedText name,
        @NotNull GrantUnit unit,
        StayLength stay,
        @Size(max = 10) List<@NotNull MobilityKind> kinds,
        @Size(max = 20) List<@NotNull @Size(max = 100) String> groups,
        @Size(max = 3) List<@NotNull Circumstance> needs,
        GrantMeasure measure,
        Boolean coversTravelDays,
        @Min(1) @Max(36) Integer minimumMonths,
        @Min(1) @Max(36) Integer maximumMonths,
        @Min(1) @Max(120) Integer lifetimeMonths,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid GrantRate> rates) {

    boolean isFor(StayLength length, MobilityKind kind, String group, List<Circumstance> circumstances) {
        return (stay == null || stay == length)
                && (kinds == null || kinds.contains(kind))
                && (groups == null || groups.contains(group))
                && (needs == null || circumstances.containsAll(needs));
    }

    boolean byDistance() {
        return measure == GrantMeasure.KILOMETRES;
    }

    boolean withTravelDays() {
        return Boolean.TRUE.equals(coversTravelDays);
    }
}
