package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;

/** How the column of a campaign's or candidacy's scoring is written. */
@Converter
class ScoringText extends JsonText<Scoring> {
    ScoringText() {
        super(new TypeReference<>() {});
    }
}
