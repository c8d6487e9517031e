package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The papers of an agreement over HTTP. */
@Path("/api/v1/agreements/{id}/documents")
@Tag(name = "agreements")
public class AgreementDocumentResource {

    @Inject
    Agreements agreements;

    @Inject
    Documents documents;

    /** The documents of an agreement, as the contract shows them. */
    public record AgreementDocuments(List<DocumentRef> items) {}

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.DOCUMENT)
    @Operation(
            operationId = "attachAgreementDocument",
            summary = "Attach a paper to an agreement; the body is the file")
    @APIResponseSchema(value = DocumentRef.class, responseCode = "201")
    public Response attach(
            @PathParam("id") UUID id,
            @QueryParam("name") @NotBlank @Size(max = 200) String name,
            @QueryParam("signedOn")
                    @Parameter(description = "The day of signature that it shows, of one that was recorded without.")
                    LocalDate signedOn,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DocumentRef document = agreements.attach(id, name, contentType, signedOn, body);
        return Answers.created("/api/v1/agreements/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAgreementDocuments", summary = "The papers of an agreement")
    @APIResponseSchema(AgreementDocuments.class)
    public Response list(@PathParam("id") UUID id) {
        agreements.requireVisible(id);
        return Answers.ok(new AgreementDocuments(documents.of(Agreements.KIND, id)));
    }

    @GET
    @Path("{documentId}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "downloadAgreementDocument", summary = "Download a paper of an agreement")
    @APIResponse(responseCode = "200", description = "The file.")
    public Response download(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        return agreements.download(id, documentId);
    }
}
