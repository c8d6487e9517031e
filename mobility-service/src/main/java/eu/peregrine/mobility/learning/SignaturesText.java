package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Signatures as they stand in their column. */
@Immutable
@Converter
class SignaturesText extends JsonColumn<List<Signature>> {
    SignaturesText() {
        super(new TypeReference<>() {});
    }
}
