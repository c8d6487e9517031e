package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of organisations: a repeated parameter means "or", different ones mean "and". */
public class OrganisationFilter extends ConditionFilter {

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Words of the name, city or an identifier; accents, case and small typos do not matter.")
    String q;

    @QueryParam("kind")
    @Parameter(description = "What it is.")
    List<OrganisationKind> kind;

    @QueryParam("country")
    @Size(max = 200)
    @Parameter(description = "ISO 3166-1 alpha-2.")
    List<String> country;

    @QueryParam("label")
    @Size(max = 200)
    @Parameter(description = "Name of a label that it holds today.")
    List<@Size(max = 200) String> label;

    @QueryParam("network")
    @Size(max = 200)
    @Parameter(description = "Id of a network that it is a member of today.")
    List<UUID> network;

    @QueryParam("state")
    @Parameter(description = "Where it stands.")
    List<OrganisationState> state;

    @QueryParam("assignedTo")
    @Size(max = 50)
    @Parameter(description = "Subject of the officer who looks after it; staff alone filters by it.")
    List<@Size(max = 200) String> assignedTo;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(description = "Only what was changed at or after this instant.")
    Instant modifiedSince;

    @QueryParam("bbox")
    @Size(max = 200)
    @Parameter(description = "Only what lies inside a box: west,south,east,north in degrees (RFC 7946 §5).")
    String bbox;

    /** Whether only what has a place on earth is wanted. */
    private boolean located;

    /** @return this filter, for what has a place on earth alone */
    public OrganisationFilter located() {
        located = true;
        return this;
    }

    boolean isLocated() {
        return located;
    }

    /** @return the academic year asked for, of conditions and of seats that are counted; null when none is */
    public String academicYear() {
        return academicYear == null ? freeSeatsIn : academicYear;
    }

    /** On a map a year says what seats are counted in, and does not filter by itself. */
    boolean asksConditions() {
        return located ? isAskedBesideYear() : isAsked();
    }

    /** @return the filter that lists everything */
    static OrganisationFilter none() {
        return new OrganisationFilter();
    }
}
