package eu.peregrine.mobility.arrival;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** How the column of a long text is written. */
@Immutable
@Converter
class GuideTextColumn extends JsonColumn<GuideText> {
    GuideTextColumn() {
        super(new TypeReference<>() {});
    }
}
