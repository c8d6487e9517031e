package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.access.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trail of all over-awards over HTTP, newest first. */
@Path("/api/v1/over-awards/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "over-awards")
public class OverAwardTrailResource {

    private final AuditTrail trail;

    @Inject
    OverAwardTrailResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getOverAwardsAudit", summary = "Read who did what to any over-award")
    @APIResponseSchema(AuditPage.class)
    public Response trail(
            @QueryParam("actor") @Size(max = 200) @Parameter(description = "Subject of the actor's token.")
                    String actor,
            @QueryParam("from") @Parameter(description = "Only what was done at or after this instant.") Instant from,
            @BeanParam ListRequest request) {
        return Answers.page(trail.of("over-award", actor, from, request));
    }
}
