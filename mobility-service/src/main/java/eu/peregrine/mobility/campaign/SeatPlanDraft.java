package eu.peregrine.mobility.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A whole seat plan; it replaces the one before. */
public record SeatPlanDraft(@NotNull @Size(max = 2000) List<@NotNull @Valid Line> seats) {

    /**
     * Seats at one destination.
     *
     * @param monthsPerSeat absent means the condition's own average (months per year over people per year), or the
     *     length of the campaign's stay where the condition limits no months
     * @param groups who competes for some of the seats alone, nobody in two of them; the other seats are for all who are in
     *     none
     */
    @Schema(name = "SeatPlanDraftLine")
    public record Line(
            @NotNull UUID destinationId,
            @NotNull @Min(0) @Max(10000) Integer seats,

            @DecimalMin("0.1") @DecimalMax("12") @Digits(integer = 2, fraction = 2)
            BigDecimal monthsPerSeat,

            @Size(max = 20) List<@NotNull @Valid SeatGroup> groups) {

        /** With no groups where none are named. A copy would refuse a null element before validation could name it. */
        public Line {
            groups = Objects.requireNonNullElse(groups, List.of());
        }
    }
}
