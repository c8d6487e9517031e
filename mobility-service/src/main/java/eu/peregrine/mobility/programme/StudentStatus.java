package eu.peregrine.mobility.programme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a student is enrolled; the mobility owed depends on it. */
public enum StudentStatus {
    @JsonProperty("engineer")
    ENGINEER,
    /** Employed by a company for the length of the programme. */
    @JsonProperty("apprentice")
    APPRENTICE,
    /** Enrolled at two schools for two degrees. */
    @JsonProperty("double-degree")
    DOUBLE_DEGREE
}
