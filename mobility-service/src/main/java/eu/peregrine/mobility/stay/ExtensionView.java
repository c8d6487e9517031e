package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.web.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An asked extension as JSON.
 *
 * @param id names it; consent and refusal must name it
 * @param previousEnd last day of the stay as it was planned before
 * @param newEnd last day asked for
 * @param period the days that are added
 * @param awaiting who has not agreed yet
 * @param comment why it was rejected or withdrawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MobilityExtension")
public record ExtensionView(
        UUID id,
        ExtensionState state,
        LocalDate previousEnd,
        LocalDate newEnd,
        Period period,
        String reason,
        Instant askedAt,
        List<ExtensionParty> awaiting,
        Consent sender,
        Consent host,
        Instant decidedAt,
        String comment) {

    /** When somebody agreed, and whether by their own token or from paper. */
    @Schema(name = "ExtensionConsent")
    public record Consent(Instant at, Basis basis) {}

    /** All extensions of one stay, the first one first. */
    @Schema(name = "MobilityExtensionList")
    public record All(List<ExtensionView> items) {}

    static ExtensionView of(Extension e) {
        return new ExtensionView(
                e.id(),
                e.state(),
                e.previousEnd(),
                e.newEnd(),
                e.period(),
                e.reason(),
                e.askedAt(),
                e.awaiting(),
                e.senderAt() == null ? null : new Consent(e.senderAt(), e.senderBasis()),
                e.hostAt() == null ? null : new Consent(e.hostAt(), e.hostBasis()),
                e.decidedAt(),
                e.comment());
    }
}
