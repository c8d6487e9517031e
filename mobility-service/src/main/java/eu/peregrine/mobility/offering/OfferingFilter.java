package eu.peregrine.mobility.offering;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of offerings can be narrowed by. */
public class OfferingFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Words of title, code or description; accents, case and a typo do not matter.")
    String q;

    @QueryParam("id")
    @Size(max = 200)
    List<UUID> ids;

    @QueryParam("kind")
    List<OfferingKind> kinds;

    @QueryParam("academicYear")
    List<String> academicYears;

    @QueryParam("term")
    List<String> terms;

    @QueryParam("language")
    List<String> languages;

    @QueryParam("field")
    @Parameter(description = "ISCED-F, four digits.")
    List<String> fields;

    @QueryParam("programme")
    List<UUID> programmes;

    @QueryParam("modifiedSince")
    Instant modifiedSince;
}
