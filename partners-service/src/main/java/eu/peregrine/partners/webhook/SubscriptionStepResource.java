package eu.peregrine.partners.webhook;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** What is done with a subscription, over HTTP. */
@Path("/api/v1/subscriptions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "subscriptions")
public class SubscriptionStepResource {

    @Inject
    Subscriptions subscriptions;

    @Inject
    Deliveries deliveries;

    @Inject
    AuditTrail auditTrail;

    @POST
    @Path("enable")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "enableSubscription",
            summary = "Go on after it was disabled",
            description = "What happened meanwhile is not sent by itself; ask for a replay.")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "200")
    public Response enable(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(subscriptions.enable(id, ifMatch));
    }

    @POST
    @Path("disable")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(operationId = "disableSubscription", summary = "Pause: nothing more is sent or kept for later")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "200")
    public Response disable(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(subscriptions.disable(id, ifMatch));
    }

    @POST
    @Path("rotate-secret")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "rotateSubscriptionSecret",
            summary = "Make a new secret",
            description = "Until `previousSecretUntil` each message carries two signatures, one by the old secret.")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "200")
    public Response rotateSecret(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(subscriptions.rotateSecret(id, ifMatch));
    }

    @POST
    @Path("test")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "testSubscription",
            summary = "Send a message that says nothing",
            description = "Its type is `ping`; the answer is its delivery, where the attempt can be read.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response test(@PathParam("id") UUID id) {
        return Answers.accepted(deliveries.get(subscriptions.test(id)));
    }

    @POST
    @Path("replay")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "replaySubscription",
            summary = "Send again what happened since a time",
            description = "Done in the background, one at a time; `replay` of the subscription says how far it is."
                    + " Messages that were taken before come again under the same `webhook-id`.")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "202")
    public Response replay(@PathParam("id") UUID id, @Valid @NotNull ReplayDraft draft) {
        return Answers.accepted(subscriptions.replay(id, draft));
    }

    /** A page of the trail, as the contract shows it. */
    public record SubscriptionTrail(List<AuditEntry> items, String next, Long count) {}

    @GET
    @Path("audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditSubscription", summary = "Who changed the subscription, when and why")
    @APIResponseSchema(SubscriptionTrail.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        subscriptions.requireVisible(id);
        return Answers.page(auditTrail.of("subscription", id, request));
    }
}
