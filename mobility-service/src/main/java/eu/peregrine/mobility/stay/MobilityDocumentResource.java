package eu.peregrine.mobility.stay;

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

/** Documents of a mobility over HTTP. */
@Path("/api/v1/mobilities/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityDocumentResource {
    private final MobilityFiles files;

    @Inject
    MobilityDocumentResource(MobilityFiles files) {
        this.files = files;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(BodyLimit.DOCUMENT)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "addMobilityDocument", summary = "Add a document, at most 20 MiB")
    @APIResponseSchema(value = DocumentRef.class, responseCode = "201")
    public Response add(
            @PathParam("id") UUID id,
            @QueryParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DocumentRef document = files.addDocument(id, name, contentType, body);
        return Answers.created(Mobilities.PATH + "/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "listMobilityDocuments", summary = "List the documents of a mobility")
    @APIResponseSchema(DocumentList.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(new DocumentList(files.documents(id)));
    }

    @GET
    @Path("{documentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getMobilityDocument", summary = "Download a document")
    @APIResponse(responseCode = "200", description = "The document's bytes.")
    public Response download(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        return files.document(id, documentId);
    }

    /** All documents of one mobility. */
    record DocumentList(List<DocumentRef> items) {}
}
