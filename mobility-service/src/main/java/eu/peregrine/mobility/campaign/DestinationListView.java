package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How full the destinations of a campaign are. */
public record DestinationListView(UUID campaignId, List<Line> items) {

    /**
     * One destination of the seat plan.
     *
     * @param seats planned
     * @param admitted people who hold one
     * @param waiting people who would rather have one than what they hold
     * @param lastAdmittedScore the lowest of those who hold one; absent while a seat is free
     * @param href everybody who competes for it
     */
    @Schema(name = "DestinationFill")
    public record Line(
            Ref destination, int seats, int admitted, int waiting, BigDecimal lastAdmittedScore, String href) {}
}
