package eu.peregrine.mobility.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stays can be counted by. */
@Schema(name = "StatisticsDimension")
public enum Dimension {
    /** Outgoing or incoming. */
    @JsonProperty("direction")
    DIRECTION("direction"),
    /** Of each part of the stay: where a participant goes to, or where a guest comes from. */
    @JsonProperty("country")
    COUNTRY("country"),
    /** What is done, in each part of the stay. */
    @JsonProperty("kind")
    KIND("kind"),
    @JsonProperty("programme")
    PROGRAMME("programme"),
    /** Year of graduation. */
    @JsonProperty("cohort")
    COHORT("cohort"),
    /** The academic year in which the stay starts. */
    @JsonProperty("academic-year")
    ACADEMIC_YEAR("academic_year"),
    /** Where it was told. */
    @JsonProperty("gender")
    GENDER("gender");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** Its column of the parts of stays. */
    String column() {
        return column;
    }
}
