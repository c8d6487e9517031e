package eu.peregrine.scholarships.application;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The documents of an application: {@code /api/v1/applications/{id}/documents}. */
@Path("/api/v1/applications/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public class ApplicationDocumentResource {

    private final Applications applications;

    ApplicationDocumentResource(Applications applications) {
        this.applications = applications;
    }

    /** Takes a document. */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(BodyLimit.DOCUMENT)
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "addApplicationDocument", summary = "Add a document to an application, at most 20 MiB")
    @APIResponseSchema(value = AttachedDocument.class, responseCode = "201")
    public Response add(
            @PathParam("id") UUID id,
            @QueryParam("code")
                    @Size(max = 500)
                    @Parameter(description = "Which of the documents that the call asks for; absent for another.")
                    String code,
            @QueryParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        AttachedDocument document = applications.attach(id, code, name, contentType, body);
        return Answers.created("/api/v1/applications/" + id + "/documents/" + document.id(), document);
    }

    /** Gives a document. */
    @GET
    @Path("{documentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getApplicationDocument", summary = "Download a document of an application")
    @APIResponse(responseCode = "200", description = "The document's bytes.")
    public Response download(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        return applications.document(id, documentId);
    }
}
