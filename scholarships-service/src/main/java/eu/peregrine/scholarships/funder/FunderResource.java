package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/funders}. */
@Path("/api/v1/funders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "funders", description = "Organisations that give money; they follow partners-service")
public class FunderResource {

    private final Funders funders;

    FunderResource(Funders funders) {
        this.funders = funders;
    }

    /** Lists funders. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listFunders", summary = "List the organisations that give money")
    @APIResponseSchema(value = FunderPage.class, responseCode = "200")
    public Response list(
            @QueryParam("kind") List<FunderKind> kind,
            @QueryParam("country") List<String> country,
            @QueryParam("state") List<String> state,
            @BeanParam ListRequest request) {
        return Answers.page(funders.list(kind, country, state, request));
    }

    /** Shows a funder. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getFunder",
            summary = "Show a funder; one that was merged answers 301 to the one that stands for it")
    @APIResponseSchema(value = FunderView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        FunderView view = funders.get(id);
        return view.mergedInto() == null
                ? Answers.ok(view)
                : Response.status(Response.Status.MOVED_PERMANENTLY)
                        .header(HttpHeaders.LOCATION, view.mergedInto().href())
                        .build();
    }

    /** The list, for the API document. */
    public record FunderPage(List<FunderView> items, String next, Long count) {}
}
