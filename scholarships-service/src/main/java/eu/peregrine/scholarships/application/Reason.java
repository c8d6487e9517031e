package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * Why an application is not eligible, or was passed over.
 *
 * @param code kebab-case, for programs
 * @param detail a sentence, for people
 */
public record Reason(String code, String detail) {

    /** How reasons are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<Reason>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
