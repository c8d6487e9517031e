package eu.peregrine.mobility.student;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed a student's file, when and why. */
@Path("/api/v1/students/{id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "students")
public class StudentAuditResource {

    private final AuditTrail trail;

    @Inject
    StudentAuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getStudentAudit", summary = "Read the trail of a student's file")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("student", id, request));
    }
}
