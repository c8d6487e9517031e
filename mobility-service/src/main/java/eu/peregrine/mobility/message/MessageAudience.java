package eu.peregrine.mobility.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose list a message's filter is one of. */
public enum MessageAudience {
    @JsonProperty("mobilities")
    MOBILITIES,
    @JsonProperty("students")
    STUDENTS
}
