package eu.peregrine.scholarships.award;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.application.ApplicationView;
import eu.peregrine.scholarships.application.Applications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/applications/{id}/admit}. */
@Path("/api/v1/applications/{id}/admit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public class AdmissionResource {

    private final Decisions decisions;
    private final Applications applications;

    AdmissionResource(Decisions decisions, Applications applications) {
        this.decisions = decisions;
        this.applications = applications;
    }

    /** Admits an application late. */
    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "admitApplication",
            summary = "Let an application that was scored after its appeal take its place in a decided call")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response admit(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        decisions.admit(id, ifMatch);
        return Answers.ok(applications.get(id));
    }
}
