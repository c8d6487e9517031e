package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.student.StudentFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mandates over HTTP. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "students")
public class MandateResource {

    private final Mandates mandates;
    private final Standings standings;

    @Inject
    MandateResource(Mandates mandates, Standings standings) {
        this.mandates = mandates;
        this.standings = standings;
    }

    @GET
    @Path("{id}/mandate")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "getMandate", summary = "How a student stands against the mobility owed, and why")
    @APIResponseSchema(MandateView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(mandates.of(id));
    }

    @GET
    @Path("mandates")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "listMandates", summary = "How many students stand, with the filters of the students")
    @APIResponseSchema(MandatePage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam StudentFilter filter) {
        return Answers.page(mandates.list(request, filter));
    }

    @GET
    @Path("{id}/mandate/history")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "getMandateHistory", summary = "How a student's verdict came about, newest first")
    @APIResponseSchema(MandateHistory.class)
    public Response history(
            @PathParam("id") UUID id,
            @QueryParam("before") @Min(1) @Parameter(description = "Only what was before the change of this number.")
                    Long before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Changes on a page, 1 to 200.")
                    int limit) {
        return Answers.ok(standings.history(id, before, limit));
    }

    @POST
    @Path("{id}/mandate/simulate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(
            operationId = "simulateMandate",
            summary = "What further stays and language proofs would make of a student's mandate; nothing is written")
    @APIResponseSchema(MandateView.class)
    public Response simulate(@PathParam("id") UUID id, @Valid @NotNull Simulation simulation) {
        return Answers.ok(mandates.simulate(id, simulation));
    }

    /** A page of mandates, for the API document. */
    record MandatePage(List<MandateView> items, String next, Long count) {}
}
