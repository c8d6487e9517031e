package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's explanation is written. */
@Immutable
@Converter
class ExplanationText extends JsonColumn<Explanation> {
    ExplanationText() {
        super(new TypeReference<>() {});
    }
}
