package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * What applications are judged by.
 *
 * @param code kebab-case, unique in the call
 * @param name what reviewers read
 * @param weight in percent; the weights of a call sum to 100
 * @param maximum the most points a reviewer can give; 20 when absent
 */
public record Criterion(
        @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+){0,9}")
        String code,

        @NotNull @Valid LocalizedText name,
        @NotNull @Min(1) @Max(100) Integer weight,
        @Min(1) @Max(1000) Integer maximum) {

    private static final int USUAL_MAXIMUM = 20;

    /** Fills in the usual maximum. */
    public Criterion {
        maximum = maximum == null ? Integer.valueOf(USUAL_MAXIMUM) : maximum;
    }

    /** How criteria are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<Criterion>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
