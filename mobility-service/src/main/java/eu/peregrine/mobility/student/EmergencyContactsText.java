package eu.peregrine.mobility.student;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the column of {@link EmergencyContact}s is written. */
@Immutable
@Converter
public class EmergencyContactsText extends JsonColumn<List<EmergencyContact>> {
    EmergencyContactsText() {
        super(new TypeReference<>() {});
    }
}
