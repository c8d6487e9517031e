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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accreditations and labels of an organisation over HTTP. */
@Path("/api/v1/organisations/{id}/labels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class OrganisationLabelResource {

    @Inject
    OrganisationParts parts;

    @Inject
    Organisations organisations;

    /**
     * When a label ends.
     *
     * @param validUntil its last day
     */
    public record LabelEnd(@NotNull LocalDate validUntil) {}

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
    @Operation(operationId = "listOrganisationLabels", summary = "The labels of an organisation")
    @APIResponseSchema(LabelList.class)
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("validOn") @Parameter(description = "Only those valid on this day.") LocalDate validOn) {
        return Answers.ok(parts.labels(id, validOn));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "labelOrganisation", summary = "Add an accreditation or label")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "201")
    public Response label(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull LabelDraft draft) {
        return Answers.created("/api/v1/organisations/" + id, organisations.label(id, ifMatch, draft));
    }

    @POST
    @Path("{labelId}/end")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "endOrganisationLabel", summary = "Say when a label ends")
    @APIResponseSchema(value = LabelList.class, responseCode = "200")
    public Response end(
            @PathParam("id") UUID id,
            @PathParam("labelId") UUID labelId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull LabelEnd end) {
        return Answers.ok(parts.endLabel(id, labelId, ifMatch, end.validUntil()));
    }

    @DELETE
    @Path("{labelId}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(OFFICER)
    @Operation(
            operationId = "withdrawOrganisationLabel",
            summary = "Take back a label entered by mistake; If-Match names the organisation's version")
    @APIResponse(responseCode = "204", description = "It was never held.")
    public Response withdraw(
            @PathParam("id") UUID id, @PathParam("labelId") UUID labelId, @HeaderParam("If-Match") String ifMatch) {
        parts.withdrawLabel(id, labelId, ifMatch);
        return Answers.noContent();
    }
}
