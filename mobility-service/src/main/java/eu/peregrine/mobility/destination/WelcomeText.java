package eu.peregrine.mobility.destination;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;

/** Keeps whom a destination welcomes in one column. */
@Converter
class WelcomeText extends JsonText<Welcome> {

    WelcomeText() {
        super(new TypeReference<>() {});
    }
}
