package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;

/** How the column of a campaign's or candidacy's population is written. */
@Converter
class PopulationText extends JsonText<Population> {
    PopulationText() {
        super(new TypeReference<>() {});
    }
}
