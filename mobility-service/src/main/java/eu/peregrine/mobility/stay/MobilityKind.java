package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** What somebody goes abroad for. */
public enum MobilityKind {
    @JsonProperty("exchange")
    EXCHANGE,
    @JsonProperty("internship")
    INTERNSHIP,
    /** A research project in a partner's laboratory. */
    @JsonProperty("research")
    RESEARCH,
    /** Studies at a partner that lead to its degree beside the school's. */
    @JsonProperty("double-degree")
    DOUBLE_DEGREE,
    /** The project that ends the studies, in a company or a laboratory. */
    @JsonProperty("final-year-project")
    FINAL_YEAR_PROJECT,
    /** At a campus of the school's own. */
    @JsonProperty("campus")
    CAMPUS,
    @JsonProperty("staff")
    STAFF;

    /** Whether courses are taken, so that a learning agreement and a transcript are needed. */
    public boolean studies() {
        return this == EXCHANGE || this == DOUBLE_DEGREE || this == CAMPUS;
    }

    /** Whether work is done under a convention with the host. */
    public boolean underConvention() {
        return this == INTERNSHIP || this == RESEARCH || this == FINAL_YEAR_PROJECT;
    }

    /** Whether the student is nominated to the host; the others are accepted by it without a nomination. */
    public boolean nominated() {
        return this == EXCHANGE || this == DOUBLE_DEGREE;
    }

    /**
     * What a condition of an agreement must be for so that a stay of this kind takes its seat; at a campus of the school's own
     * none is.
     */
    public Set<String> activities() {
        return switch (this) {
            case EXCHANGE, DOUBLE_DEGREE -> Set.of("student-studies");
            case INTERNSHIP -> Set.of("student-traineeship");
            case RESEARCH, FINAL_YEAR_PROJECT -> Set.of("research", "student-traineeship");
            case CAMPUS -> Set.of();
            case STAFF -> Set.of("staff-teaching", "staff-training", "research");
        };
    }

    /** The name used in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
