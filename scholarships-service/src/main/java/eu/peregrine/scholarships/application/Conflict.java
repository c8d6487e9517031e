package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * A reviewer's declaration that they must not judge an application.
 *
 * @param reviewer the reviewer's opaque id
 * @param reason why
 */
public record Conflict(String reviewer, String reason) {

    /** How declarations are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<Conflict>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
