package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the column of one or more {@link Interruption}s is written. */
@Immutable
@Converter
class InterruptionsText extends JsonColumn<List<Interruption>> {
    InterruptionsText() {
        super(new TypeReference<>() {});
    }
}
