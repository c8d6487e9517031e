package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/bank-statements}. */
@Path("/api/v1/bank-statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bank-statements", description = "What the bank answers, reconciled with what was ordered")
public class BankStatementResource {

    /** The largest file that is taken: 16 MiB, some ten thousand lines. */
    private static final long LIMIT = 16L << 20;

    private final BankStatements statements;

    BankStatementResource(BankStatements statements) {
        this.statements = statements;
    }

    /** Takes a file; being the same file, it may be sent again. */
    @POST
    @Path("import")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @BodyLimit(LIMIT)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "importBankStatement",
            summary = "Take a status report (pain.002) or statement (camt.053) of the bank, at most 16 MiB",
            description =
                    "What is exactly as ordered is booked; duplicates, unknown references and whatever else differs"
                            + " are reported, each line with its outcome, and never applied. The same file again changes"
                            + " nothing.")
    @RequestBody(content = @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "It was taken.",
            content = @Content(schema = @Schema(implementation = BankStatementView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been taken before; nothing was done.",
            content = @Content(schema = @Schema(implementation = BankStatementView.class)))
    public Response importStatement(InputStream body) throws IOException {
        BankStatementView taken = statements.take(body.readAllBytes());
        return taken.repeated() ? Answers.ok(taken) : Answers.created("/api/v1/bank-statements/" + taken.id(), taken);
    }

    /** Lists files. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listBankStatements", summary = "List the bank's files that were taken, the last first")
    @APIResponseSchema(value = BankStatementPage.class, responseCode = "200")
    public Response list(@QueryParam("kind") List<BankFileKind> kind, @BeanParam ListRequest request) {
        return Answers.page(statements.list(kind, request));
    }

    /** Shows a file. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getBankStatement", summary = "Show what became of each line of a file of the bank")
    @APIResponseSchema(value = BankStatementView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(statements.get(id));
    }

    /** Lists the lines of a file. */
    @GET
    @Path("{id}/lines")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listBankStatementLines",
            summary = "List the lines of a file of the bank with their outcome")
    @APIResponseSchema(value = BankLinePage.class, responseCode = "200")
    public Response lines(
            @PathParam("id") UUID id,
            @QueryParam("outcome") List<BankLineOutcome> outcome,
            @BeanParam ListRequest request) {
        return Answers.page(statements.lines(id, outcome, request));
    }

    /** The list, for the API document. */
    public record BankLinePage(List<BankLineView> items, String next, Long count) {}

    /** The list, for the API document. */
    public record BankStatementPage(List<BankStatementView> items, String next, Long count) {}
}
