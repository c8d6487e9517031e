package eu.peregrine.mobility.shortprogramme;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the column of a session's languages is written. */
@Immutable
@Converter
class SessionLanguagesText extends JsonColumn<List<SessionLanguage>> {
    SessionLanguagesText() {
        super(new TypeReference<>() {});
    }
}
