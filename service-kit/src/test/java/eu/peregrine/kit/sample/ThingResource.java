package eu.peregrine.kit.sample;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.transfer.ImportOptions;
import eu.peregrine.kit.transfer.Imports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/things")
@RolesAllowed({"officer", "admin"})
public class ThingResource {

    @Inject
    Things things;

    @Inject
    Imports imports;

    @Inject
    Exports exports;

    @Inject
    Documents documents;

    @Inject
    AuditTrail trail;

    @POST
    @Idempotent
    @Operation(operationId = "makeThing")
    public Response make(@NotNull @Valid ThingDraft draft) {
        ThingView made = things.make(draft);
        return Answers.created("/api/v1/things/" + made.id(), made);
    }

    @GET
    @Operation(operationId = "listThings")
    public Response list(
            @BeanParam ListRequest request,
            @QueryParam("state") List<Thing.State> state,
            @QueryParam("minSize") Integer minSize) {
        return Answers.page(things.list(request, state, minSize));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getThing")
    public Response one(@PathParam("id") UUID id) {
        return Answers.ok(things.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "changeThing")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ThingDraft draft) {
        return Answers.ok(things.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/use")
    @Idempotent
    @Operation(operationId = "useThing")
    public Response use(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(things.use(id, ifMatch));
    }

    @POST
    @Path("{id}/fumble")
    @Idempotent
    @Operation(operationId = "fumbleThing")
    public Response fumble(@PathParam("id") UUID id) {
        things.fumble(id);
        return Answers.ok(things.one(id));
    }

    @GET
    @Path("{id}/audit")
    @Operation(operationId = "thingAudit")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("thing", id, request));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", "application/x-ndjson"})
    @BodyLimit(BodyLimit.IMPORT)
    @Operation(operationId = "importThings")
    public Response load(InputStream body, @HeaderParam("Content-Type") String type, @BeanParam ImportOptions options) {
        return imports.run(
                "things",
                body,
                type,
                options,
                ThingDraft.class,
                line -> things.make(line).id());
    }

    @GET
    @Path("export")
    @Operation(operationId = "exportThings")
    public Response export(@HeaderParam("Accept") String accept) {
        return exports.stream(accept, ThingDraft.class, things::all);
    }

    @POST
    @Path("{id}/documents")
    @Consumes("*/*")
    @Idempotent
    @BodyLimit(BodyLimit.DOCUMENT)
    @Operation(operationId = "attachToThing")
    public Response attach(
            @PathParam("id") UUID id,
            @QueryParam("name") String name,
            @HeaderParam("Content-Type") String type,
            InputStream body) {
        things.one(id);
        DocumentRef document = documents.save("thing", id, name, type, body);
        return Answers.created("/api/v1/things/" + id + "/documents/" + document.id(), document);
    }

    @GET
    @Path("{id}/documents/{documentId}")
    @Operation(operationId = "downloadFromThing")
    public Response download(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        return documents.download("thing", id, documentId);
    }
}
