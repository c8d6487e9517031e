package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
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

/** The negotiation's notes over HTTP: added and read, never changed. */
@Path("/api/v1/agreements/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementNoteResource {

    @Inject
    AgreementNotes notes;

    /** A list of {@link NoteView}, as the contract shows it. */
    public record NotePage(List<NoteView> items, String next, Long count) {}

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, PARTNER})
    @Operation(operationId = "noteAgreement", summary = "Add a note on a revision, or on one of its conditions")
    @APIResponseSchema(value = NoteView.class, responseCode = "201")
    public Response add(@PathParam("id") UUID id, @Valid @NotNull NoteDraft draft) {
        NoteView note = notes.add(id, draft);
        return Answers.created("/api/v1/agreements/" + id + "/notes/" + note.id(), note);
    }

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listAgreementNotes",
            summary = "The notes on an agreement; a partner reads those for the parties")
    @APIResponseSchema(NotePage.class)
    public Response list(
            @PathParam("id") UUID id, @BeanParam @Valid NoteFilter filter, @BeanParam ListRequest request) {
        return Answers.page(notes.list(id, filter, request));
    }

    @GET
    @Path("{noteId}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getAgreementNote", summary = "Read a note")
    @APIResponseSchema(NoteView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("noteId") UUID noteId) {
        return Answers.ok(notes.get(id, noteId));
    }
}
