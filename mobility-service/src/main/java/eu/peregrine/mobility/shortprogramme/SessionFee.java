package eu.peregrine.mobility.shortprogramme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is known of a participant's fee. */
public enum SessionFee {
    /** Nothing is asked for, or not yet: the place is not accepted. */
    @JsonProperty("none")
    NONE,
    @JsonProperty("owed")
    OWED,
    @JsonProperty("paid")
    PAID,
    @JsonProperty("waived")
    WAIVED
}
