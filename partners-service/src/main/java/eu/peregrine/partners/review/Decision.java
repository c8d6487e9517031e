package eu.peregrine.partners.review;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The outcome of a review. */
public enum Decision {
    /** The organisation may become a partner. */
    @JsonProperty("positive")
    POSITIVE,
    /** It may not. */
    @JsonProperty("negative")
    NEGATIVE
}
