package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the bounds of a rate count. */
public enum GrantMeasure {
    /** Days of the stay. */
    @JsonProperty("days")
    DAYS,
    /** Kilometres between the two places, one way. */
    @JsonProperty("kilometres")
    KILOMETRES
}
