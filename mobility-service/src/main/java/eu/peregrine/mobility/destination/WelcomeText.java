package eu.peregrine.mobility.destination;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;

/** Keeps whom a destination welcomes in one column. */
@Converter
class WelcomeText extends JsonColumn<Welcome> {

    WelcomeText() {
        super(new TypeReference<>() {});
    }
}
