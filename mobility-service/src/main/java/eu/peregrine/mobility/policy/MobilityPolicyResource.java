package eu.peregrine.mobility.policy;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mobility policies over HTTP. */
@Path("/api/v1/mobility-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobility-policies", description = "What mobility students owe")
public class MobilityPolicyResource {

    private final MobilityPolicies policies;
    private final AuditTrail trail;

    @Inject
    MobilityPolicyResource(MobilityPolicies policies, AuditTrail trail) {
        this.policies = policies;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createMobilityPolicy", summary = "Write down a mobility policy")
    @APIResponseSchema(value = PolicyView.class, responseCode = "201")
    public Response create(@Valid @NotNull PolicyDraft draft) {
        PolicyView view = policies.create(draft);
        return Answers.created("/api/v1/mobility-policies/" + view.id(), view);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listMobilityPolicies", summary = "List mobility policies")
    @APIResponseSchema(PolicyPage.class)
    public Response list(
            @BeanParam ListRequest request,
            @QueryParam("programme") List<UUID> programmes,
            @QueryParam("status") List<StudentStatus> statuses) {
        return Answers.page(policies.list(request, programmes, statuses));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getMobilityPolicy", summary = "Read a mobility policy with all its versions")
    @APIResponseSchema(PolicyView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(policies.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "changeMobilityPolicy", summary = "Add a version to a mobility policy")
    @APIResponseSchema(PolicyView.class)
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PolicyDraft draft) {
        return Answers.ok(policies.change(id, ifMatch, draft));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getMobilityPolicyAudit", summary = "Read the trail of a mobility policy")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("mobility-policy", id, request));
    }

    /** A page of policies, for the API document. */
    record PolicyPage(List<PolicyView> items, String next, Long count) {}
}
