package eu.peregrine.mobility.campaign;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reviewers' scores over HTTP. */
@Path("/api/v1/campaigns/{id}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class CandidateReviewResource {
    private final CandidateReviews reviews;

    @Inject
    CandidateReviewResource(CandidateReviews reviews) {
        this.reviews = reviews;
    }

    @PUT
    @Path("{studentId}")
    @RolesAllowed({Roles.REVIEWER, Roles.COORDINATOR})
    @Operation(
            operationId = "reviewCandidate",
            summary = "Score a student who filed wishes, or declare a conflict of interest",
            description =
                    "Once wishes are closed and until the result is published. Said again, with the ETag of what is replaced, it"
                            + " replaces what the same reviewer said before. The mean of all scores is review in the campaign's formula.")
    @APIResponseSchema(CandidateReviewView.class)
    public Response give(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull CandidateReviewDraft draft) {
        return Answers.ok(reviews.give(id, studentId, ifMatch, draft));
    }

    @GET
    @Path("{studentId}")
    @RolesAllowed({Roles.REVIEWER, Roles.COORDINATOR})
    @Operation(operationId = "getCandidateReview", summary = "Read what you said of a student")
    @APIResponseSchema(CandidateReviewView.class)
    public Response own(@PathParam("id") UUID id, @PathParam("studentId") UUID studentId) {
        return Answers.ok(reviews.own(id, studentId));
    }

    @GET
    @RolesAllowed({Roles.REVIEWER, Roles.COORDINATOR, Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listCandidateReviews", summary = "List what reviewers said; a reviewer sees their own")
    @APIResponseSchema(CandidateReviewPage.class)
    public Response list(
            @PathParam("id") UUID id, @BeanParam ListRequest request, @QueryParam("student") List<UUID> students) {
        return Answers.page(reviews.list(id, request, students));
    }

    /** A page of reviews, for the API document. */
    record CandidateReviewPage(List<CandidateReviewView> items, String next, Long count) {}
}
