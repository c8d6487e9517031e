package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's population is written. */
@Immutable
@Converter
class PopulationText extends JsonText<Population> {
    PopulationText() {
        super(new TypeReference<>() {});
    }
}
