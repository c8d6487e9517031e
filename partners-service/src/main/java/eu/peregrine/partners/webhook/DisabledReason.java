package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a subscription is disabled. */
public enum DisabledReason {
    /** Its owner wanted a pause. */
    @JsonProperty("by-owner")
    BY_OWNER,
    /** The office or an operator stopped it. */
    @JsonProperty("by-office")
    BY_OFFICE,
    /** The receiver answered 410: it is not there any more. */
    @JsonProperty("gone")
    GONE,
    /** The receiver has failed for too long. */
    @JsonProperty("failing")
    FAILING
}
