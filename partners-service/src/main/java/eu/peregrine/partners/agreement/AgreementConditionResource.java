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
import jakarta.ws.rs.GET;
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

/** The conditions of an agreement over HTTP; they change with the agreement as a whole. */
@Path("/api/v1/agreements/{id}/conditions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementConditionResource {

    private static final String REVISION =
            "Number of a revision, such as the one that is proposed; by default what is in force, before and after that what"
                    + " was last said.";

    @Inject
    AgreementConditions conditions;

    /** The conditions of an agreement, as the contract shows them; there are never more than a page takes. */
    public record AgreementConditionList(List<ConditionTerms> items) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "listAgreementConditions", summary = "The directional conditions of an agreement")
    @APIResponseSchema(AgreementConditionList.class)
    public Response list(
            @PathParam("id") UUID id, @QueryParam("revision") @Parameter(description = REVISION) Integer revision) {
        return Answers.ok(new AgreementConditionList(conditions.of(id, revision)));
    }

    @GET
    @Path("{conditionId}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getAgreementCondition", summary = "Read one condition of an agreement")
    @APIResponseSchema(ConditionTerms.class)
    public Response get(
            @PathParam("id") UUID id,
            @PathParam("conditionId") UUID conditionId,
            @QueryParam("revision") @Parameter(description = REVISION) Integer revision) {
        return Answers.ok(conditions.one(id, conditionId, revision));
    }
}
