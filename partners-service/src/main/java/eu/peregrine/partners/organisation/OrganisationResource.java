package eu.peregrine.partners.organisation;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.APPLICANT;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;
import static eu.peregrine.kit.identity.Roles.SECURITY;
import static eu.peregrine.kit.identity.Roles.STUDENT;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations over HTTP. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "organisations",
        description = "Partners, companies, embassies, institutes, networks, funders, and the school itself.")
public class OrganisationResource {

    @Inject
    Organisations organisations;

    @Inject
    AuditTrail auditTrail;

    /** A list of {@link OrganisationView}, as the contract shows it. */
    public record OrganisationPage(
            java.util.List<OrganisationView> items,
            String next,
            Long count,
            java.util.Map<String, java.util.Map<String, Long>> facets) {}

    @GET
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "listOrganisations", summary = "List and search organisations")
    @APIResponseSchema(OrganisationPage.class)
    public Response list(@BeanParam @Valid OrganisationFilter filter, @BeanParam FacetedRequest request) {
        return Answers.page(organisations.list(filter, request));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "registerOrganisation", summary = "Register an organisation as a prospect")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "201")
    public Response register(@Valid @NotNull OrganisationDraft draft) {
        OrganisationView view = organisations.register(draft);
        return Answers.created("/api/v1/organisations/" + view.id(), view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "getOrganisation", summary = "Read an organisation")
    @APIResponseSchema(OrganisationView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(organisations.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(OFFICER)
    @Operation(operationId = "replaceOrganisation", summary = "Replace what is said about an organisation")
    @APIResponseSchema(OrganisationView.class)
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull OrganisationDraft draft) {
        return Answers.ok(organisations.replace(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/activate")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "activateOrganisation", summary = "Make a prospect a partner, or lift a suspension")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "200")
    public Response activate(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(organisations.activate(id, ifMatch));
    }

    @POST
    @Path("{id}/suspend")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "suspendOrganisation",
            summary = "Stop anything new with a partner, for the reason in X-Reason")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "200")
    public Response suspend(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(organisations.suspend(id, ifMatch));
    }

    @POST
    @Path("{id}/archive")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "archiveOrganisation", summary = "End the relation for good")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "200")
    public Response archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(organisations.archive(id, ifMatch));
    }

    /** A page of the trail, as the contract shows it. */
    public record OrganisationTrail(java.util.List<AuditEntry> items, String next, Long count) {}

    @GET
    @Path("{id}/audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditOrganisation", summary = "Who changed the organisation, when and why")
    @APIResponseSchema(OrganisationTrail.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        organisations.requireVisible(id);
        Page<AuditEntry> page = auditTrail.of("organisation", id, request);
        return Answers.page(page);
    }
}
