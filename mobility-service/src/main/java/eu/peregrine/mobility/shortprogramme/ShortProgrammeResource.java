package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The summer schools among the sessions; each is read and applied for as any session. */
@Path("/api/v1/short-programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "programme-sessions")
public class ShortProgrammeResource {
    private final ProgrammeSessions sessions;

    @Inject
    ShortProgrammeResource(ProgrammeSessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @RolesAllowed("**")
    @Operation(
            operationId = "listShortProgrammes",
            summary = "List summer schools",
            description = "The sessions of kind summer-school; each is read and applied for at programme-sessions.")
    @APIResponseSchema(ProgrammeSessionResource.ProgrammeSessionPage.class)
    public Response list(@BeanParam ListRequest request, @Valid @BeanParam SessionFilter filter) {
        return Answers.page(sessions.list(request, filter, List.of(SessionKind.SUMMER_SCHOOL)));
    }
}
