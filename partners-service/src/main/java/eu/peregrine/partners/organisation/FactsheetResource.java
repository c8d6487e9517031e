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

import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** What a partner tells those who send it students, over HTTP. */
@Path("/api/v1/organisations/{id}/factsheet")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class FactsheetResource {

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
    @Operation(operationId = "getFactsheet", summary = "Deadlines, languages, calendars, housing, visa, accessibility")
    @APIResponseSchema(FactsheetView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(parts.factsheet(id));
    }

    @PUT
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "replaceFactsheet",
            summary = "Replace the factsheet; If-Match names the organisation's version")
    @APIResponseSchema(FactsheetView.class)
    public Response replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Factsheet factsheet) {
        return Answers.ok(parts.tell(id, ifMatch, factsheet));
    }
}
