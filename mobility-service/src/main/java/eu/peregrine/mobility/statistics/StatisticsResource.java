package eu.peregrine.mobility.statistics;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics over HTTP: JSON, or a table as CSV by {@code Accept}. */
@Path("/api/v1/statistics")
@Produces({MediaType.APPLICATION_JSON, StatisticsResource.CSV})
@Tag(name = "statistics", description = "A year's reporting")
public class StatisticsResource {

    static final String CSV = "text/csv";

    private final Statistics statistics;
    private final Exports exports;

    @Inject
    StatisticsResource(Statistics statistics, Exports exports) {
        this.statistics = statistics;
        this.exports = exports;
    }

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, AUDITOR, ADMIN})
    @Operation(
            operationId = "getStayStatistics",
            summary = "How many people, stays, days and credits",
            description =
                    "By direction, country, kind, programme, cohort, academic year or gender, at most 5,000 groups.")
    @APIResponseSchema(StayStatistics.class)
    public Response stays(@Valid @BeanParam StatisticsFilter filter, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        StayStatistics found = statistics.stays(filter);
        return csv(accept) ? exports.stream(accept, StayCount.class, () -> found.items().stream()) : Answers.ok(found);
    }

    @GET
    @Path("accreditation")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, AUDITOR, ADMIN})
    @Operation(
            operationId = "getAccreditationTable",
            summary = "Which share of each graduating cohort was abroad for how long",
            description = "Days of attested stays until today, interruptions out, and of stays from before the system.")
    @APIResponseSchema(AccreditationTable.class)
    public Response accreditation(
            @QueryParam("cohort") @Size(max = 50) @Parameter(description = "Year of graduation.")
                    List<@Pattern(regexp = "(19|20)\\d\\d") String> cohorts,
            @QueryParam("programme") @Size(max = 200) List<UUID> programmes,
            @QueryParam("fromDays")
                    @Size(max = 12)
                    @Parameter(
                            description =
                                    "From how many days on another share begins; 0, 1, 56, 91, 182 and 365 if not said.")
                    List<@Min(0) @Max(3650) Integer> fromDays,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        AccreditationTable found = statistics.accreditation(cohorts, programmes, fromDays);
        return csv(accept)
                ? exports.stream(
                        accept,
                        AccreditationRow.class,
                        () -> found.items().stream().flatMap(cohort -> cohort.shares().stream()))
                : Answers.ok(found);
    }

    @GET
    @Path("supporters")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, AUDITOR, ADMIN})
    @Operation(operationId = "getSupporters", summary = "What each supporter gave")
    @APIResponseSchema(SupporterList.class)
    public Response supporters(
            @QueryParam("from") @Parameter(description = "Only what was accepted or paid on this day or later.")
                    LocalDate from,
            @QueryParam("to") @Parameter(description = "Only what was accepted or paid on this day or before.")
                    LocalDate to,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        List<SupporterRow> found = statistics.supporters(from, to);
        return csv(accept)
                ? exports.stream(accept, SupporterRow.class, found::stream)
                : Answers.ok(new SupporterList(found));
    }

    private static boolean csv(String accept) {
        return accept != null && accept.contains(CSV);
    }

    /** What all supporters gave. */
    record SupporterList(List<SupporterRow> items) {}
}
