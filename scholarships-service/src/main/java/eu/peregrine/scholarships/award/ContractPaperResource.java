package eu.peregrine.scholarships.award;

import eu.peregrine.kit.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/awards/{id}/contract/pdf}. */
@Path("/api/v1/awards/{id}/contract/pdf")
@Tag(name = "awards")
public class ContractPaperResource {

    private static final String PDF = "application/pdf";

    private final ContractPapers papers;

    ContractPaperResource(ContractPapers papers) {
        this.papers = papers;
    }

    /** Gives a contract. */
    @GET
    @Produces(PDF)
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getAwardContractPdf",
            summary = "Download the contract of an award as PDF, in English or French (Accept-Language)")
    @APIResponse(
            responseCode = "200",
            description = "A PDF with the amount, how it was worked out, and when it is paid.")
    public Response contract(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        ContractPapers.Sheet sheet = papers.contract(id, headers.getAcceptableLanguages());
        return Response.ok(sheet.pdf(), PDF)
                .language(sheet.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + sheet.name() + ".pdf\"")
                .build();
    }
}
