package eu.peregrine.partners.review;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
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

/** The trail of all selection reviews and of their policy over HTTP, newest first. */
@Path("/api/v1/selection-reviews/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "selection-reviews")
public class ReviewTrailResource {

    @Inject
    AuditTrail auditTrail;

    @GET
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditSelectionReviews", summary = "Who changed any selection review, when and why")
    @APIResponseSchema(ReviewResource.ReviewTrail.class)
    public Response trail(
            @QueryParam("actor") @Size(max = 200) @Parameter(description = "Subject of the actor's token.")
                    String actor,
            @QueryParam("from") @Parameter(description = "Only what was done at or after this instant.") Instant from,
            @BeanParam ListRequest request) {
        return Answers.page(auditTrail.of(SelectionReviews.KIND, actor, from, request));
    }
}
