package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a language proof rests on. */
public enum ProofKind {
    /** A certificate of a test. */
    @JsonProperty("test")
    TEST,
    /** A course passed. */
    @JsonProperty("course")
    COURSE,
    /** It is the student's first language. */
    @JsonProperty("native")
    NATIVE,
    /** The student says so; never counts towards the mandate. */
    @JsonProperty("self")
    SELF
}
