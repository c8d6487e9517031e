package eu.peregrine.mobility.placement;

import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was handed in with an application for a placement, over HTTP. */
@Path("/api/v1/placements/{placementId}/applications/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "placements")
public class PlacementDocumentResource {
    private final PlacementApplications applications;

    @Inject
    PlacementDocumentResource(PlacementApplications applications) {
        this.applications = applications;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(BodyLimit.DOCUMENT)
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(operationId = "addPlacementApplicationDocument", summary = "Add a document, at most 20 MiB")
    @APIResponseSchema(value = DocumentRef.class, responseCode = "201")
    public Response add(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @QueryParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DocumentRef document = applications.addDocument(placementId, id, name, contentType, body);
        return Answers.created(
                PlacementApplications.path(placementId) + "/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "listPlacementApplicationDocuments", summary = "List the documents of an application")
    @APIResponseSchema(PlacementDocumentList.class)
    public Response documents(@PathParam("placementId") UUID placementId, @PathParam("id") UUID id) {
        return Answers.ok(new PlacementDocumentList(applications.documents(placementId, id)));
    }

    @GET
    @Path("{documentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getPlacementApplicationDocument", summary = "Download a document")
    @APIResponse(responseCode = "200", description = "The document's bytes.")
    public Response download(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @PathParam("documentId") UUID documentId) {
        return applications.document(placementId, id, documentId);
    }

    /** All documents of one application. */
    record PlacementDocumentList(List<DocumentRef> items) {}
}
