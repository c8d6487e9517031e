package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.convention.ConventionDraft;
import eu.peregrine.mobility.convention.ConventionView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conventions over HTTP. */
@Path("/api/v1/mobilities/{id}/convention")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class ConventionResource {
    private final ConventionSteps steps;
    private final MobilityViews views;

    @Inject
    ConventionResource(ConventionSteps steps, MobilityViews views) {
        this.steps = steps;
        this.views = views;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getConvention", summary = "Read a mobility's convention with all its versions")
    @APIResponseSchema(ConventionView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(steps.get(id));
    }

    @POST
    @Path("propose")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT})
    @Operation(
            operationId = "proposeConvention",
            summary = "Put a convention, or an amendment, to the signers",
            description =
                    "An amendment says from which day it holds and why. An apprentice goes under a regime of French law:"
                            + " seconded, or, for more than four weeks, with the contract suspended.")
    @APIResponseSchema(MobilityView.class)
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ConventionDraft body) {
        return Answers.ok(views.one(steps.propose(id, ifMatch, body)));
    }

    @POST
    @Path("sign")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "signConvention",
            summary = "Sign the version you have read",
            description =
                    "In any order. The host's people sign for its tutor too, the school's for theirs; an officer records"
                            + " the employer's and others' with X-Reason and documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response sign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.SignConvention body) {
        return Answers.ok(views.one(steps.sign(id, ifMatch, body)));
    }

    @POST
    @Path("reject")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "rejectConvention", summary = "Refuse the version you have read")
    @APIResponseSchema(MobilityView.class)
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.AgreementRejection body) {
        return Answers.ok(views.one(steps.reject(id, ifMatch, body)));
    }
}
