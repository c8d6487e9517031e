package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * What a grant depends on besides the stay itself; the participant declares it and the office may correct it.
 *
 * @param circumstances what entitles to more
 * @param distanceKm between the two places, one way, by the programme's distance calculator
 * @param travelDays days of travel before and after the stay
 * @param cycleDaysUsed days of earlier long stays in the same study cycle that the system has no mobility of; what the
 *     student's file holds of stays from before the system counts instead where it is more
 * @param lifetimeMonthsUsed months of earlier stays that count to a component's lifetime limit
 * @param fundedMonths only as many months are to be paid; absent for all
 * @param zeroGrant whether no money is asked for; the stay counts all the same
 */
public record GrantProfile(
        @Size(max = 3) List<@NotNull Circumstance> circumstances,
        @Min(0) @Max(20_100) Integer distanceKm,
        @Min(0) @Max(30) Integer travelDays,
        @Min(0) @Max(3600) Integer cycleDaysUsed,
        @Min(0) @Max(120) Integer lifetimeMonthsUsed,
        @Min(0) @Max(36) Integer fundedMonths,
        Boolean zeroGrant) {

    /** Declares nothing. */
    public static final GrantProfile NONE = new GrantProfile(null, null, null, null, null, null, null);

    /** The circumstances, empty for none. */
    List<Circumstance> given() {
        return circumstances == null ? List.of() : circumstances;
    }

    /** Whether no money is asked for. */
    public boolean asksForNothing() {
        return Boolean.TRUE.equals(zeroGrant);
    }

    /**
     * The same with days of other stays that the system knows.
     *
     * @param filed of stays from before the system, as the student's file holds them: what is declared is of the same stays
     * @param known of other mobilities
     */
    public GrantProfile withCycleDays(int filed, int known) {
        int declared = cycleDaysUsed == null ? 0 : cycleDaysUsed;
        return new GrantProfile(
                circumstances,
                distanceKm,
                travelDays,
                Math.max(declared, filed) + known,
                lifetimeMonthsUsed,
                fundedMonths,
                zeroGrant);
    }

    /** How profiles are stored. */
    @Immutable
    public static class Column extends JsonColumn<GrantProfile> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
