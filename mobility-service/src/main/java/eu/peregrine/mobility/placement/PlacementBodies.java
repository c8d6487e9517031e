package eu.peregrine.mobility.placement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the steps of placements and their applications are told. */
public final class PlacementBodies {
    private PlacementBodies() {}

    /** Why the host takes nobody. */
    @Schema(name = "PlacementWithdrawal")
    public record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * A student's application.
     *
     * @param motivation why the student wants it
     * @param studentId for whom an officer records it; absent for the student's own
     */
    @Schema(name = "PlacementApplicationDraft")
    public record Application(@NotBlank @Size(max = 5000) String motivation, UUID studentId) {}

    /** What the host says to whom it takes. */
    @Schema(name = "PlacementAcceptance")
    public record Acceptance(@Size(max = 2000) String comment) {}

    /** Why the host does not take the student. */
    @Schema(name = "PlacementRejection")
    public record Rejection(@NotBlank @Size(max = 2000) String comment) {}
}
