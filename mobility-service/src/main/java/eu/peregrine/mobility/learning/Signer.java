package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who signs a learning agreement, in the order in which they sign. */
public enum Signer {
    @JsonProperty("student")
    STUDENT,
    /** The coordinator of the sending institution. */
    @JsonProperty("sender")
    SENDER,
    /** The receiving institution. */
    @JsonProperty("host")
    HOST
}
