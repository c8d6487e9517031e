package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;
import java.util.List;

/** Components as they stand in their column. */
@Converter
class ComponentsText extends JsonText<List<Component>> {
    ComponentsText() {
        super(new TypeReference<>() {});
    }
}
