package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A document of an application.
 *
 * @param code which of the call's documents it is; null for another
 * @param id the document's id
 * @param name its file name
 */
public record AttachedDocument(String code, UUID id, String name) {

    /** How documents are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<AttachedDocument>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
