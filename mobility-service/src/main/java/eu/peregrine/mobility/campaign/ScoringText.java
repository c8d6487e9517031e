package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's scoring is written. */
@Immutable
@Converter
class ScoringText extends JsonColumn<Scoring> {
    ScoringText() {
        super(new TypeReference<>() {});
    }
}
