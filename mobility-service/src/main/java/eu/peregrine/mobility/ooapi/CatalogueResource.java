package eu.peregrine.mobility.ooapi;

import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.ooapi.CataloguePage.Asked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The catalogue for those who harvest it, by the paths, names and paging of the Open Education API, version 6. Any token
 * opens it and none is needed but a token: it tells nothing of persons, and a harvester without a name could not be limited.
 * It is described by that API's own document and not by ours.
 */
@Path("/ooapi/v6")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    private static final String ANYONE = "**";

    private final Catalogue catalogue;

    @Inject
    CatalogueResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("courses")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestCourses", summary = "Courses, by name")
    public Response courses(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageNumber") Integer pageNumber) {
        return Answers.ok(catalogue.courses(Asked.of(pageSize, pageNumber)));
    }

    @GET
    @Path("course-offerings")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestCourseOfferings", summary = "Courses in their terms, by name")
    public Response courseOfferings(
            @QueryParam("pageSize") Integer pageSize, @QueryParam("pageNumber") Integer pageNumber) {
        return Answers.ok(catalogue.courseOfferings(Asked.of(pageSize, pageNumber)));
    }

    @GET
    @Path("programmes")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestProgrammes", summary = "Programmes, by name")
    public Response programmes(@QueryParam("pageSize") Integer pageSize, @QueryParam("pageNumber") Integer pageNumber) {
        return Answers.ok(catalogue.programmes(Asked.of(pageSize, pageNumber)));
    }

    @GET
    @Path("organisations")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestOrganisations", summary = "The school itself")
    public Response organisations(
            @QueryParam("pageSize") Integer pageSize, @QueryParam("pageNumber") Integer pageNumber) {
        return Answers.ok(catalogue.organisations(Asked.of(pageSize, pageNumber)));
    }

    @GET
    @Path("academic-sessions")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestAcademicSessions", summary = "Years and semesters in which something is offered")
    public Response academicSessions(
            @QueryParam("pageSize") Integer pageSize, @QueryParam("pageNumber") Integer pageNumber) {
        return Answers.ok(catalogue.academicSessions(Asked.of(pageSize, pageNumber)));
    }

    @GET
    @Path("courses/{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestCourse", summary = "A course")
    public Response course(@PathParam("id") UUID id) {
        return Answers.ok(catalogue.course(id));
    }

    @GET
    @Path("course-offerings/{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestCourseOffering", summary = "A course in its term")
    public Response courseOffering(@PathParam("id") UUID id) {
        return Answers.ok(catalogue.courseOffering(id));
    }

    @GET
    @Path("programmes/{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestProgramme", summary = "A programme")
    public Response programme(@PathParam("id") UUID id) {
        return Answers.ok(catalogue.programme(id));
    }

    @GET
    @Path("organisations/{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestOrganisation", summary = "The school itself")
    public Response organisation(@PathParam("id") UUID id) {
        return Answers.ok(catalogue.organisation(id));
    }

    @GET
    @Path("academic-sessions/{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "harvestAcademicSession", summary = "A year or semester in which something is offered")
    public Response academicSession(@PathParam("id") UUID id) {
        return Answers.ok(catalogue.academicSession(id));
    }
}
