package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a language proof has to be valid. */
public enum ProofValidity {
    /** It was valid once: an expired certificate still counts. */
    @JsonProperty("at-issue")
    AT_ISSUE,
    /** It must not have expired on the day the studies end. */
    @JsonProperty("at-graduation")
    AT_GRADUATION
}
