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

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Faculties, departments and laboratories of an organisation over HTTP. */
@Path("/api/v1/organisations/{id}/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class OrganisationUnitResource {

    @Inject
    OrganisationParts parts;

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
    @Operation(
            operationId = "listOrganisationUnits",
            summary = "The faculties, departments and laboratories of an organisation")
    @APIResponseSchema(UnitView.UnitList.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(parts.units(id));
    }

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "addOrganisationUnit", summary = "Add a faculty, department or laboratory")
    @APIResponseSchema(value = UnitView.class, responseCode = "201")
    public Response add(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull UnitDraft draft) {
        UnitView view = parts.addUnit(id, ifMatch, draft);
        return Answers.created("/api/v1/organisations/" + id + "/units/" + view.id(), view);
    }

    @GET
    @Path("{unitId}")
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
    @Operation(operationId = "getOrganisationUnit", summary = "Read a faculty, department or laboratory")
    @APIResponseSchema(UnitView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("unitId") UUID unitId) {
        return Answers.ok(parts.unit(id, unitId));
    }

    @PUT
    @Path("{unitId}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "changeOrganisationUnit",
            summary =
                    "Replace what is said about a faculty, department or laboratory; If-Match names the organisation's version")
    @APIResponseSchema(UnitView.class)
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("unitId") UUID unitId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull UnitDraft draft) {
        return Answers.ok(parts.changeUnit(id, unitId, ifMatch, draft));
    }

    @DELETE
    @Path("{unitId}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "removeOrganisationUnit",
            summary = "Remove a faculty, department or laboratory; If-Match names the organisation's version")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response remove(
            @PathParam("id") UUID id, @PathParam("unitId") UUID unitId, @HeaderParam("If-Match") String ifMatch) {
        parts.removeUnit(id, unitId, ifMatch);
        return Answers.noContent();
    }
}
