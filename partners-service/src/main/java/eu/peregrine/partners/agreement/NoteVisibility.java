package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who reads a note. */
public enum NoteVisibility {
    /** The home school's staff alone. */
    @JsonProperty("internal")
    INTERNAL,
    /** Every party as well. */
    @JsonProperty("parties")
    PARTIES
}
