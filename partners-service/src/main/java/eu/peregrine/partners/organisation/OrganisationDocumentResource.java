package eu.peregrine.partners.organisation;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The papers of an organisation over HTTP. */
@Path("/api/v1/organisations/{id}/documents")
@Tag(name = "organisations")
public class OrganisationDocumentResource {

    @Inject
    Organisations organisations;

    @Inject
    Documents documents;

    /** The documents of an organisation, as the contract shows them. */
    public record OrganisationDocuments(List<DocumentRef> items) {}

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.DOCUMENT)
    @Operation(
            operationId = "attachOrganisationDocument",
            summary = "Attach a paper to an organisation; the body is the file")
    @APIResponseSchema(value = DocumentRef.class, responseCode = "201")
    public Response attach(
            @PathParam("id") UUID id,
            @QueryParam("name") @NotBlank @Size(max = 200) String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DocumentRef document = organisations.attach(id, name, contentType, body);
        return Answers.created("/api/v1/organisations/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, AUDITOR, ADMIN})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listOrganisationDocuments", summary = "The papers of an organisation")
    @APIResponseSchema(OrganisationDocuments.class)
    public Response list(@PathParam("id") UUID id) {
        organisations.requireUnmerged(id);
        return Answers.ok(new OrganisationDocuments(documents.of("organisation", id)));
    }

    @GET
    @Path("{documentId}")
    @RolesAllowed({OFFICER, COORDINATOR, AUDITOR, ADMIN})
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "downloadOrganisationDocument", summary = "Download a paper of an organisation")
    @APIResponse(responseCode = "200", description = "The file.")
    public Response download(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        organisations.requireUnmerged(id);
        return documents.download("organisation", id, documentId);
    }
}
