package eu.peregrine.partners.campus;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The programmes of a campus over HTTP. */
@Path("/api/v1/campuses/{id}/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campuses")
public class CampusProgrammeResource {

    @Inject
    Campuses campuses;

    /** The programmes of a campus, as the contract shows them. */
    public record CampusProgrammes(List<ProgrammeView> items) {}

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
    @Operation(operationId = "listCampusProgrammes", summary = "The programmes of a campus")
    @APIResponseSchema(CampusProgrammes.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(new CampusProgrammes(campuses.programmes(id)));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "addCampusProgramme", summary = "Add a programme to a campus")
    @APIResponseSchema(value = ProgrammeView.class, responseCode = "201")
    public Response add(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ProgrammeDraft draft) {
        ProgrammeView view = campuses.programme(id, campuses.add(id, ifMatch, draft));
        return Answers.created(view.href(), view);
    }

    @GET
    @Path("{programmeId}")
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
    @Operation(operationId = "getCampusProgramme", summary = "Read a programme of a campus")
    @APIResponseSchema(ProgrammeView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("programmeId") UUID programmeId) {
        return Answers.ok(campuses.programme(id, programmeId));
    }

    @PUT
    @Path("{programmeId}")
    @RolesAllowed(OFFICER)
    @Operation(
            operationId = "replaceCampusProgramme",
            summary = "Replace what is said about a programme; If-Match takes the ETag of the campus")
    @APIResponseSchema(CampusView.class)
    public Response replace(
            @PathParam("id") UUID id,
            @PathParam("programmeId") UUID programmeId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ProgrammeDraft draft) {
        return Answers.ok(campuses.change(id, programmeId, ifMatch, draft));
    }

    @DELETE
    @Path("{programmeId}")
    @RolesAllowed(OFFICER)
    @Operation(
            operationId = "removeCampusProgramme",
            summary = "Take a programme out of a campus; If-Match takes the ETag of the campus")
    @APIResponseSchema(CampusView.class)
    public Response remove(
            @PathParam("id") UUID id,
            @PathParam("programmeId") UUID programmeId,
            @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(campuses.remove(id, programmeId, ifMatch));
    }
}
