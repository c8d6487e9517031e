package eu.peregrine.mobility.grade;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A distribution as it stands in its column. */
@Immutable
@Converter
class GradeSharesText extends JsonColumn<List<GradeShare>> {
    GradeSharesText() {
        super(new TypeReference<>() {});
    }
}
