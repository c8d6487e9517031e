package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.grant.ThirtyDayMonths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/**
 * How much one award is: fixed, a rate per month of the stay, or what a grant rule works out for the stay.
 *
 * @param fixed the amount of every award
 * @param monthly the rate per month of 30 days
 * @param months with a monthly rate: the most months that are paid; where there is no stay, the months
 * @param grantRuleId the grant rule, whose version on the day of the offer counts
 */
public record AwardRule(
        @Valid Money fixed,
        @Valid Money monthly,
        @Min(1) @Max(36) Integer months,
        UUID grantRuleId) {

    private static final int DAYS_OF_A_MONTH = 30;

    /** Whether exactly one way is given. */
    boolean onlyOne() {
        return Stream.of(fixed, monthly, grantRuleId).filter(Objects::nonNull).count() == 1;
    }

    /** Whether a grant rule decides. */
    public boolean byGrantRule() {
        return grantRuleId != null;
    }

    /** The currency of the one amount that is given; null when none or both are. */
    public String currency() {
        Money one = (fixed == null) == (monthly == null) ? null : fixed != null ? fixed : monthly;
        return one == null ? null : one.currency();
    }

    /** Whether the amount can be computed for a stay with these days, either of which may be null. */
    public boolean knowsItsMonths(LocalDate start, LocalDate end) {
        return fixed != null || months != null || (start != null && end != null);
    }

    /**
     * The award's amount in cents, half a cent rounded up.
     *
     * @param start first day of the stay; null without a stay
     * @param end last day of the stay; null without a stay
     * @param interrupted days of the stay that are not paid
     * @throws IllegalArgumentException for a monthly rate with neither a stay nor months
     */
    public long cents(LocalDate start, LocalDate end, int interrupted) {
        if (fixed != null) {
            return fixed.cents();
        }
        return BigDecimal.valueOf(monthly.cents())
                .multiply(BigDecimal.valueOf(paidDays(start, end, interrupted)))
                .divide(BigDecimal.valueOf(DAYS_OF_A_MONTH), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private long paidDays(LocalDate start, LocalDate end, int interrupted) {
        if (start == null || end == null) {
            if (months == null) {
                throw new IllegalArgumentException("A monthly rate needs a stay or a number of months");
            }
            return (long) months * DAYS_OF_A_MONTH;
        }
        long days = Math.max(0, ThirtyDayMonths.days(start, end) - interrupted);
        return months == null ? days : Math.min(days, (long) months * DAYS_OF_A_MONTH);
    }

    /** How the rule is stored. */
    @Immutable
    public static class Column extends JsonColumn<AwardRule> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
