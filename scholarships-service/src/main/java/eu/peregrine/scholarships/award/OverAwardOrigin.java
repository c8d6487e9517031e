package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why too much was paid. */
public enum OverAwardOrigin {
    /** The stay is shorter than when it was paid. */
    @JsonProperty("dates-changed")
    DATES_CHANGED,
    /** The award was reduced. */
    @JsonProperty("reduced")
    REDUCED,
    /** The award was revoked. */
    @JsonProperty("revoked")
    REVOKED,
    /** An instalment was on its way when the award changed, and was paid. */
    @JsonProperty("paid-late")
    PAID_LATE
}
