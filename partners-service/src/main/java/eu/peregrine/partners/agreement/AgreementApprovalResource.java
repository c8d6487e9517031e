package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The approvals of an agreement, for whoever asks what a hash was approved by. */
@Path("/api/v1/agreements/{id}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementApprovalResource {

    @Inject
    AgreementApprovals approvals;

    /** A list of {@link ApprovalView}, as the contract shows it. */
    public record ApprovalPage(List<ApprovalView> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listAgreementApprovals",
            summary = "Every approval ever given, for the hash it was given for")
    @APIResponseSchema(ApprovalPage.class)
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("hash") @Size(max = 20) @Parameter(description = "Only approvals of this content hash.")
                    List<@Pattern(regexp = "[0-9a-f]{64}") String> hashes,
            @BeanParam @Valid ListRequest request) {
        return Answers.page(approvals.list(id, hashes, request));
    }
}
