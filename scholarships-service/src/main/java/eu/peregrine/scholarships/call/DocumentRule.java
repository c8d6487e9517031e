package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * A document that a call asks for.
 *
 * @param code kebab-case, unique in the call
 * @param name what applicants read
 * @param required whether an application is incomplete without it; it is when absent
 */
public record DocumentRule(
        @NotNull @Pattern(regexp = "[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,9}")
        String code,

        @NotNull @Valid LocalizedText name,
        Boolean required) {

    /** Whether an application is incomplete without it. */
    public boolean asked() {
        return !Boolean.FALSE.equals(required);
    }

    /** How documents are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<DocumentRule>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
