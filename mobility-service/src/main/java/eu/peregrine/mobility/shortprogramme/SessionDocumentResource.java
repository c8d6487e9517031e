package eu.peregrine.mobility.shortprogramme;

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

/** What was handed in with an application for a session, over HTTP. */
@Path("/api/v1/programme-sessions/{sessionId}/applications/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "programme-sessions")
public class SessionDocumentResource {
    private final SessionApplications applications;

    @Inject
    SessionDocumentResource(SessionApplications applications) {
        this.applications = applications;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(BodyLimit.DOCUMENT)
    @RolesAllowed({Roles.OFFICER, Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "addSessionApplicationDocument", summary = "Add a document, at most 20 MiB")
    @APIResponseSchema(value = DocumentRef.class, responseCode = "201")
    public Response add(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @QueryParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DocumentRef document = applications.addDocument(sessionId, id, name, contentType, body);
        return Answers.created(
                SessionApplications.path(sessionId) + "/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "listSessionApplicationDocuments", summary = "List the documents of an application")
    @APIResponseSchema(SessionDocumentList.class)
    public Response documents(@PathParam("sessionId") UUID sessionId, @PathParam("id") UUID id) {
        return Answers.ok(new SessionDocumentList(applications.documents(sessionId, id)));
    }

    @GET
    @Path("{documentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "getSessionApplicationDocument", summary = "Download a document")
    @APIResponse(responseCode = "200", description = "The document's bytes.")
    public Response download(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @PathParam("documentId") UUID documentId) {
        return applications.document(sessionId, id, documentId);
    }

    /** All documents of one application. */
    record SessionDocumentList(List<DocumentRef> items) {}
}
