package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** What becomes of an agreement in force: it is amended, ended by notice or renewed. */
@Path("/api/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementAmendmentResource {

    @Inject
    AgreementAmendments amendments;

    @Inject
    AgreementSuccessions successions;

    @Inject
    AgreementEndings endings;

    @POST
    @Path("amend")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "amendAgreement",
            summary = "Propose to change what is in force; replaces an amendment that is open")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response amend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AmendmentDraft draft) {
        return Answers.ok(amendments.amend(id, ifMatch, draft));
    }

    @POST
    @Path("merge")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "mergeAgreements", summary = "Propose to take the conditions of other agreements over")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response merge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull MergeDraft draft) {
        return Answers.ok(successions.merge(id, ifMatch, draft));
    }

    @POST
    @Path("split")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "splitAgreement", summary = "Propose to hold some conditions in an agreement of their own")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response split(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull SplitDraft draft) {
        return Answers.ok(successions.split(id, ifMatch, draft));
    }

    @POST
    @Path("give-notice")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "giveNotice", summary = "End an agreement alone, at least a full academic year ahead")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response giveNotice(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NoticeDraft draft) {
        return Answers.ok(endings.giveNotice(id, ifMatch, draft));
    }

    @POST
    @Path("withdraw-notice")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "withdrawNotice", summary = "Take the own notice back before it takes effect")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response withdrawNotice(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PartyDraft draft) {
        return Answers.ok(endings.withdrawNotice(id, ifMatch, draft));
    }

    @POST
    @Path("renew")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "renewAgreement", summary = "Draft the agreement that follows on this one")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public Response renew(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull RenewalDraft draft) {
        AgreementView view = amendments.renew(id, ifMatch, draft);
        return Answers.created("/api/v1/agreements/" + view.id(), view);
    }
}
