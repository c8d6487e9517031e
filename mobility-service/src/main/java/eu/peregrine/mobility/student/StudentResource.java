package eu.peregrine.mobility.student;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Students over HTTP. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "students", description = "Who owes mobility, and how each stands")
public class StudentResource {

    private final Students students;

    @Inject
    StudentResource(Students students) {
        this.students = students;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createStudent", summary = "Enrol a student")
    @APIResponseSchema(value = StudentView.class, responseCode = "201")
    public Response create(@Valid @NotNull StudentDraft draft) {
        StudentView view = students.create(draft);
        return Answers.created("/api/v1/students/" + view.id(), view);
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.SECURITY,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT
    })
    @Operation(operationId = "listStudents", summary = "List the students that the caller may see")
    @APIResponseSchema(StudentPage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam StudentFilter filter) {
        return Answers.page(students.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.SECURITY,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT
    })
    @Operation(operationId = "getStudent", summary = "Read a student")
    @APIResponseSchema(StudentView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(students.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "updateStudent", summary = "Change a student")
    @APIResponseSchema(StudentView.class)
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull StudentDraft draft) {
        return Answers.ok(students.update(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/language-proofs")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "addLanguageProof", summary = "Add a language proof to a student")
    @APIResponseSchema(value = LanguageProofView.class, responseCode = "201")
    public Response prove(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull LanguageProofDraft draft) {
        LanguageProofView proof = students.prove(id, ifMatch, draft);
        return Answers.created("/api/v1/students/" + id, proof);
    }

    @POST
    @Path("{id}/exempt")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "exemptStudent", summary = "Decide that a student owes no mobility")
    @APIResponseSchema(StudentView.class)
    public Response exempt(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ExemptionDraft draft) {
        return Answers.ok(students.exempt(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/end-exemption")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "endStudentExemption", summary = "Take an exemption back")
    @APIResponseSchema(StudentView.class)
    @Consumes(MediaType.WILDCARD)
    public Response endExemption(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(students.endExemption(id, ifMatch));
    }

    /** A page of students, for the API document. */
    record StudentPage(List<StudentView> items, String next, Long count) {}
}
