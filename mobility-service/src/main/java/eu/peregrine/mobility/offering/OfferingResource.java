package eu.peregrine.mobility.offering;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Offerings over HTTP. */
@Path("/api/v1/offerings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "offerings", description = "What guests may study at the school")
public class OfferingResource {

    private static final String ANYONE = "**";

    private final Offerings offerings;
    private final AuditTrail trail;

    @Inject
    OfferingResource(Offerings offerings, AuditTrail trail) {
        this.offerings = offerings;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createOffering", summary = "Add an offering")
    @APIResponseSchema(value = OfferingView.class, responseCode = "201")
    public Response create(@Valid @NotNull OfferingDraft draft) {
        OfferingView view = offerings.create(draft);
        return Answers.created("/api/v1/offerings/" + view.id(), view);
    }

    @GET
    @RolesAllowed(ANYONE)
    @Operation(operationId = "listOfferings", summary = "List offerings")
    @APIResponseSchema(OfferingPage.class)
    public Response list(@BeanParam FacetedRequest request, @Valid @BeanParam OfferingFilter filter) {
        return Answers.page(offerings.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "getOffering", summary = "Read an offering")
    @APIResponseSchema(OfferingView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(offerings.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "updateOffering", summary = "Change an offering")
    @APIResponseSchema(OfferingView.class)
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull OfferingDraft draft) {
        return Answers.ok(offerings.update(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "deleteOffering", summary = "Delete an offering")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    public Response delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        offerings.delete(id, ifMatch);
        return Answers.noContent();
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getOfferingAudit", summary = "Read the trail of an offering")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("offering", id, request));
    }

    /** A page of offerings, for the API document. */
    record OfferingPage(List<OfferingView> items, String next, Long count, Map<String, Map<String, Long>> facets) {}
}
