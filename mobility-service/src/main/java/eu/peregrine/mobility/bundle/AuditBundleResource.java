package eu.peregrine.mobility.bundle;

import eu.peregrine.kit.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit bundle of a mobility over HTTP. */
@Path("/api/v1/mobilities/{id}/audit-bundle")
@Tag(name = "mobilities")
public class AuditBundleResource {

    private final AuditBundles bundles;

    @Inject
    AuditBundleResource(AuditBundles bundles) {
        this.bundles = bundles;
    }

    @GET
    @Produces("application/zip")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getAuditBundle",
            summary = "Download a mobility's whole file",
            description = "Documents, learning agreement, attestations, payments, the trail, and a checklist of gaps.")
    @APIResponse(responseCode = "200", description = "A ZIP archive; the same file gives the same bytes.")
    public Response bundle(@PathParam("id") UUID id) {
        AuditBundle bundle = bundles.of(id);
        return Response.ok(bundle.body(), "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + bundle.name() + ".zip\"")
                .build();
    }
}
