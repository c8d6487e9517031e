package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Changes of components as they stand in their column. */
@Immutable
@Converter
class ComponentChangesText extends JsonColumn<List<ComponentChange>> {
    ComponentChangesText() {
        super(new TypeReference<>() {});
    }
}
