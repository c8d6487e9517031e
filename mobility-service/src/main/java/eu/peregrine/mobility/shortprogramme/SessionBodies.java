package eu.peregrine.mobility.shortprogramme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the steps of sessions and their applications are told. */
public final class SessionBodies {
    private SessionBodies() {}

    /** Why. */
    @Schema(name = "SessionReason")
    public record Reasoned(@NotBlank @Size(max = 2000) String reason) {}

    /** A day. */
    @Schema(name = "SessionArrival")
    public record Arrival(@NotNull LocalDate on) {}
}
