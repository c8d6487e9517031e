package eu.peregrine.mobility.crisis;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The crisis list over HTTP. */
@Path("/api/v1/mobilities/crisis-list")
@Tag(name = "mobilities")
public class CrisisListResource {

    private static final String CSV = "text/csv";

    private final CrisisList list;
    private final AuditTrail trail;
    private final Exports exports;

    @Inject
    CrisisListResource(CrisisList list, AuditTrail trail, Exports exports) {
        this.list = list;
        this.trail = trail;
        this.exports = exports;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed({Roles.OFFICER, Roles.SECURITY})
    @Operation(
            operationId = "getCrisisList",
            summary = "Read who is where today, and whom to call",
            description = "Each reading is in the trail. As text/csv all come at once.")
    @APIResponseSchema(CrisisPage.class)
    public Response read(
            @BeanParam ListRequest request,
            @Valid @BeanParam CrisisFilter filter,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        if (accept != null && accept.contains(CSV)) {
            List<PersonOnSite> all = list.all(filter);
            return exports.stream(accept, CrisisLine.class, () -> all.stream().map(CrisisLine::of));
        }
        return Answers.page(list.page(request, filter));
    }

    @GET
    @Path("audit")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getCrisisListAudit", summary = "Read who has read the crisis list")
    @APIResponseSchema(AuditPage.class)
    public Response audit(
            @QueryParam("actor") @Size(max = 200) @Parameter(description = "Subject of the actor's token.")
                    String actor,
            @QueryParam("from") @Parameter(description = "Only what was read at or after this instant.") Instant from,
            @BeanParam ListRequest request) {
        return Answers.page(trail.of(CrisisList.KIND, actor, from, request));
    }

    /** A page of the crisis list, for the API document. */
    record CrisisPage(List<PersonOnSite> items, String next, Long count) {}
}
