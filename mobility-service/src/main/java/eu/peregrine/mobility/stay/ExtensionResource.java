package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
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

/** Extensions of a stay over HTTP. */
@Path("/api/v1/mobilities/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class ExtensionResource {
    private final Extensions extensions;
    private final MobilityViews views;

    @Inject
    ExtensionResource(Extensions extensions, MobilityViews views) {
        this.extensions = extensions;
        this.views = views;
    }

    @GET
    @Path("extensions")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "listExtensions", summary = "Read which extensions were asked for, and who has agreed")
    @APIResponseSchema(ExtensionView.All.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(extensions.of(id));
    }

    @POST
    @Path("extend")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "extendMobility",
            summary = "Ask for a longer stay",
            description =
                    "While it goes on. Host and sender both agree before it ends later; whoever of them asks agrees by that.")
    @APIResponseSchema(MobilityView.class)
    public Response ask(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Extend body) {
        return Answers.ok(views.one(extensions.ask(id, ifMatch, body)));
    }

    @POST
    @Path("extension/agree")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(
            operationId = "agreeToExtension",
            summary = "Agree to an extension",
            description =
                    "By host and sender, each once; an officer records the other's with X-Reason and documentId. With the"
                            + " second consent the stay ends later: months of its seat and other stays of the student are checked then.")
    @APIResponseSchema(MobilityView.class)
    public Response agree(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.ExtensionConsent body) {
        return Answers.ok(views.one(extensions.agree(id, ifMatch, body)));
    }

    @POST
    @Path("extension/reject")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(operationId = "rejectExtension", summary = "Refuse an extension")
    @APIResponseSchema(MobilityView.class)
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.ExtensionRefusal body) {
        return Answers.ok(views.one(extensions.reject(id, ifMatch, body)));
    }

    @POST
    @Path("extension/withdraw")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "withdrawExtension", summary = "Take the wish for an extension back")
    @APIResponseSchema(MobilityView.class)
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.ExtensionWithdrawal body) {
        return Answers.ok(views.one(extensions.withdraw(id, ifMatch, body)));
    }
}
