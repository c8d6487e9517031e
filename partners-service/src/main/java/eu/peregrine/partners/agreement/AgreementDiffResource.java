package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What differs between two revisions or copies of an agreement, over HTTP. */
@Path("/api/v1/agreements/{id}/diff")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementDiffResource {

    @Inject
    AgreementDiffs diffs;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "diffAgreement",
            summary = "What differs between two revisions or copies, and whether it matters to the content hash")
    @APIResponseSchema(AgreementDiff.class)
    public Response diff(
            @PathParam("id") UUID id,
            @QueryParam("left")
                    @Pattern(regexp = AgreementDiffs.SIDE, message = AgreementDiffs.MESSAGE)
                    @Parameter(
                            description =
                                    "A revision, or copy:<organisation's id>; by default the last revision that every"
                                            + " party approved or, where that is the right one, the one before it.")
                    String left,
            @QueryParam("right")
                    @Pattern(regexp = AgreementDiffs.SIDE, message = AgreementDiffs.MESSAGE)
                    @Parameter(description = "A revision, or copy:<organisation's id>; by default the open revision.")
                    String right) {
        return Answers.ok(diffs.of(id, left, right));
    }
}
