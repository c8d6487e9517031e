package eu.peregrine.mobility.shortprogramme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a session is part of. */
public enum SessionKind {
    @JsonProperty("summer-school")
    SUMMER_SCHOOL,
    @JsonProperty("continuing-education")
    CONTINUING_EDUCATION,
    /** A specialised Master's programme. */
    @JsonProperty("ms")
    MS,
    /** Training at a campus abroad, for people there. */
    @JsonProperty("local-training")
    LOCAL_TRAINING
}
