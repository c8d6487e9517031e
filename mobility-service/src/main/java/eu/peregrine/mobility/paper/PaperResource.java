package eu.peregrine.mobility.paper;

import eu.peregrine.kit.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Learning agreements and conventions as PDF over HTTP, in the language that is asked for. */
@Path("/api/v1/mobilities/{id}")
@Tag(name = "mobilities")
public class PaperResource {
    private static final String PDF = "application/pdf";

    private final Papers papers;

    @Inject
    PaperResource(Papers papers) {
        this.papers = papers;
    }

    @GET
    @Path("learning-agreement/pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "getLearningAgreementPdf",
            summary = "Download a learning agreement as PDF",
            description =
                    "The version in force, else the one proposed last, or the one that is named; in English or French"
                            + " (Accept-Language).")
    @APIResponse(responseCode = "200", description = "A PDF with the tables and signatures of that version.")
    public Response learningAgreement(
            @PathParam("id") UUID id,
            @QueryParam("version") @Min(1) @Max(10000) Integer version,
            @Context HttpHeaders headers) {
        return answer(papers.learningAgreement(id, version, headers.getAcceptableLanguages()));
    }

    @GET
    @Path("convention/pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "getConventionPdf",
            summary = "Download a convention as PDF",
            description =
                    "The version in force, else the one proposed last, or the one that is named; in English or French"
                            + " (Accept-Language).")
    @APIResponse(responseCode = "200", description = "A PDF with the terms and signatures of that version.")
    public Response convention(
            @PathParam("id") UUID id,
            @QueryParam("version") @Min(1) @Max(10000) Integer version,
            @Context HttpHeaders headers) {
        return answer(papers.convention(id, version, headers.getAcceptableLanguages()));
    }

    private static Response answer(Papers.Sheet sheet) {
        return Response.ok(sheet.pdf(), PDF)
                .language(sheet.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + sheet.name() + ".pdf\"")
                .build();
    }
}
