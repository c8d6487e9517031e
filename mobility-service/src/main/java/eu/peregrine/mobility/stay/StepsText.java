package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the column of one or more {@link Step}s is written. */
@Immutable
@Converter
class StepsText extends JsonColumn<List<Step>> {
    StepsText() {
        super(new TypeReference<>() {});
    }
}
