package eu.peregrine.mobility.organisation;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Terms as they stand in their column. */
@Immutable
@Converter
class HostTermsText extends JsonColumn<HostTerms> {
    HostTermsText() {
        super(new TypeReference<>() {});
    }
}
