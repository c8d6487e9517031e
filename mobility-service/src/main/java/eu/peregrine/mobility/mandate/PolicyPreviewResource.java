package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.policy.PolicyDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a draft of a policy would do, over HTTP. It changes nothing, so that it takes no key for a safe retry. */
@Path("/api/v1/mobility-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobility-policies")
public class PolicyPreviewResource {

    private final PolicyPreviews previews;

    @Inject
    PolicyPreviewResource(PolicyPreviews previews) {
        this.previews = previews;
    }

    @POST
    @Path("{id}/preview")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "previewMobilityPolicy",
            summary = "See how many and which students a draft of a policy would give another verdict")
    @APIResponseSchema(PolicyPreview.class)
    public Response preview(
            @PathParam("id") UUID id,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Students on a page, 1 to 200.")
                    int limit,
            @QueryParam("cursor")
                    @Size(max = 100)
                    @Parameter(description = "Where to go on, taken from `next`; good for the same draft only.")
                    String cursor,
            @Valid @NotNull PolicyDraft draft) {
        return Answers.ok(previews.of(id, draft, cursor, limit));
    }
}
