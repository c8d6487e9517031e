package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * What one reviewer gave for one criterion.
 *
 * @param reviewer the reviewer's opaque id
 * @param criterion the criterion's code
 * @param points between zero and the criterion's maximum
 * @param comment why
 */
public record Score(String reviewer, String criterion, BigDecimal points, String comment) {

    /** How scores are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<Score>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
