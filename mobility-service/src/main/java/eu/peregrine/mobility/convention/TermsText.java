package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Terms as they stand in their column. */
@Immutable
@Converter
class TermsText extends JsonColumn<Terms> {
    TermsText() {
        super(new TypeReference<>() {});
    }
}
