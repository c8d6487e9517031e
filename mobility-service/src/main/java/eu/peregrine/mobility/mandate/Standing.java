package eu.peregrine.mobility.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How certain a stay is, the most certain first. */
public enum Standing {
    /** The host has attested arrival and departure, and the school has recognised it where the policy asks for that. */
    @JsonProperty("done")
    DONE,
    /** The host has approved it. */
    @JsonProperty("secured")
    SECURED,
    /** It is on file. */
    @JsonProperty("planned")
    PLANNED
}
