package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the security officer decided about a stay. */
public enum Clearance {
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("refused")
    REFUSED
}
