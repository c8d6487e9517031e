package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.seat.SeatCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign's seat plan with what each condition promises and what is taken of it. */
public record SeatPlanView(
        UUID campaignId,
        int seats,
        List<Line> items,
        @JsonIgnore long version) implements Versioned {

    /**
     * Seats at one destination.
     *
     * @param groups who competes for some of the seats alone
     * @param seatsPromised people per academic year by the condition, all terms together
     * @param monthsPromised months per academic year; absent when not limited
     * @param taken of the condition's seats in that year, by everybody
     */
    @Schema(name = "SeatPlanLine")
    public record Line(
            Ref destination,
            UUID conditionId,
            String academicYear,
            int seats,
            BigDecimal monthsPerSeat,
            List<SeatGroup> groups,
            int seatsPromised,
            BigDecimal monthsPromised,
            SeatCount taken) {}
}
