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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** The log of deliveries over HTTP. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "deliveries", description = "What webhooks were or will be told, kept for 30 days.")
public class DeliveryResource {

    @Inject
    Deliveries deliveries;

    /** A list of {@link DeliveryView}, as the contract shows it. */
    public record DeliveryPage(List<DeliveryView> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries, those queued last first",
            description = "Those of your own subscriptions; the international office, auditors and operators see all.")
    @APIResponseSchema(DeliveryPage.class)
    public Response list(@BeanParam @Valid DeliveryFilter filter, @BeanParam ListRequest request) {
        return Answers.page(deliveries.list(filter, request));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, AUDITOR, ADMIN})
    @Operation(operationId = "getDelivery", summary = "Read a delivery with every attempt")
    @APIResponseSchema(DeliveryView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(deliveries.get(id));
    }

    @POST
    @Path("{id}/retry")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, FUNDER, ADMIN})
    @Operation(
            operationId = "retryDelivery",
            summary = "Attempt it again now, whatever became of it",
            description = "The message keeps its `webhook-id`.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response retry(@PathParam("id") UUID id) {
        return Answers.accepted(deliveries.retry(id));
    }
}
