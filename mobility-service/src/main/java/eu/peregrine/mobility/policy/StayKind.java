package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The kinds of stay that a policy may count. */
public enum StayKind {
    @JsonProperty("exchange")
    EXCHANGE,
    @JsonProperty("internship")
    INTERNSHIP,
    /** A research project in a partner's laboratory. */
    @JsonProperty("research")
    RESEARCH,
    @JsonProperty("double-degree")
    DOUBLE_DEGREE,
    @JsonProperty("final-year-project")
    FINAL_YEAR_PROJECT,
    /** At a campus of the school's own. */
    @JsonProperty("campus")
    CAMPUS;

    /** The name used in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
