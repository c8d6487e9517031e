package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Signers as they stand in their column. */
@Immutable
@Converter
class ConventionSignersText extends JsonColumn<List<ConventionSigner>> {
    ConventionSignersText() {
        super(new TypeReference<>() {});
    }
}
