package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's seat plan is written. */
@Immutable
@Converter
class SeatPlanText extends JsonColumn<List<PlannedSeats>> {
    SeatPlanText() {
        super(new TypeReference<>() {});
    }
}
