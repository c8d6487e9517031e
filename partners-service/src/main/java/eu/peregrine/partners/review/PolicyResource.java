package eu.peregrine.partners.review;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The policy about reviews over HTTP. */
@Path("/api/v1/selection-reviews/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "selection-reviews")
public class PolicyResource {

    @Inject
    SelectionPolicies policies;

    @Inject
    AuditTrail auditTrail;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, REVIEWER, AUDITOR, ADMIN})
    @Operation(operationId = "getSelectionPolicy", summary = "Whether an agreement needs a review first")
    @APIResponseSchema(PolicyView.class)
    public Response get() {
        return Answers.ok(policies.get());
    }

    @PUT
    @RolesAllowed({OFFICER, ADMIN})
    @Operation(operationId = "setSelectionPolicy", summary = "Say whether an agreement needs a review first")
    @APIResponseSchema(PolicyView.class)
    public Response set(@HeaderParam("If-Match") String ifMatch, @Valid @NotNull PolicyDraft draft) {
        return Answers.ok(policies.set(ifMatch, draft));
    }

    @GET
    @Path("audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditSelectionPolicy", summary = "Who changed the policy, when and why")
    @APIResponseSchema(ReviewResource.ReviewTrail.class)
    public Response audit(@BeanParam ListRequest request) {
        return Answers.page(auditTrail.of(SelectionReviews.KIND, SelectionPolicies.ID, request));
    }
}
