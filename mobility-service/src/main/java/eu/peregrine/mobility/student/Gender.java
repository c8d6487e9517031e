package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a student says of his or her gender; asked for statistics alone, and never required. */
public enum Gender {
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("male")
    MALE,
    @JsonProperty("other")
    OTHER
}
