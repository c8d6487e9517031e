package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Signatures as they stand in their column. */
@Immutable
@Converter
class ConventionSignaturesText extends JsonColumn<List<ConventionSignature>> {
    ConventionSignaturesText() {
        super(new TypeReference<>() {});
    }
}
