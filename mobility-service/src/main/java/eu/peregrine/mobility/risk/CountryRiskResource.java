package eu.peregrine.mobility.risk;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The risk of countries over HTTP. */
@Path("/api/v1/country-risks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "country-risks", description = "How dangerous countries are, and which stays must be cleared.")
public class CountryRiskResource {
    private static final String CODE = "[A-Za-z]{2}";

    private final CountryRisks risks;
    private final AuditTrail trail;

    @Inject
    CountryRiskResource(CountryRisks risks, AuditTrail trail) {
        this.risks = risks;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.SECURITY, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "listCountryRisks", summary = "Read what is said of countries")
    @APIResponseSchema(CountryRiskView.All.class)
    public Response list() {
        return Answers.ok(risks.all());
    }

    @GET
    @Path("{country}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.SECURITY, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(
            operationId = "getCountryRisk",
            summary = "Read what is said of a country",
            description = "The level is normal where nothing was said.")
    @APIResponseSchema(CountryRiskView.class)
    public Response get(@PathParam("country") @Pattern(regexp = CODE) String country) {
        return Answers.ok(risks.get(country));
    }

    @GET
    @Path("{country}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getCountryRiskAudit", summary = "Read who said what of a country")
    @APIResponseSchema(AuditPage.class)
    public Response audit(
            @PathParam("country") @Pattern(regexp = CODE) String country, @BeanParam ListRequest request) {
        return Answers.page(trail.of("country-risk", risks.id(country), request));
    }

    @PUT
    @Path("{country}")
    @RolesAllowed({Roles.SECURITY})
    @Operation(
            operationId = "changeCountryRisk",
            summary = "Say how dangerous a country is",
            description = "Stays there are flagged at once. If-Match is needed once something was said of it.")
    @APIResponseSchema(CountryRiskView.class)
    public Response change(
            @PathParam("country") @Pattern(regexp = CODE) String country,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull CountryRiskDraft body) {
        return Answers.ok(risks.change(country, ifMatch, body));
    }
}
