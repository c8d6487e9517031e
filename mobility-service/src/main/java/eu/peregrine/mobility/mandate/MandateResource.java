package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.student.StudentFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mandates over HTTP. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "students")
public class MandateResource {

    private final Mandates mandates;

    @Inject
    MandateResource(Mandates mandates) {
        this.mandates = mandates;
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

    /** A page of mandates, for the API document. */
    record MandatePage(List<MandateView> items, String next, Long count) {}
}
