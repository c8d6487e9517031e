package eu.peregrine.scholarships.mobility;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a stay is for, as mobility-service names it. */
public enum MobilityKind {
    /** Studies at a partner. */
    @JsonProperty("exchange")
    EXCHANGE,
    /** Work in a company. */
    @JsonProperty("internship")
    INTERNSHIP,
    /** A project in a laboratory. */
    @JsonProperty("research")
    RESEARCH,
    /** Studies at a partner that lead to its degree too. */
    @JsonProperty("double-degree")
    DOUBLE_DEGREE,
    /** The project that ends the studies. */
    @JsonProperty("final-year-project")
    FINAL_YEAR_PROJECT,
    /** A stay at one of the school's own sites. */
    @JsonProperty("campus")
    CAMPUS,
    /** A member of staff teaches or trains. */
    @JsonProperty("staff")
    STAFF;

    /** The kind of this name; empty for one that is new over there, and for none. */
    public static Optional<MobilityKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
