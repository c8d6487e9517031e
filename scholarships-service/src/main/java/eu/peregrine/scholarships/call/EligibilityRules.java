package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.scholarships.mobility.MobilityKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * For which stays a call is, besides what its fund restricts; what is absent does not restrict.
 *
 * @param kinds what the stay is for: studies, internships, research
 * @param countries the host's countries, ISO 3166-1 alpha-2
 * @param programmes the student's programmes
 * @param minimumDays the shortest stay, in calendar days
 * @param maximumDays the longest stay, in calendar days
 */
public record EligibilityRules(
        @Size(max = 10) List<@NotNull MobilityKind> kinds,
        @Size(max = 250) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,
        @Size(max = 200) List<@NotNull UUID> programmes,
        @Min(1) @Max(3660) Integer minimumDays,
        @Min(1) @Max(3660) Integer maximumDays) {

    /** Restricts nothing. */
    public static final EligibilityRules NONE = new EligibilityRules(null, null, null, null, null);

    /** Whether only somebody with a stay can be eligible. */
    public boolean asksForStay() {
        return some(kinds) || some(countries) || some(programmes) || minimumDays != null || maximumDays != null;
    }

    private static boolean some(List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** How rules are stored. */
    @Immutable
    public static class Column extends JsonColumn<EligibilityRules> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
