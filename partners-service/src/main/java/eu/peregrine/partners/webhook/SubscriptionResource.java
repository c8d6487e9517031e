package eu.peregrine.partners.webhook;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions over HTTP; what is done with one that exists is in {@link SubscriptionStepResource}. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "subscriptions",
        description = "Webhooks. Who subscribes is told of each event by a POST to its own address, signed as Standard"
                + " Webhooks describes it: the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`, and a"
                + " body `{type, timestamp, data: {id, subject, kind, sequence, href}}` that says what happened to what;"
                + " read the rest at `href` with your own token. Answer 2xx to take a message; anything else is tried"
                + " again for a day. A message may come twice, under the same `webhook-id`. Messages about one subject"
                + " are first attempted in the order of `sequence`; one that fails does not hold up the next.")
public class SubscriptionResource {

    @Inject
    Subscriptions subscriptions;

    /** A list of {@link SubscriptionView}, as the contract shows it. */
    public record SubscriptionPage(List<SubscriptionView> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listSubscriptions",
            summary = "List subscriptions",
            description = "Your own; the international office, auditors and operators see all.")
    @APIResponseSchema(SubscriptionPage.class)
    public Response list(@BeanParam @Valid SubscriptionFilter filter, @BeanParam ListRequest request) {
        return Answers.page(subscriptions.list(filter, request));
    }

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe to events",
            description = "A partner or funder follows its own objects, a system of the school what its roles may see."
                    + " The answer holds the secret, this once.")
    @APIResponseSchema(value = SubscriptionView.class, responseCode = "201")
    public Response create(@Valid @NotNull SubscriptionDraft draft) {
        SubscriptionView view = subscriptions.create(draft);
        return Answers.created("/api/v1/subscriptions/" + view.id(), view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, AUDITOR, ADMIN})
    @Operation(operationId = "getSubscription", summary = "Read a subscription and how its receiver fares")
    @APIResponseSchema(SubscriptionView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(subscriptions.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(operationId = "editSubscription", summary = "Change what is told, and where")
    @APIResponseSchema(SubscriptionView.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull SubscriptionDraft draft) {
        return Answers.ok(subscriptions.edit(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(operationId = "deleteSubscription", summary = "Unsubscribe, and forget the deliveries")
    @APIResponse(responseCode = "204", description = "Nothing is sent any more.")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        subscriptions.delete(id, ifMatch);
        return Answers.noContent();
    }
}
