package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of part of an organisation a unit is. */
public enum UnitKind {
    /** A faculty or school. */
    @JsonProperty("faculty")
    FACULTY,
    /** A department. */
    @JsonProperty("department")
    DEPARTMENT,
    /** A laboratory. */
    @JsonProperty("laboratory")
    LABORATORY
}
