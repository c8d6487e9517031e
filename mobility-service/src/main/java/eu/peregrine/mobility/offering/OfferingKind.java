package eu.peregrine.mobility.offering;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is offered to guests. */
public enum OfferingKind {
    @JsonProperty("course")
    COURSE,
    /** A specialisation of the last year. */
    @JsonProperty("third-year-option")
    THIRD_YEAR_OPTION,
    /** French as a foreign language. */
    @JsonProperty("french-course")
    FRENCH_COURSE
}
