package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.ImportOptions;
import eu.peregrine.kit.transfer.ImportReport;
import eu.peregrine.kit.transfer.Imports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Students' wishes over HTTP. */
@Path("/api/v1/campaigns/{campaignId}/wishes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class WishesResource {
    private final WishLists wishLists;
    private final Imports imports;

    @Inject
    WishesResource(WishLists wishLists, Imports imports) {
        this.wishLists = wishLists;
        this.imports = imports;
    }

    @PUT
    @Path("{studentId}")
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "fileWishes",
            summary = "File a student's ranked wishes",
            description = "Answers for every wish what speaks against it. If-Match is needed to replace wishes.")
    @APIResponseSchema(WishesView.class)
    public Response file(
            @PathParam("campaignId") UUID campaignId,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull WishesDraft draft) {
        return Answers.ok(wishLists.file(campaignId, studentId, ifMatch, draft));
    }

    @GET
    @Path("{studentId}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "getWishes", summary = "Read a student's wishes")
    @APIResponseSchema(WishesView.class)
    public Response get(@PathParam("campaignId") UUID campaignId, @PathParam("studentId") UUID studentId) {
        return Answers.ok(wishLists.get(campaignId, studentId));
    }

    @POST
    @Path("{studentId}/validate")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "validateWishes",
            summary = "Ask what would be said against a student's wishes; changes nothing")
    @APIResponseSchema(WishesReport.class)
    public Response validate(
            @PathParam("campaignId") UUID campaignId,
            @PathParam("studentId") UUID studentId,
            @Valid @NotNull WishesDraft draft) {
        return Answers.ok(wishLists.validate(campaignId, studentId, draft));
    }

    @GET
    @Path("{studentId}/eligibility")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(
            operationId = "listEligibility",
            summary = "List the campaign's destinations with what speaks against each for a student")
    @APIResponseSchema(EligibilityPage.class)
    public Response eligibility(
            @PathParam("campaignId") UUID campaignId,
            @PathParam("studentId") UUID studentId,
            @BeanParam ListRequest request,
            @QueryParam("id") @Parameter(description = "These destinations only.") List<UUID> ids) {
        return Answers.page(wishLists.eligibility(campaignId, studentId, request, ids));
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listWishes", summary = "List everybody's wishes in a campaign")
    @APIResponseSchema(WishesPage.class)
    public Response list(
            @PathParam("campaignId") UUID campaignId,
            @BeanParam ListRequest request,
            @QueryParam("student") List<UUID> students) {
        return Answers.page(wishLists.list(campaignId, request, students));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", "application/x-ndjson"})
    @BodyLimit(BodyLimit.IMPORT)
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "importWishes",
            summary = "File many students' wishes",
            description = "Columns studentId and destinations (ids separated by semicolons).")
    @APIResponseSchema(ImportReport.class)
    public Response importWishes(
            @PathParam("campaignId") UUID campaignId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @BeanParam ImportOptions options,
            InputStream body) {
        return imports.run(
                "wishes", body, contentType, options, WishesLine.class, line -> wishLists.importLine(campaignId, line));
    }

    /** A page of destinations as a student finds them, for the API document. */
    record EligibilityPage(List<EligibilityView> items, String next, Long count) {}

    /** A page of wish lists, for the API document. */
    record WishesPage(List<WishesView> items, String next, Long count) {}
}
