package eu.peregrine.partners.codelist;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.APPLICANT;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;
import static eu.peregrine.kit.identity.Roles.SECURITY;
import static eu.peregrine.kit.identity.Roles.STUDENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The code lists over HTTP: each comes whole, since the longest has a few hundred codes. */
@Path("/api/v1/code-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "code-lists", description = "What the codes of the API are called, in English and French.")
public class CodeListResource {

    /** Only a release changes a list, and an hour with the old names hurts nobody. */
    private static final String AN_HOUR = "private, max-age=3600";

    @Inject
    CodeLists codeLists;

    @GET
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "listCodeLists", summary = "Which code lists there are")
    @APIResponseSchema(CodeListIndex.class)
    public Response list() {
        return kept(codeLists.index());
    }

    @GET
    @Path("{name}")
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(
            operationId = "getCodeList",
            summary = "Read a code list whole: the labels of an enumeration, by its schema's name in kebab case")
    @APIResponseSchema(CodeListView.class)
    public Response get(@PathParam("name") @Size(max = 100) String name) {
        return kept(codeLists.list(name));
    }

    private static Response kept(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, AN_HOUR).build();
    }
}
