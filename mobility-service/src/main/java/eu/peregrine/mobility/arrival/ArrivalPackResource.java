package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a guest needs to know, over HTTP. */
@Path("/api/v1/mobilities/{id}/arrival-pack")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class ArrivalPackResource {
    private final ArrivalPacks packs;

    @Inject
    ArrivalPackResource(ArrivalPacks packs) {
        this.packs = packs;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "getArrivalPack",
            summary = "Read what a guest needs to know before coming",
            description =
                    "Of incoming mobilities: what to bring, dates, housing, contacts, courses, in English and French.")
    @APIResponseSchema(ArrivalPack.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(packs.of(id));
    }
}
