package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes an amount change. */
public enum AmountReason {
    /** It was offered. */
    @JsonProperty("offered")
    OFFERED,
    /** The days of the stay changed. */
    @JsonProperty("dates-changed")
    DATES_CHANGED,
    /** Somebody reduced it. */
    @JsonProperty("reduced")
    REDUCED,
    /** It was revoked after a payment. */
    @JsonProperty("revoked")
    REVOKED
}
