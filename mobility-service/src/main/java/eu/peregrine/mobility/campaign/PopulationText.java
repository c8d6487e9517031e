package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's population is written. */
@Immutable
@Converter
class PopulationText extends JsonColumn<Population> {
    PopulationText() {
        super(new TypeReference<>() {});
    }
}
