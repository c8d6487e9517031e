package eu.peregrine.partners.organisation;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations that were entered twice, over HTTP: asked about before, found afterwards. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class OrganisationDuplicateResource {

    @Inject
    Duplicates duplicates;

    @Inject
    Merger merger;

    @POST
    @Path("validate")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR})
    @Operation(
            operationId = "validateOrganisation",
            summary = "Ask what would be said about an organisation, and whether it is here already; changes nothing")
    @APIResponseSchema(value = OrganisationPreflight.class, responseCode = "200")
    public Response validate(@NotNull OrganisationDraft draft) {
        return Answers.ok(duplicates.preflight(draft));
    }

    @GET
    @Path("{id}/duplicates")
    @RolesAllowed({OFFICER, COORDINATOR, AUDITOR, ADMIN})
    @Operation(operationId = "listDuplicates", summary = "Organisations that may be the same as this one")
    @APIResponseSchema(Duplicates.DuplicateList.class)
    public Response duplicates(@PathParam("id") UUID id) {
        return Answers.ok(duplicates.of(id));
    }

    @POST
    @Path("{id}/merge")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(
            operationId = "mergeOrganisation",
            summary = "Merge a duplicate into the organisation that stays; its id answers 301 from then on")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "200")
    public Response merge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull MergeDraft draft) {
        return Answers.ok(merger.merge(id, ifMatch, draft.into()));
    }
}
