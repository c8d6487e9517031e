package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can happen to a place once it has been decided. */
public enum TurnKind {
    /** The student took it. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** The student left it. */
    @JsonProperty("declined")
    DECLINED,
    /** The student did not answer in time. */
    @JsonProperty("lapsed")
    LAPSED,
    /** It became a mobility. */
    @JsonProperty("nominated")
    NOMINATED,
    /** The mobility was cancelled before arrival. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** An officer gave the student a place out of turn. */
    @JsonProperty("overridden")
    OVERRIDDEN,
    /** A second round has begun, so nobody moves up any more. */
    @JsonProperty("ended")
    ENDED
}
