package eu.peregrine.scholarships.application;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.transfer.ImportOptions;
import eu.peregrine.kit.transfer.ImportReport;
import eu.peregrine.kit.transfer.Imports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import eu.peregrine.scholarships.call.CallView;
import eu.peregrine.scholarships.call.Calls;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is done with the applications of one call together: {@code /api/v1/calls/{id}/rank} and the import. */
@Path("/api/v1/calls/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls")
public class RankingResource {

    private final Rankings rankings;
    private final Calls calls;
    private final Applications applications;
    private final Imports imports;

    RankingResource(Rankings rankings, Calls calls, Applications applications, Imports imports) {
        this.rankings = rankings;
        this.calls = calls;
        this.applications = applications;
        this.imports = imports;
    }

    /** Ranks a call's applications. */
    @POST
    @Path("rank")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "rankCall", summary = "Put the scored applications into their reproducible order")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response rank(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(rankings.rank(id, ifMatch));
    }

    /** Imports applications. */
    @POST
    @Path("applications/import")
    @Consumes({"text/csv", "application/x-ndjson"})
    @BodyLimit(BodyLimit.IMPORT)
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "importApplications", summary = "Import applications to an open call from CSV or NDJSON")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importApplications(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @BeanParam ImportOptions options,
            InputStream body) {
        calls.visible(id);
        return imports.run(
                "calls/" + id + "/applications",
                body,
                contentType,
                options,
                ApplicationLine.class,
                line -> applications.add(id, line));
    }
}
