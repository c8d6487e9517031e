package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a stay's days are counted. */
public enum StayLength {
    /** By months of thirty days. */
    @JsonProperty("long")
    LONG,
    /** By calendar days, both ends counted. */
    @JsonProperty("short")
    SHORT
}
