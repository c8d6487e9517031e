package eu.peregrine.mobility.grade;

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

/** Transcripts over HTTP. */
@Path("/api/v1/mobilities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class TranscriptResource {
    private final Transcripts transcripts;

    @Inject
    TranscriptResource(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @GET
    @Path("{id}/transcript")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "getTranscript",
            summary = "Read a transcript in the shape of ELMO",
            description = "With each grade in the sender's scale too, where both distributions are known.")
    @APIResponseSchema(ElmoTranscript.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(transcripts.of(id));
    }
}
