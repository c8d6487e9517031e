package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The parties' copies of an agreement, for parties that keep theirs in a system of their own. */
@Path("/api/v1/agreements/{id}/copies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementCopyResource {

    @Inject
    AgreementCopies copies;

    /** The copies of an agreement, as the contract shows them. */
    public record AgreementCopyList(List<CopyView> items) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "listAgreementCopies", summary = "Every party's copy, and in what it differs")
    @APIResponseSchema(AgreementCopyList.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(new AgreementCopyList(copies.list(id)));
    }

    @GET
    @Path("{organisationId}")
    @RolesAllowed({OFFICER, COORDINATOR, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getAgreementCopy", summary = "A party's copy, and in what it differs")
    @APIResponseSchema(CopyView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("organisationId") UUID organisation) {
        return Answers.ok(copies.get(id, organisation));
    }

    @PUT
    @Path("{organisationId}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "putAgreementCopy",
            summary = "Tell what a party's own system says; what is new in it is proposed")
    @APIResponseSchema(CopyView.class)
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("organisationId") UUID organisation,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CopyDraft draft) {
        return Answers.ok(copies.put(id, organisation, ifMatch, draft));
    }

    @DELETE
    @Path("{organisationId}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "deleteAgreementCopy", summary = "Tell that a party has deleted its copy")
    @APIResponse(responseCode = "204", description = "Unmapped; its id is never used again.")
    public Response delete(
            @PathParam("id") UUID id,
            @PathParam("organisationId") UUID organisation,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("documentId")
                    @Parameter(description = "The paper that it is on, where the office tells it for the party.")
                    UUID document) {
        copies.delete(id, organisation, ifMatch, document);
        return Answers.noContent();
    }
}
