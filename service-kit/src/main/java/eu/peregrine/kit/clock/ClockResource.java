package eu.peregrine.kit.clock;

import eu.peregrine.kit.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows and moves the domain's clock; for operators of test and demonstration systems, never routed by the gateway. */
@Path("/operations/clock")
@RolesAllowed(Roles.ADMIN)
public class ClockResource {

    /**
     * @param offset from the system's time, ISO 8601, such as {@code P30D}
     */
    record Offset(@NotNull Duration offset) {}

    record Reading(Instant now, Duration offset, boolean movable) {}

    @Inject
    DomainClock domainClock;

    @Inject
    Clock clock;

    /** What the clock shows. */
    @GET
    @Operation(operationId = "readClock", hidden = true)
    public Response read() {
        return Response.ok(reading()).build();
    }

    /** Sets the offset from the system's time. */
    @POST
    @Operation(operationId = "moveClock", hidden = true)
    public Response move(@Valid @NotNull Offset offset) {
        domainClock.move(offset.offset());
        return Response.ok(reading()).build();
    }

    private Reading reading() {
        return new Reading(clock.instant(), domainClock.offset(), domainClock.movable());
    }
}
