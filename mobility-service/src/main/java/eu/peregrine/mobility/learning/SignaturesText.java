package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;
import java.util.List;

/** Signatures as they stand in their column. */
@Converter
class SignaturesText extends JsonText<List<Signature>> {
    SignaturesText() {
        super(new TypeReference<>() {});
    }
}
