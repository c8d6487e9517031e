package eu.peregrine.mobility.offering;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.transfer.ImportOptions;
import eu.peregrine.kit.transfer.ImportReport;
import eu.peregrine.kit.transfer.Imports;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many offerings at once, in and out. */
@Path("/api/v1/offerings")
@Tag(name = "offerings")
public class OfferingTransferResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Offerings offerings;
    private final Imports imports;
    private final Exports exports;

    @Inject
    OfferingTransferResource(Offerings offerings, Imports imports, Exports exports) {
        this.offerings = offerings;
        this.imports = imports;
        this.exports = exports;
    }

    @POST
    @Path("import")
    @Consumes({CSV, NDJSON})
    @Produces(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.IMPORT)
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "importOfferings", summary = "Add or change many offerings from CSV or NDJSON")
    @RequestBody(
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = OfferingDraft.class))
            })
    @APIResponseSchema(ImportReport.class)
    public Response importAll(
            @BeanParam ImportOptions options,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        return imports.run("offerings", body, contentType, options, OfferingDraft.class, offerings::take);
    }

    @GET
    @Path("export")
    @Produces({CSV, NDJSON})
    @RolesAllowed("**")
    @Operation(operationId = "exportOfferings", summary = "Download all offerings as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "All offerings, as the import takes them",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = OfferingDraft.class))
            })
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, OfferingDraft.class, offerings::export);
    }
}
