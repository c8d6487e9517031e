package eu.peregrine.partners.review;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
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

/** Reviews over HTTP. */
@Path("/api/v1/selection-reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "selection-reviews", description = "How partners are chosen: criteria, evidence, totals, decisions.")
public class ReviewResource {

    @Inject
    SelectionReviews reviews;

    @Inject
    AuditTrail auditTrail;

    /** A list of {@link ReviewListItem}, as the contract shows it. */
    public record ReviewPage(List<ReviewListItem> items, String next, Long count) {}

    /** A page of the trail, as the contract shows it. */
    public record ReviewTrail(List<AuditEntry> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, REVIEWER, AUDITOR, ADMIN})
    @Operation(operationId = "listSelectionReviews", summary = "List selection reviews")
    @APIResponseSchema(ReviewPage.class)
    public Response list(@BeanParam @Valid ReviewFilter filter, @BeanParam ListRequest request) {
        return Answers.page(reviews.list(filter, request));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "openSelectionReview", summary = "Open the review of an organisation")
    @APIResponseSchema(value = ReviewView.class, responseCode = "201")
    public Response open(@Valid @NotNull ReviewDraft draft) {
        ReviewView view = reviews.open(draft);
        return Answers.created("/api/v1/selection-reviews/" + view.id(), view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, REVIEWER, AUDITOR, ADMIN})
    @Operation(operationId = "getSelectionReview", summary = "Read a review, with how its total comes about")
    @APIResponseSchema(ReviewView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(reviews.get(id));
    }

    @PUT
    @Path("{id}/criteria")
    @RolesAllowed(OFFICER)
    @Operation(operationId = "editSelectionReview", summary = "Set the criteria anew, while nobody has scored")
    @APIResponseSchema(ReviewView.class)
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull CriteriaDraft draft) {
        return Answers.ok(reviews.edit(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/score")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, REVIEWER})
    @Operation(operationId = "scoreSelectionReview", summary = "Give points with evidence, as the reviewer one is")
    @APIResponseSchema(value = ReviewView.class, responseCode = "200")
    public Response score(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ScoresDraft draft) {
        return Answers.ok(reviews.score(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/declare-conflict")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, REVIEWER})
    @Operation(operationId = "declareReviewConflict", summary = "Declare a conflict of interest")
    @APIResponseSchema(value = ReviewView.class, responseCode = "200")
    public Response declareConflict(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ConflictDraft draft) {
        return Answers.ok(reviews.declareConflict(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/decide")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "decideSelectionReview", summary = "Decide for or against the organisation")
    @APIResponseSchema(value = ReviewView.class, responseCode = "200")
    public Response decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull DecisionDraft draft) {
        return Answers.ok(reviews.decide(id, ifMatch, draft));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditSelectionReview", summary = "Who changed the review, when and why")
    @APIResponseSchema(ReviewTrail.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        reviews.requireVisible(id);
        return Answers.page(auditTrail.of(SelectionReviews.KIND, id, request));
    }
}
